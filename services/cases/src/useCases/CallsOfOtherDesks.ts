import type { StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import type { Instant } from "@jiaosuo/kernel/Event"
import { derivedId } from "@jiaosuo/kernel/Ids"
import type { Warning } from "@jiaosuo/orders/domain/Warning"
import { type Ordering, type Prepared, plain } from "@jiaosuo/orders/Ordering"
import type { Answer, Order, OrderFailure } from "@jiaosuo/orders/Orders"
import type { Sealing } from "@jiaosuo/orders/Sealing"
import { Effect, type Either } from "effect"
import type { BoardReader } from "../board/BoardReader.ts"
import type { Case } from "../domain/Case.ts"
import type { CaseCommand } from "../domain/CaseCommands.ts"
import type { CaseRejection } from "../domain/CaseRejections.ts"
import type { CaseOutcome } from "../domain/events/Intake.ts"
import type { CheckedIntake } from "../domain/forms/IntakeChecks.ts"
import { caseIdOf, caseNumberOf } from "./Intake.ts"
import { workerOf } from "./WorkerOf.ts"

/** How a call ended at the desk that took it. */
export interface Closing {
  readonly outcome: CaseOutcome
  readonly at: Instant
}

/** A call of another desk that has been checked already: a row of a file. */
export interface CallOfAnotherDesk {
  readonly intake: CheckedIntake
  readonly warnings: ReadonlyArray<Warning>
  readonly closing: Closing | null
  readonly order: Order
  /** What was handed in: a repeated command id with other content is refused. */
  readonly content: object
}

/** A call that is a case here now. */
export interface TakenOver {
  readonly id: string
  /** Of the last event that it brought. */
  readonly position: number
  /** Row 14: why a case that ended at the other desk is not closed here. */
  readonly leftOpen: CaseRejection | null
}

/** Taking over the calls of other desks. */
export interface CallsOfOtherDesks {
  /**
   * Many calls at once, each with an outcome of its own, in the order given. A number that its desk has given already
   * is refused as `SourceNumberIsTaken`. What ended there is closed here by the rules that hold here: what lacks its
   * legal review stays open. Fails as a whole only where the personal records do not answer; then nothing was decided.
   */
  readonly takeOver: (
    calls: ReadonlyArray<CallOfAnotherDesk>
  ) => Effect.Effect<ReadonlyArray<Either.Either<TakenOver, OrderFailure<CaseRejection>>>, StoreIsUnavailable>
}

/** The use case of taking over, in the way in which orders on a case are given. */
export const makeCallsOfOtherDesks = (
  { give }: Ordering<CaseCommand, Case, CaseRejection>,
  sealing: Sealing,
  board: typeof BoardReader.Service
): CallsOfOtherDesks => {
  /** The case is closed by a command of its own, whose id follows from that of the call. */
  const close = (
    { order, content }: CallOfAnotherDesk,
    { outcome, at }: Closing,
    id: string
  ): Effect.Effect<Answer | CaseRejection, OrderFailure<CaseRejection>> => {
    const { context } = order
    const commandId = derivedId("close", context.commandId)
    const command: CaseCommand = { _tag: "CloseCase", outcome, by: workerOf(order), at, reason: asTheyDid }
    return give(id, plain(command), { ...order, context: { ...context, commandId } }, at, {
      ...content,
      verb: "close"
    }).pipe(Effect.catchTag("Rejected", ({ rejection }) => Effect.succeed(rejection)))
  }

  return {
    takeOver: (calls) =>
      Effect.gen(function* () {
        const sealed = yield* sealing.personsOfEach(
          calls.map(({ intake: { caller }, order }) => ({
            commandId: order.context.commandId,
            persons: caller === null ? [] : [{ as: "caller", values: caller }]
          }))
        )
        const takeOne = (call: CallOfAnotherDesk, i: number) =>
          Effect.gen(function* () {
            const { intake, warnings, closing, order, content } = call
            const home = yield* board.home(intake.place.township, intake.calledAt)
            const id = caseIdOf(order.context.commandId)
            const prepared: Prepared<CaseCommand> = {
              command: {
                _tag: "TakeCase",
                ...intake,
                ...home,
                number: caseNumberOf(id, intake.calledAt),
                caller: sealed[i]?.value[0] ?? null,
                by: workerOf(order),
                at: intake.calledAt,
                warnings
              },
              records: sealed[i]?.records ?? []
            }
            const taken = yield* give(id, prepared, order, intake.calledAt, { ...content, verb: "take" })
            const closed = closing === null ? taken : yield* close(call, closing, id)
            return "_tag" in closed
              ? { id, position: taken.position, leftOpen: closed }
              : { id, position: closed.position, leftOpen: null }
          })
        return yield* Effect.forEach(calls, (call, i) => Effect.either(takeOne(call, i)), {
          concurrency: "unbounded"
        })
      }).pipe(Effect.withSpan("Cases.takeOver", { attributes: { calls: calls.length } }))
  }
}

/** The reason that the event keeps: nobody here closed it. */
const asTheyDid = "来源平台已办结"
