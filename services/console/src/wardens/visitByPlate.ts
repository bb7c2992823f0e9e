import type { VisitByPlateForm } from "@jiaosuo/vehicles/api"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { type VisitValues, visitForm } from "../vehicles/visit.ts"
import { type PlaceAndTime, written } from "./placeAndTime.ts"

/** Address of the page for a visit without the vehicle's file. */
export const visitPage = "/wardens/visits"

/** What its fields hold. */
export interface VisitByPlateValues
  extends PlaceAndTime,
    Pick<VisitValues, "phone" | "inspectionValidUntil" | "insuranceValidUntil" | "hazards" | "newDriver"> {
  readonly plate?: { readonly kind?: string; readonly number?: string }
  readonly ownerName?: string
  readonly note?: string
}

/** The visit as the contract wants it. */
export const visitByPlateForm = (values: VisitByPlateValues): VisitByPlateForm => {
  const { phone, inspectionValidUntil, insuranceValidUntil, hazards, newDriver, note } = values
  const seen = visitForm({
    phoneConfirmed: false,
    ...(phone === undefined ? {} : { phone }),
    ...(inspectionValidUntil === undefined ? {} : { inspectionValidUntil }),
    ...(insuranceValidUntil === undefined ? {} : { insuranceValidUntil }),
    ...(hazards === undefined ? {} : { hazards }),
    ...(newDriver === undefined ? {} : { newDriver }),
    ...(note === undefined ? {} : { note })
  })
  return {
    plate: { kind: values.plate?.kind ?? "", number: written(values.plate?.number) },
    ownerName: written(values.ownerName),
    phone: seen.phone,
    inspectionValidUntil: seen.inspectionValidUntil,
    insuranceValidUntil: seen.insuranceValidUntil,
    hazards: seen.hazards,
    newDrivers: seen.newDrivers,
    note: seen.note
  }
}

const text = Schema.optional(Schema.String)
const Typed = Schema.Struct({
  plate: Schema.optional(Schema.Struct({ kind: text, number: text })),
  ownerName: text,
  phone: text,
  note: text
})
const decode = Schema.decodeUnknownOption(Typed)
const nothing: typeof Typed.Type = {}

/** What of a visit goes into the list of unregistered vehicles. */
export interface Told {
  readonly number: string
  readonly kind: string
  readonly owner: { readonly kind: "person"; readonly name: string; readonly phone: string }
  readonly note: string
}

/**
 * What was filled in at a visit to a vehicle that is on no file, for the list of unregistered ones (K15). Names and
 * phones go where they are sealed, never into a description.
 */
export const toldAtVisit = (values: unknown): Told => {
  const { plate, ownerName = "", phone = "", note = "" } = Option.getOrElse(decode(values), () => nothing)
  return {
    number: plate?.number ?? "",
    kind: plate?.kind ?? "",
    owner: { kind: "person", name: ownerName, phone },
    note
  }
}
