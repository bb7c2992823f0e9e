import type { Rejected } from "@jiaosuo/event-store/CommandHandler"
import type { CommandIdIsTaken, StoreIsUnavailable, StreamHasMoved } from "@jiaosuo/event-store/EventStore"
import type { Principal } from "@jiaosuo/http/Principal"
import type { CommandContext } from "@jiaosuo/kernel/Event"
import { type FieldProblem, type Refusal, text } from "@jiaosuo/kernel/Problem"
import type { Role } from "@jiaosuo/kernel/Role"
import { Data, Effect, Either } from "effect"
import type { Read, ReadForm } from "./domain/FormReading.ts"
import type { Warning } from "./domain/Warning.ts"

/** Who orders something, under which command id, and on which version it was decided (`If-Match`). */
export interface Order {
  readonly principal: Principal
  readonly context: CommandContext
  readonly expectedVersion?: number
}

/** The answer to an order, as HTTP and imports hand it on. */
export interface Answer {
  readonly id: string
  readonly version: number
  readonly position: number
  /** True when this command id had been answered before, and this is that answer. */
  readonly repeated: boolean
  readonly warnings: ReadonlyArray<Warning>
}

/** Values of the form break a rule or cannot be understood; all of them are named. Nothing was decided. */
export class FormIsAtFault extends Data.TaggedError("FormIsAtFault")<{
  readonly problems: ReadonlyArray<FieldProblem>
}> {}

/** Everything that an order may come to but an answer. */
export type OrderFailure<Rejection> =
  | FormIsAtFault
  | Rejected<Rejection>
  | StreamHasMoved
  | CommandIdIsTaken
  | StoreIsUnavailable

/** What somebody with faults in the form is told. */
export const formIsAtFault = (problems: ReadonlyArray<FieldProblem>): Refusal => ({
  code: "FormIsAtFault",
  title: text("填写有误", "The form has faults"),
  fields: problems,
  // One rule for the whole only where there is no doubt about it.
  ...(problems.length === 1 && problems[0]?.rule !== undefined ? { rule: problems[0].rule } : {})
})

/**
 * X3: the townships in which somebody may change the things of a context; null means the whole district.
 * `mayChange` are the roles that may change them at all: to others no township is open.
 */
export const townshipsToChange = (
  principal: Principal,
  mayChange: ReadonlyArray<Role>
): ReadonlyArray<string> | null => (mayChange.includes(principal.role) ? principal.townships : [])

/** Both forms as one: the faults of both are told together. */
export const both = <A, B>(one: ReadForm<A>, other: ReadForm<B>): ReadForm<readonly [A, B]> => {
  if (Either.isLeft(one) || Either.isLeft(other)) {
    return Either.left([...faultsOf(one), ...faultsOf(other)])
  }
  return Either.right({
    value: [one.right.value, other.right.value],
    warnings: [...one.right.warnings, ...other.right.warnings]
  })
}

const faultsOf = <A>(read: ReadForm<A>): ReadonlyArray<FieldProblem> => (Either.isLeft(read) ? read.left : [])

/** The form, or a failure with all its faults. */
export const orFault = <A>(read: ReadForm<A>): Effect.Effect<Read<A>, FormIsAtFault> =>
  Either.isLeft(read) ? Effect.fail(new FormIsAtFault({ problems: read.left })) : Effect.succeed(read.right)
