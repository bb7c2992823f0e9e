import { SqlClient } from "@effect/sql/SqlClient"
import { makeCommandHandler, type Rejected } from "@jiaosuo/event-store/CommandHandler"
import type {
  CommandIdIsTaken,
  EventStore,
  StoreIsUnavailable,
  StreamHasMoved
} from "@jiaosuo/event-store/EventStore"
import { PersonalRecords } from "@jiaosuo/event-store/PersonalRecords"
import type { CommandContext } from "@jiaosuo/kernel/Event"
import { derivedId } from "@jiaosuo/kernel/Ids"
import { Clock, Context, Data, Effect, Layer } from "effect"
import { unavailableAt } from "../lists/Failures.ts"
import { type ErasureRejection, erasureAggregate } from "./Erasure.ts"

/** No record of this person was ever kept, or all are erased already and it was not done here. */
export class PersonIsUnknown extends Data.TaggedError("PersonIsUnknown")<{ readonly personId: string }> {}

/** A person was erased: so many records are unreadable from now on. */
export interface Erased {
  readonly id: string
  readonly version: number
  readonly position: number
  readonly records: number
}

/** Erases persons. */
export class Erasures extends Context.Tag("@jiaosuo/townships/Erasures")<
  Erasures,
  {
    /**
     * Records the order, destroys the key with everything that it opens, and records that it is done. If it
     * breaks off between the three, sending the same command again finishes it.
     */
    readonly erase: (order: {
      readonly personId: string
      readonly reason: string
      readonly context: CommandContext
      readonly expectedVersion?: number
    }) => Effect.Effect<
      Erased,
      PersonIsUnknown | Rejected<ErasureRejection> | StreamHasMoved | CommandIdIsTaken | StoreIsUnavailable
    >
  }
>() {}

const make = Effect.gen(function* () {
  const sql = yield* SqlClient
  const personal = yield* PersonalRecords
  const handler = yield* makeCommandHandler(erasureAggregate)

  const isOnRecord = (personId: string) =>
    Effect.map(
      sql`select 1 from personal_keys.key where person_id = ${personId}::uuid`.pipe(
        unavailableAt("look for a person")
      ),
      (rows) => rows.length > 0
    )

  return Erasures.of({
    erase: ({ personId, reason, context, expectedVersion }) =>
      Effect.gen(function* () {
        const known = yield* handler.load(personId)
        if (known._tag === "None" && !(yield* isOnRecord(personId))) {
          return yield* new PersonIsUnknown({ personId })
        }
        const occurredAt = new Date(yield* Clock.currentTimeMillis).toISOString()
        const ordered = yield* handler.handle({
          id: personId,
          command: { _tag: "OrderErasure", personId, reason },
          context,
          occurredAt,
          ...(expectedVersion === undefined ? {} : { expectedVersion })
        })
        if (ordered.state._tag === "Erased") {
          return { ...placeOf(ordered), records: ordered.state.records }
        }
        const { records } = yield* personal.erase(personId)
        const confirmed = yield* handler.handle({
          id: personId,
          command: { _tag: "ConfirmErasure", personId, records },
          context: { ...context, commandId: derivedId("erased", context.commandId) },
          occurredAt,
          // A second attempt finds no record left to count, and is the same command nevertheless.
          content: { personId }
        })
        return {
          ...placeOf(confirmed),
          records: confirmed.state._tag === "Erased" ? confirmed.state.records : records
        }
      }).pipe(Effect.withSpan("Erasures.erase"))
  })
})

const placeOf = ({ id, version, position }: Omit<Erased, "records">) => ({ id, version, position })

/** Erasures kept in the event store. */
export const layer: Layer.Layer<Erasures, never, SqlClient | EventStore | PersonalRecords> = Layer.effect(
  Erasures,
  make
)
