import { EventStore } from "@jiaosuo/event-store/EventStore"
import { idOf, type RecordedEvent } from "@jiaosuo/kernel/Event"
import type { Receipt } from "@jiaosuo/messaging/EventBus"
import { receive } from "@jiaosuo/messaging/Receiver"
import { acknowledged, contextFrom, setAside, told } from "@jiaosuo/orders/Reacting"
import { Effect, Layer, Option, Schema } from "effect"
import { Accidents } from "../Accidents.ts"

/** All that this context has to know of what the register says: which vehicle of which accident it speaks of. */
const Involvement = Schema.Struct({ accidentId: Schema.String, involvedId: Schema.String })
const readInvolvement = Schema.decodeUnknownOption(Involvement)

/** A link of an accident's vehicle with a file of the register. */
interface Linked {
  readonly accidentId: string
  readonly involvedId: string
}

/** The accidents in which the register has a vehicle now, and the township that answers for it, from its stream. */
const standingOf = (events: ReadonlyArray<RecordedEvent>) => {
  const accidents = new Map<string, Linked>()
  let township = ""
  for (const { type, data, township: of } of events) {
    township = of ?? township
    if (type !== "AccidentWasRecorded" && type !== "AccidentWasTakenBack") continue
    const linked = Option.getOrUndefined(readInvolvement(data))
    if (linked === undefined) continue
    const key = `${linked.accidentId}/${linked.involvedId}`
    if (type === "AccidentWasRecorded") accidents.set(key, linked)
    else accidents.delete(key)
  }
  return { accidents: [...accidents.values()], township }
}

/** The kind of command that follows from what the register says. */
const following = "key vehicle of an accident"

/**
 * The register of key vehicles answers when one of its vehicles is named by an accident: its word is kept as a link
 * in the accident's file, and taken out again when the register takes it back. A vehicle that moves to another
 * township takes its links along.
 */
const react = Effect.gen(function* () {
  const accidents = yield* Accidents
  const store = yield* EventStore

  /** The register has the vehicle in an accident, or takes it back. */
  const afterInvolvement = (event: RecordedEvent, { accidentId, involvedId }: Linked) => {
    const link = { vehicleId: involvedId, registeredId: idOf(event.stream) }
    const context = contextFrom(following, event)
    return event.type === "AccidentWasTakenBack"
      ? accidents.unlinkKeyVehicle(accidentId, link, context, event.recordedAt)
      : accidents.linkKeyVehicle(
          accidentId,
          { ...link, registeredTownship: event.township ?? "" },
          context,
          event.recordedAt
        )
  }

  /** Another township answers for the vehicle: the links are told where it is now, however late the event comes. */
  const afterMove = (event: RecordedEvent) =>
    Effect.gen(function* () {
      const standing = standingOf(yield* store.readStream(event.stream))
      for (const { accidentId, involvedId } of standing.accidents) {
        yield* accidents.linkKeyVehicle(
          accidentId,
          { vehicleId: involvedId, registeredId: idOf(event.stream), registeredTownship: standing.township },
          contextFrom(following, event, accidentId, involvedId),
          event.recordedAt
        )
      }
    })

  const handle = (event: RecordedEvent): Effect.Effect<Receipt> => {
    if (event.type === "VehicleWasMoved") return told(afterMove(event))
    if (event.type !== "AccidentWasRecorded" && event.type !== "AccidentWasTakenBack") {
      return Effect.succeed(acknowledged)
    }
    const involvement = Option.getOrUndefined(readInvolvement(event.data))
    return involvement === undefined
      ? Effect.succeed(setAside("the involvement cannot be read"))
      : told(afterInvolvement(event, involvement))
  }
  yield* receive({ name: "accidents-key-vehicles", contexts: ["vehicles"], handle })
})

/** Runs the reaction for as long as the process lives; of several processes one reacts. */
export const layer = Layer.scopedDiscard(react)
