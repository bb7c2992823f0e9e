import type { StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import type { Instant } from "@jiaosuo/kernel/Event"
import { derivedId } from "@jiaosuo/kernel/Ids"
import type { PersonalValues } from "@jiaosuo/orders/domain/Persons"
import type { Ordering } from "@jiaosuo/orders/Ordering"
import type { Answer, Order, OrderFailure } from "@jiaosuo/orders/Orders"
import type { SealedPerson, Sealing } from "@jiaosuo/orders/Sealing"
import { Effect, type Either } from "effect"
import type { Accident } from "../domain/Accident.ts"
import type { AccidentCommand } from "../domain/AccidentCommands.ts"
import type { EventOf } from "../domain/AccidentEvents.ts"
import type { AccidentRejection } from "../domain/AccidentRejections.ts"
import { accidentId } from "./Filing.ts"

type Recorded = EventOf<"HistoricalAccidentWasRecorded">

/** A person of an accident of the past: what the source says of them, and of whom it speaks where it does. */
export interface HistoricalPersonEntry
  extends Omit<Recorded["persons"][number], "participantId" | "person" | "known"> {
  readonly values: PersonalValues | null
}

/** An accident of the past that has been checked already: a row of a file, with its persons. */
export interface HistoricalEntry {
  readonly accident: Omit<Recorded, "_tag" | "persons">
  readonly persons: ReadonlyArray<HistoricalPersonEntry>
  readonly order: Order
  readonly at: Instant
  /** What was handed in: a repeated command id with other content is refused. */
  readonly content: unknown
}

/** Taking over accidents of other records (A23). */
export interface History {
  /**
   * Many accidents at once, each with an outcome of its own, in the order given. A number that its source has
   * already given is refused as `SourceNumberIsTaken`. Personal values are sealed together, and the appends of all
   * of them share transactions. Fails as a whole only where the personal records do not answer; then nothing was
   * decided. That the giver may import is for the caller to have asked; their townships are asked here (X3).
   */
  readonly recordAll: (
    entries: ReadonlyArray<HistoricalEntry>
  ) => Effect.Effect<
    ReadonlyArray<Either.Either<Answer, OrderFailure<AccidentRejection>>>,
    StoreIsUnavailable
  >
}

/** The use case of taking over, in the way in which orders on an accident are given. */
export const makeHistory = (
  { give }: Ordering<AccidentCommand, Accident, AccidentRejection>,
  sealing: Sealing
): History => ({
  recordAll: (entries) =>
    Effect.gen(function* () {
      const sealed = yield* sealing.personsOfEach(
        entries.map(({ persons, order }) => ({
          commandId: order.context.commandId,
          persons: persons.flatMap(({ values }, index) =>
            values === null ? [] : [{ as: "participant", index, values }]
          )
        }))
      )
      return yield* Effect.forEach(
        entries,
        ({ accident, persons, order, at, content }, i) => {
          const { commandId } = order.context
          const named = [...(sealed[i]?.value ?? [])]
          const command: AccidentCommand = {
            _tag: "RecordHistoricalAccident",
            ...accident,
            persons: persons.map(({ values, ...said }, index) => ({
              participantId: derivedId("participant", commandId, index),
              ...(values === null ? { person: null, known: null } : (named.shift() as SealedPerson)),
              ...said
            }))
          }
          const prepared = { command, records: sealed[i]?.records ?? [] }
          return Effect.either(give(accidentId(commandId), prepared, order, at, content))
        },
        { concurrency: "unbounded" }
      )
    }).pipe(Effect.withSpan("Accidents.recordAll", { attributes: { entries: entries.length } }))
})
