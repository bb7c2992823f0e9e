import type { StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import type { Principal } from "@jiaosuo/http/Principal"
import type { CommandContext } from "@jiaosuo/kernel/Event"
import { type FieldProblem, type Refusal, text } from "@jiaosuo/kernel/Problem"
import type { District } from "@jiaosuo/reference/Divisions"
import type { RowAnswer, RowPlace } from "./RowAnswer.ts"

/** A row that passed every check of its own: what is left is whether its record is on file already. */
export interface Candidate extends RowPlace {
  readonly _tag: "Candidate"
  readonly warnings: ReadonlyArray<FieldProblem>
  /** Repeating the row repeats the command: the same ids however often the import is resumed. */
  readonly commandId: string
}

/** Whether a checked row still has to be looked up. */
export const isCandidate = <C extends Candidate>(checked: C | RowAnswer): checked is C => "_tag" in checked

/** X3: the sender may not change records of the township that a row says, in the field at `path`. */
export const outsideOfScope = (path: string, township: string, district: District): FieldProblem => {
  const name = district.township(township)?.name ?? township
  return {
    path,
    rule: "X3",
    reason: text(`${name}不在您的辖区内`, `${name} is outside of your townships`)
  }
}

/**
 * Rows that have a key in common with another row: what becomes of one depends on the other. The keys are those of
 * the rows from the first on; a row without one has "".
 */
export const rowsThatShare = (keys: Iterable<string>): ReadonlySet<number> => {
  const shared = new Set<number>()
  const firstRow = new Map<string, number>()
  let row = 0
  for (const key of keys) {
    row++
    if (key === "") continue
    const first = firstRow.get(key)
    if (first === undefined) firstRow.set(key, row)
    else shared.add(first).add(row)
  }
  return shared
}

/** Finds the row that brought a record; null where it was on file before. */
export type RowOfSubject = (subject: string) => number | null

/** Rows by the records that they bring, `rows` of them; made only when somebody asks. */
export const rowsBySubject = (rows: number, subjectOf: (row: number) => string): RowOfSubject => {
  let bySubject: Map<string, number> | undefined
  return (subject) => {
    bySubject ??= new Map(Array.from({ length: rows }, (_, at) => [subjectOf(at + 1), at + 1]))
    return bySubject.get(subject) ?? null
  }
}

/** The order that puts a candidate on file, and what was handed in with it. */
export const orderOfRow = (
  importId: string,
  principal: Principal,
  { commandId, row }: Candidate
): {
  readonly order: { readonly principal: Principal; readonly context: CommandContext }
  readonly content: { readonly importId: string; readonly row: number }
} => ({
  order: {
    principal,
    context: {
      actor: principal.account,
      station: principal.station,
      commandId,
      correlationId: importId,
      causationId: null
    }
  },
  // A row is the same command whatever this version of the code makes of its cells.
  content: { importId, row }
})

/** Everything that the order of a row may come to but a record. */
export type RowFailure<Rejection> =
  | { readonly _tag: "FormIsAtFault"; readonly problems: ReadonlyArray<FieldProblem> }
  | { readonly _tag: "Rejected"; readonly rejection: Rejection }
  | { readonly _tag: "StreamHasMoved" }
  | { readonly _tag: "CommandIdIsTaken" }
  | StoreIsUnavailable

/** Why a row was rejected, in the words of its context. */
export const problemsOf = <Rejection>(
  failure: Exclude<RowFailure<Rejection>, StoreIsUnavailable>,
  refusalOf: (rejection: Rejection) => Refusal
): ReadonlyArray<FieldProblem> => {
  switch (failure._tag) {
    case "FormIsAtFault":
      return failure.problems
    case "Rejected": {
      const { fields, title, rule } = refusalOf(failure.rejection)
      return fields ?? [{ path: "", reason: title, ...(rule === undefined ? {} : { rule }) }]
    }
    case "StreamHasMoved":
    case "CommandIdIsTaken":
      return [
        {
          path: "",
          reason: text("该行未能登记，请再交一次", "The row could not be recorded; hand it in again")
        }
      ]
  }
}
