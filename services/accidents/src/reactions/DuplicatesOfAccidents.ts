import { type CommandContext, idOf, type RecordedEvent } from "@jiaosuo/kernel/Event"
import { derivedId } from "@jiaosuo/kernel/Ids"
import type { Receipt } from "@jiaosuo/messaging/EventBus"
import { receive } from "@jiaosuo/messaging/Receiver"
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

/** How soon a store that did not answer is asked again. */
const soon: Receipt = { _tag: "Retry", delayMillis: 1_000 }

const acknowledged: Receipt = { _tag: "Ack" }

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
    const following = (what: string): CommandContext => ({
      actor: event.actor,
      station: event.station,
      commandId: derivedId("duplicate of an accident", event.id, what),
      correlationId: event.correlationId,
      causationId: event.id
    })
    return Effect.gen(function* () {
      const accident = yield* accidents.load(merged)
      const standing = accident === undefined ? undefined : onFile(accident)?.standing
      const isInIt = standing?._tag === "Merged" && standing.into === other
      yield* isInIt
        ? accidents.takeInDuplicate(other, merged, following("taken in"), event.recordedAt)
        : accidents.giveBackDuplicate(other, merged, following("given back"), event.recordedAt)
      return acknowledged
    }).pipe(
      Effect.catchTags({
        StoreIsUnavailable: () => Effect.succeed(soon),
        StreamHasMoved: () => Effect.succeed(soon),
        CommandIdIsTaken: () => Effect.succeed(acknowledged),
        Rejected: ({ rejection }) => Effect.succeed<Receipt>({ _tag: "Reject", reason: rejection._tag }),
        FormIsAtFault: () => Effect.succeed<Receipt>({ _tag: "Reject", reason: "FormIsAtFault" })
      })
    )
  }
  yield* receive({ name: "accidents-duplicates", contexts: ["accidents"], handle })
})

/** Runs the reaction for as long as the process lives; of several processes one reacts. */
export const layer = Layer.scopedDiscard(react)
