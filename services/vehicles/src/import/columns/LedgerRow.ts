import type { FieldProblem } from "@jiaosuo/kernel/Problem"
import { readFields } from "@jiaosuo/ledger/columns/RowReading"
import type { RawRow } from "@jiaosuo/ledger/reading/Ledger"
import type { District } from "@jiaosuo/reference/Divisions"
import { problemAt } from "@jiaosuo/reference/Finding"
import { ownerKindOf } from "@jiaosuo/reference/OwnerNumbers"
import { isBlank } from "@jiaosuo/reference/Spelling"
import { resolveVillage } from "@jiaosuo/reference/Villages"
import { Either } from "effect"
import type { RegistrationForm } from "../../domain/forms/VehicleForms.ts"
import type { Warning } from "../../domain/Vehicle.ts"
import type { VehicleTable } from "../VehicleLedger.ts"
import type { LedgerField } from "./LedgerFields.ts"

/** A row as a registration form, with what is wrong or odd about its cells. */
export interface ReadRow {
  readonly form: RegistrationForm
  /** Reasons for which a person has to decide; whoever checks the form adds those about its values. */
  readonly problems: ReadonlyArray<FieldProblem>
  readonly warnings: ReadonlyArray<Warning>
}

const ownerKindWritten = (written: string): "person" | "company" | undefined => {
  if (/^(个人|自然人|私人|私家|person|private|individual)$/i.test(written.trim())) return "person"
  if (/^(单位|企业|公司|法人|组织|company|organi[sz]ation|business)$/i.test(written.trim())) return "company"
  return undefined
}

/**
 * Understands one row: cells become the values of a registration form, names become codes, days get one
 * spelling, the village is found by its code or by its names. Values are not judged here but by the checks
 * of the register; what cannot be understood at all is a problem of its field.
 */
export const readRow = (row: RawRow, table: VehicleTable, district: District): ReadRow => {
  const { values, numbers, problems } = readFields(row, table)
  return assembled(values, numbers, [...problems], district)
}

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
