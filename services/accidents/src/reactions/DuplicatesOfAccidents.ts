import { idOf, type RecordedEvent } from "@jiaosuo/kernel/Event"
import type { Receipt } from "@jiaosuo/messaging/EventBus"
import { receive } from "@jiaosuo/messaging/Receiver"
import { acknowledged, contextFrom, told } from "@jiaosuo/orders/Reacting"
import { Effect, Layer, Option, Schema } from "effect"
import { Accidents } from "../Accidents.ts"
import { onFile } from "../domain/Accident.ts"

const readInto = Schema.decodeUnknownOption(Schema.Struct({ into: Schema.String }))
const readFrom = Schema.decodeUnknownOption(Schema.Struct({ from: Schema.String }))

/** The file that a merge, or its undoing, is about; undefined for all other events. */
const otherFileIn = ({ type, data }: RecordedEvent): string | undefined => {
  switch (type) {
    case "AccidentWasMerged":
      return Option.getOrUndefined(readInto(data))?.into
    case "MergeWasUndone":
      return Option.getOrUndefined(readFrom(data))?.from
    default:
      return undefined
  }
}

/** The kind of command that follows from a merge or its undoing. */
const following = "duplicate of an accident"

/**
 * Tells a file which others are merged into it. After a merge and after its undoing the merged file is looked at as
 * it stands now, and the other one brought level with it: how often or how late an event comes does not matter.
 */
const react = Effect.gen(function* () {
  const accidents = yield* Accidents
  const handle = (event: RecordedEvent): Effect.Effect<Receipt> => {
    const other = otherFileIn(event)
    if (other === undefined) return Effect.succeed(acknowledged)
    const merged = idOf(event.stream)
    const brought = Effect.gen(function* () {
      const accident = yield* accidents.load(merged)
      const standing = accident === undefined ? undefined : onFile(accident)?.standing
      const isInIt = standing?._tag === "Merged" && standing.into === other
      return yield* isInIt
        ? accidents.takeInDuplicate(
            other,
            merged,
            contextFrom(following, event, "taken in"),
            event.recordedAt
          )
        : accidents.giveBackDuplicate(
            other,
            merged,
            contextFrom(following, event, "given back"),
            event.recordedAt
          )
    })
    return told(brought)
  }
  yield* receive({ name: "accidents-duplicates", contexts: ["accidents"], handle })
})

/** Runs the reaction for as long as the process lives; of several processes one reacts. */
export const layer = Layer.scopedDiscard(react)
