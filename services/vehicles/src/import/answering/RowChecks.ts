import type { Claim } from "@jiaosuo/event-store/EventStore"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { derivedId } from "@jiaosuo/kernel/Ids"
import { type FieldProblem, text } from "@jiaosuo/kernel/Problem"
import {
  outsideOfScope,
  type Candidate as PassedRow,
  rowsThatShare
} from "@jiaosuo/ledger/answering/Candidates"
import { commandOfRow, distinctProblems, type RowAnswer, rejected } from "@jiaosuo/ledger/answering/RowAnswer"
import { writtenIn } from "@jiaosuo/ledger/columns/Cells"
import { townshipOf } from "@jiaosuo/orders/domain/WithinScope"
import type { District } from "@jiaosuo/reference/Divisions"
import { compactNumber, isBlank } from "@jiaosuo/reference/Spelling"
import { Either } from "effect"
import { type CheckedRegistration, checkRegistration } from "../../domain/forms/RegistrationCheck.ts"
import type { RegistrationForm } from "../../domain/forms/VehicleForms.ts"
import { isGenuine, type Warning } from "../../domain/Vehicle.ts"
import { plateClaim, vinClaim } from "../../domain/VehicleClaims.ts"
import { readRow } from "../columns/LedgerRow.ts"
import type { VehicleTable } from "../VehicleLedger.ts"

/** A row that passed every check of its own: what is left is whether the register has it already. */
export interface Candidate extends PassedRow {
  readonly registration: CheckedRegistration
  readonly warnings: ReadonlyArray<Warning>
  /** K3: what the vehicle would hold for itself alone; null where it has none of its own. */
  readonly plate: Claim | null
  readonly vin: Claim | null
  readonly vehicleId: string
}

/** What rows are checked against. */
export interface RowChecking {
  readonly importId: string
  readonly district: District
  readonly today: CalendarDate
  /** X3: nine-digit codes in which the sender may change the register; null means the whole district. */
  readonly townships: ReadonlyArray<string> | null
}

/** Id of the vehicle that a row brings, as the register derives it from the command id. */
export const vehicleOfRow = (importId: string, row: number): string =>
  derivedId("vehicle", commandOfRow(importId, row))

/** Numbers of persons are not written into answers: what a reason quotes of them is masked. */
const withoutPersonalValues = (
  problems: ReadonlyArray<FieldProblem>,
  { owner }: RegistrationForm
): ReadonlyArray<FieldProblem> => {
  const written = [owner.idNumber, owner.phone, owner.address].filter(
    (value): value is string => typeof value === "string" && value.length >= 4
  )
  const masked = (sentence: string) =>
    written.reduce((text, value) => text.replaceAll(value, `${value.slice(0, 3)}***`), sentence)
  return problems.map((problem) =>
    problem.path.startsWith("owner.")
      ? { ...problem, reason: text(masked(problem.reason.zh), masked(problem.reason.en)) }
      : problem
  )
}

/**
 * Checks one row on its own: its cells, its values (N1–N9, K1), the sender's scope (X3). Pure; whether plate
 * or VIN are held already is asked afterwards, for many rows at once.
 */
export const checkRow = (table: VehicleTable, row: number, checking: RowChecking): Candidate | RowAnswer => {
  const raw = table.rows[row - 1]
  if (raw === undefined) throw new Error(`the ledger has no row ${row}`)
  const place = { row, line: raw.line }
  const { form, problems, warnings } = readRow(raw, table, checking.district)
  const read = checkRegistration(form, checking)
  if (problems.length > 0 || Either.isLeft(read)) {
    const found = distinctProblems([...problems, ...(Either.isLeft(read) ? read.left : [])])
    return rejected(place, withoutPersonalValues(found, form))
  }
  const registration = read.right.value
  const { village, facts } = registration
  if (checking.townships !== null && !checking.townships.includes(townshipOf(village))) {
    return rejected(place, [outsideOfScope("village", townshipOf(village), checking.district)])
  }
  const { plate, vin } = facts
  const commandId = commandOfRow(checking.importId, row)
  return {
    _tag: "Candidate",
    ...place,
    registration,
    warnings: [...warnings, ...read.right.warnings],
    plate:
      plate.number !== null && isGenuine(plate)
        ? plateClaim({ kind: plate.kind, number: plate.number })
        : null,
    vin: vin === null ? null : vinClaim(vin),
    commandId,
    vehicleId: derivedId("vehicle", commandId)
  }
}

/**
 * Rows that have a plate number or a VIN in common with another row of the ledger: what becomes of one depends
 * on the other. Read off the cells alone, so that it costs little; a row too many does no harm.
 */
export const rowsOfOneVehicle = (table: VehicleTable): ReadonlySet<number> =>
  new Set(
    table.columns.flatMap(({ field, index }) => {
      if (field !== "plate.number" && field !== "vin") return []
      const keys = table.rows.map(({ cells }) => {
        const written = writtenIn(cells[index], field, table.shape)
        return "problem" in written || isBlank(written.value) ? "" : compactNumber(written.value)
      })
      return [...rowsThatShare(keys)]
    })
  )

/** What a row shares with another row that hands in the same plate or VIN. */
export const keysOf = ({ plate, vin }: Candidate): ReadonlyArray<string> =>
  [plate, vin].flatMap((claim) => (claim === null ? [] : [`${claim.kind} ${claim.value}`]))

/**
 * Puts rows into rounds so that the order of the ledger is respected: a row that shares a plate or VIN with
 * an earlier one comes in a later round than that one, when it is known what became of it. Rows of one round
 * have nothing in common and are answered at once.
 */
export const inRounds = (candidates: ReadonlyArray<Candidate>): ReadonlyArray<ReadonlyArray<Candidate>> => {
  const lastRoundOf = new Map<string, number>()
  const rounds: Array<Array<Candidate>> = []
  for (const candidate of candidates) {
    const keys = keysOf(candidate)
    const round = Math.max(-1, ...keys.map((key) => lastRoundOf.get(key) ?? -1)) + 1
    for (const key of keys) lastRoundOf.set(key, round)
    const together = rounds[round]
    if (together === undefined) rounds[round] = [candidate]
    else together.push(candidate)
  }
  return rounds
}
