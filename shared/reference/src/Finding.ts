import { type FieldProblem, type Text, text } from "@jiaosuo/kernel/Problem"
import { Either } from "effect"

/**
 * What a check found wrong (or only odd) about one value. `code` is stable and never translated; a
 * program may act on it. `rule` is the rulebook id that says so, null where plain sense says it (a
 * 30 February).
 */
export interface Finding {
  readonly code: string
  readonly rule: string | null
  readonly reason: Text
}

/** A value that passed, in its normal form, with what a person should know about it all the same. */
export interface Accepted<A> {
  readonly value: A
  readonly warnings: ReadonlyArray<Finding>
}

/** Right: the value in its normal form, perhaps with warnings. Left: why it cannot be taken. */
export type Checked<A> = Either.Either<Accepted<A>, Finding>

const noWarnings: ReadonlyArray<Finding> = []

/** One finding with its sentence in both languages. */
export const finding = (code: string, rule: string | null, zh: string, en: string): Finding => ({
  code,
  rule,
  reason: text(zh, en)
})

/** A value that passed without or with warnings. */
export const accepted = <A>(value: A, warnings: ReadonlyArray<Finding> = noWarnings): Checked<A> =>
  Either.right({ value, warnings })

/** A value that did not pass. */
export const refused = <A = never>(
  code: string,
  rule: string | null,
  zh: string,
  en: string
): Either.Either<Accepted<A>, Finding> => Either.left(finding(code, rule, zh, en))

/** A finding as the problem of one field of a command: `plate.number`. */
export const problemAt = (path: string, found: Finding): FieldProblem => ({
  path,
  reason: found.reason,
  ...(found.rule === null ? {} : { rule: found.rule })
})
