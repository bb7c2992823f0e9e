import { type CommandContext, idOf, type RecordedEvent } from "@jiaosuo/kernel/Event"
import { derivedId } from "@jiaosuo/kernel/Ids"
import type { Receipt } from "@jiaosuo/messaging/EventBus"
import { receive } from "@jiaosuo/messaging/Receiver"
import { Effect, Layer, Option, Schema } from "effect"
import { Accidents } from "../Accidents.ts"

/** All that this context has to know of what the register says: which vehicle of which accident it speaks of. */
const Involvement = Schema.Struct({ accidentId: Schema.String, involvedId: Schema.String })
const readInvolvement = Schema.decodeUnknownOption(Involvement)

/** How soon a store that did not answer is asked again. */
const soon: Receipt = { _tag: "Retry", delayMillis: 1_000 }

const acknowledged: Receipt = { _tag: "Ack" }

/**
 * The register of key vehicles answers when one of its vehicles is named by an accident: its word is kept as a link
 * in the accident's file, and taken out again when the register takes it back.
 */
const react = Effect.gen(function* () {
  const accidents = yield* Accidents
  const handle = (event: RecordedEvent): Effect.Effect<Receipt> => {
    if (event.type !== "AccidentWasRecorded" && event.type !== "AccidentWasTakenBack") {
      return Effect.succeed(acknowledged)
    }
    const involvement = Option.getOrUndefined(readInvolvement(event.data))
    if (involvement === undefined) {
      return Effect.succeed({ _tag: "Reject", reason: "the involvement cannot be read" })
    }
    const { accidentId, involvedId } = involvement
    const registeredId = idOf(event.stream)
    const context: CommandContext = {
      actor: event.actor,
      station: event.station,
      commandId: derivedId("key vehicle of an accident", event.id),
      correlationId: event.correlationId,
      causationId: event.id
    }
    const told =
      event.type === "AccidentWasTakenBack"
        ? accidents.unlinkKeyVehicle(
            accidentId,
            { vehicleId: involvedId, registeredId },
            context,
            event.recordedAt
          )
        : accidents.linkKeyVehicle(
            accidentId,
            { vehicleId: involvedId, registeredId, registeredTownship: event.township ?? "" },
            context,
            event.recordedAt
          )
    return told.pipe(
      Effect.as(acknowledged),
      Effect.catchTags({
        StoreIsUnavailable: () => Effect.succeed(soon),
        StreamHasMoved: () => Effect.succeed(soon),
        CommandIdIsTaken: () => Effect.succeed(acknowledged),
        Rejected: ({ rejection }) => Effect.succeed<Receipt>({ _tag: "Reject", reason: rejection._tag }),
        FormIsAtFault: () => Effect.succeed<Receipt>({ _tag: "Reject", reason: "FormIsAtFault" })
      })
    )
  }
  yield* receive({ name: "accidents-key-vehicles", contexts: ["vehicles"], handle })
})

/** Runs the reaction for as long as the process lives; of several processes one reacts. */
export const layer = Layer.scopedDiscard(react)
