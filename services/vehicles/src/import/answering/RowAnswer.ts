import { type FieldProblem, type Text, text } from "@jiaosuo/kernel/Problem"
import type { Warning } from "../../domain/Vehicle.ts"

/** What one row came to. `accepted` with warnings is accepted all the same (N8). */
export type Outcome = "accepted" | "duplicate" | "rejected"

/** The vehicle that a row repeats: on file already, or from an earlier row of the same ledger. */
export interface Repeated {
  /** Id of the vehicle's file. */
  readonly vehicle: string
  /** Row of this ledger that brought the vehicle; null where it was on file before. */
  readonly row: number | null
}

/** The answer to one row: accepted, a duplicate of something, or rejected because a person has to decide. */
export interface RowAnswer {
  /** 1 is the first row under the headings. */
  readonly row: number
  /** Row number in the file as a spreadsheet shows it. */
  readonly line: number
  readonly outcome: Outcome
  readonly warnings: ReadonlyArray<Warning>
  /** Why it was rejected, or of what it is a duplicate; empty for an accepted row. */
  readonly problems: ReadonlyArray<FieldProblem>
  /** The vehicle of an accepted row, or the one that a duplicate repeats. */
  readonly vehicle: string | null
  /** Row of this ledger that a duplicate repeats. */
  readonly duplicateOfRow: number | null
}

/** Which row of which line is being answered. */
export interface RowPlace {
  readonly row: number
  readonly line: number
}

/** A row that is on file now. */
export const accepted = (
  { row, line }: RowPlace,
  vehicle: string,
  warnings: ReadonlyArray<Warning>
): RowAnswer => ({ row, line, outcome: "accepted", warnings, problems: [], vehicle, duplicateOfRow: null })

/** A row that a person has to decide on. */
export const rejected = ({ row, line }: RowPlace, problems: ReadonlyArray<FieldProblem>): RowAnswer => ({
  row,
  line,
  outcome: "rejected",
  warnings: [],
  problems,
  vehicle: null,
  duplicateOfRow: null
})

/** K3: a row that hands in a vehicle again. */
export const duplicate = ({ row, line }: RowPlace, of: Repeated, path: string): RowAnswer => ({
  row,
  line,
  outcome: "duplicate",
  warnings: [],
  problems: [{ path, rule: "K3", reason: repeatedVehicle(of) }],
  vehicle: of.vehicle,
  duplicateOfRow: of.row
})

const repeatedVehicle = ({ row, vehicle }: Repeated): Text =>
  row === null
    ? text(`该车辆已在档(档案号${vehicle})`, `This vehicle is on file already (file ${vehicle})`)
    : text(`与本台账第${row}行是同一辆车`, `The same vehicle as row ${row} of this ledger`)

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
