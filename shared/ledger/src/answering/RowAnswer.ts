import { derivedId } from "@jiaosuo/kernel/Ids"
import { type FieldProblem, text } from "@jiaosuo/kernel/Problem"

/** What one row came to. `accepted` with warnings is accepted all the same. */
export type Outcome = "accepted" | "duplicate" | "rejected"

/** The answer to one row: accepted, a duplicate of something, or rejected because a person has to decide. */
export interface RowAnswer {
  /** 1 is the first row under the headings. */
  readonly row: number
  /** Row number in the file as a spreadsheet shows it. */
  readonly line: number
  readonly outcome: Outcome
  readonly warnings: ReadonlyArray<FieldProblem>
  /** Why it was rejected, or of what it is a duplicate; empty for an accepted row. */
  readonly problems: ReadonlyArray<FieldProblem>
  /** Id of the record that an accepted row brought, or of the one that a duplicate repeats. */
  readonly subject: string | null
  /** Row of this ledger that a duplicate repeats. */
  readonly duplicateOfRow: number | null
}

/** Which row of which line is being answered. */
export interface RowPlace {
  readonly row: number
  readonly line: number
}

/** The record that a row repeats: on file already, or from an earlier row of the same ledger. */
export interface Repeated {
  readonly subject: string
  /** Row of this ledger that brought it; null where it was on file before. */
  readonly row: number | null
}

/** A row whose record is on file now. */
export const accepted = (
  { row, line }: RowPlace,
  subject: string,
  warnings: ReadonlyArray<FieldProblem>
): RowAnswer => ({ row, line, outcome: "accepted", warnings, problems: [], subject, duplicateOfRow: null })

/** A row that a person has to decide on. */
export const rejected = ({ row, line }: RowPlace, problems: ReadonlyArray<FieldProblem>): RowAnswer => ({
  row,
  line,
  outcome: "rejected",
  warnings: [],
  problems,
  subject: null,
  duplicateOfRow: null
})

/** A row that hands in a record again; the problem says of what, and by which rule it is the same. */
export const duplicate = ({ row, line }: RowPlace, of: Repeated, problem: FieldProblem): RowAnswer => ({
  row,
  line,
  outcome: "duplicate",
  warnings: [],
  problems: [problem],
  subject: of.subject,
  duplicateOfRow: of.row
})

/** What is left where the program itself fails on a row: a person hands it in again, the log says why. */
export const unanswerable = (place: RowPlace): RowAnswer =>
  rejected(place, [
    {
      path: "",
      reason: text(
        "系统处理该行时出错，请再交一次；仍然出错请联系管理员",
        "The system failed on this row: hand it in again, and tell the administrator if it fails again"
      )
    }
  ])

/** Sums over answers; accepted + duplicate + rejected = rows, always. */
export interface Totals {
  readonly rows: number
  readonly accepted: number
  /** Accepted rows that have a warning. */
  readonly warnings: number
  readonly duplicate: number
  readonly rejected: number
}

/** The sums of some answers. */
export const totalsOf = (answers: ReadonlyArray<RowAnswer>): Totals => {
  const totals = { rows: answers.length, accepted: 0, warnings: 0, duplicate: 0, rejected: 0 }
  for (const { outcome, warnings } of answers) {
    totals[outcome]++
    if (outcome === "accepted" && warnings.length > 0) totals.warnings++
  }
  return totals
}

/** Problems that say the same about the same field are told once, in the order they were found. */
export const distinctProblems = (problems: ReadonlyArray<FieldProblem>): ReadonlyArray<FieldProblem> => {
  const paths = new Set<string>()
  const firstOfPath = problems.filter(({ path }) => !paths.has(path) && paths.add(path))
  return firstOfPath
}

/** Command id of one row of one import: the same however often the import is resumed. */
export const commandOfRow = (importId: string, row: number): string => derivedId("import", importId, row)
