import { type FieldProblem, text } from "@jiaosuo/kernel/Problem"
import {
  type CodeTable,
  colours,
  fuels,
  plateKinds,
  purposes,
  uses,
  vehicleTypes
} from "@jiaosuo/reference/CodeTables"
import type { District } from "@jiaosuo/reference/Divisions"
import { problemAt } from "@jiaosuo/reference/Finding"
import { ownerKindOf } from "@jiaosuo/reference/OwnerNumbers"
import { halfWidth, isBlank } from "@jiaosuo/reference/Spelling"
import { resolveVillage } from "@jiaosuo/reference/Villages"
import { Either } from "effect"
import type { RegistrationForm } from "../../domain/forms/VehicleForms.ts"
import type { Warning } from "../../domain/Vehicle.ts"
import { cellText, type LedgerCell, type RawRow } from "../reading/Ledger.ts"
import { pathOf, writtenIn } from "./Cells.ts"
import { dateFields, fieldNames, type LedgerField, numberFields, remarkFields } from "./LedgerFields.ts"
import type { LedgerColumn, LedgerTable } from "./LedgerTable.ts"
import { comparableValue } from "./Mapping.ts"

/** A row as a registration form, with what is wrong or odd about its cells. */
export interface ReadRow {
  readonly form: RegistrationForm
  /** Reasons for which a person has to decide; whoever checks the form adds those about its values. */
  readonly problems: ReadonlyArray<FieldProblem>
  readonly warnings: ReadonlyArray<Warning>
}

/** Columns whose values are codes; names are taken, too. */
const codeColumns: Partial<Record<LedgerField, CodeTable>> = {
  "plate.kind": plateKinds,
  vehicleType: vehicleTypes,
  use: uses,
  purpose: purposes,
  colour: colours,
  fuel: fuels
}

const numberOf = (written: string, factor: number): number | undefined => {
  const plain = halfWidth(written)
    .replace(/[\s,]/g, "")
    .replace(/(kg|千克|公斤|人|座|位)$/i, "")
  if (!/^\d{1,9}(\.\d{1,6})?$/.test(plain)) return undefined
  const value = Math.round(Number(plain) * factor * 1e6) / 1e6
  return Number.isInteger(value) ? value : undefined
}

/** The day that a cell means, in the spelling of the forms; what is not understood stays as it is written. */
const dayWritten = (cell: LedgerCell | undefined, value: string, column: LedgerColumn): string => {
  for (const { pattern, order } of column.spelling?.dates ?? []) {
    const parts = pattern.exec(halfWidth(value))
    if (parts === null) continue
    const part = (letter: "Y" | "M" | "D") => (parts[order.indexOf(letter) + 1] ?? "").padStart(2, "0")
    return `${part("Y")}-${part("M")}-${part("D")}`
  }
  // A number in a column of days: 20230218 says so itself, 44975 is the spreadsheet's day number.
  const isNumber = cell !== undefined && typeof cell !== "string" && cell.kind === "number"
  return isNumber && !/^\d{8}$/.test(value) ? (cell.day ?? value) : value
}

const ownerKindWritten = (written: string): "person" | "company" | undefined => {
  if (/^(个人|自然人|私人|私家|person|private|individual)$/i.test(written.trim())) return "person"
  if (/^(单位|企业|公司|法人|组织|company|organi[sz]ation|business)$/i.test(written.trim())) return "company"
  return undefined
}

/** A row of another shape than its headings: values that moved, or headings repeated on a new page. */
const shapeProblem = (row: RawRow, table: LedgerTable): FieldProblem | undefined => {
  const repeated = table.columns.filter(
    (column) => cellText(row.cells[column.index]).trim() === column.heading && column.heading !== ""
  )
  if (repeated.length >= 3) {
    return { path: "", reason: text("这一行重复了表头", "This row repeats the headings") }
  }
  if (table.format !== "csv") return undefined
  const width = table.headings.length
  const beyond = row.cells.slice(width).some((cell) => cellText(cell).trim() !== "")
  const cut = table.columns.some(
    (column) => column.index >= row.cells.length && !remarkFields.has(column.field)
  )
  if (!beyond && !cut) return undefined
  return {
    path: "",
    reason: text(
      `这一行有 ${row.cells.length} 个值，表头有 ${width} 列：可能多了或少了分隔符`,
      `The row has ${row.cells.length} values for ${width} headings: a separator too many or too few`
    )
  }
}

/**
 * Understands one row: cells become the values of a registration form, names become codes, days get one
 * spelling, the village is found by its code or by its names. Values are not judged here but by the checks
 * of the register; what cannot be understood at all is a problem of its field.
 */
export const readRow = (row: RawRow, table: LedgerTable, district: District): ReadRow => {
  const problems: Array<FieldProblem> = []
  const values = new Map<LedgerField, string>()
  const numbers = new Map<LedgerField, number>()
  const misshapen = shapeProblem(row, table)
  if (misshapen !== undefined) problems.push(misshapen)

  for (const column of table.columns) {
    const { field, spelling } = column
    const cell = row.cells[column.index]
    const written = writtenIn(cell, field)
    if ("problem" in written) {
      problems.push(written.problem)
      continue
    }
    if (written.value === "" || values.has(field) || numbers.has(field)) continue
    const value = spelling?.values.get(comparableValue(written.value)) ?? written.value
    if (numberFields.has(field)) {
      if (isBlank(value)) continue
      const number = numberOf(value, spelling?.factor ?? 1)
      if (number !== undefined) numbers.set(field, number)
      else problems.push(notANumber(field, value))
    } else if (dateFields.has(field)) values.set(field, dayWritten(cell, value, column))
    else values.set(field, codeColumns[field]?.codeOf(value) ?? value)
  }
  for (const [field, value] of table.mapping.fixed) {
    if (numberFields.has(field)) {
      const number = numberOf(value, 1)
      if (number !== undefined && !numbers.has(field)) numbers.set(field, number)
    } else if (!values.has(field)) values.set(field, codeColumns[field]?.codeOf(value) ?? value)
  }
  return assembled(values, numbers, problems, district)
}

const notANumber = (field: LedgerField, value: string): FieldProblem => ({
  path: pathOf(field),
  reason: text(
    `${fieldNames[field].zh}：“${value}”不是整数`,
    `${fieldNames[field].en}: "${value}" is not a whole number`
  )
})

const assembled = (
  values: ReadonlyMap<LedgerField, string>,
  numbers: ReadonlyMap<LedgerField, number>,
  problems: Array<FieldProblem>,
  district: District
): ReadRow => {
  const optional = (field: LedgerField): string | null => values.get(field) ?? null
  const warnings: Array<Warning> = []
  const place = resolveVillage(district, {
    code: values.get("village"),
    township: values.get("township"),
    village: values.get("villageName")
  })
  if (Either.isLeft(place)) problems.push(problemAt("village", place.left))
  else warnings.push(...place.right.warnings.map((found) => problemAt("village", found)))
  const name = values.get("owner.name") ?? ""
  const idNumber = optional("owner.idNumber")
  const form: RegistrationForm = {
    plate: { kind: values.get("plate.kind") ?? "", number: optional("plate.number") },
    vin: optional("vin"),
    vehicleType: values.get("vehicleType") ?? "",
    use: values.get("use") ?? "",
    purpose: optional("purpose"),
    brand: optional("brand"),
    colour: optional("colour"),
    fuel: optional("fuel"),
    owner: {
      kind:
        ownerKindWritten(values.get("owner.kind") ?? "") ??
        ownerKindOf(isBlank(idNumber) ? "" : idNumber, name),
      name,
      idNumber,
      phone: optional("owner.phone"),
      address: optional("owner.address")
    },
    village: Either.isRight(place) ? place.right.value.code : (values.get("village") ?? ""),
    firstRegisteredOn: optional("firstRegisteredOn"),
    inspectionValidUntil: optional("inspectionValidUntil"),
    insuranceValidUntil: optional("insuranceValidUntil"),
    seats: numbers.get("seats") ?? null,
    loadKg: numbers.get("loadKg") ?? null,
    note: optional("note")
  }
  return { form, problems, warnings }
}
