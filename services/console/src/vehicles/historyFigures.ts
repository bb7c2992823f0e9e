import type { FigureLine } from "../file/FileHistory.tsx"
import type { Messages } from "../messages/zh.ts"
import { nameOf, type Reference } from "../reference/Reference.tsx"

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** What the reader has no use for: ids, and what the heading says already. */
const silent: ReadonlySet<string> = new Set([
  "_tag",
  "reason",
  "warnings",
  "visitId",
  "visitedAt",
  "visitedBy",
  "hazardId",
  "driverId",
  "personId",
  "recordId",
  "known",
  "masked",
  "erased",
  "foundAt",
  "clearedAt",
  "driversSeen",
  "previousLicence"
])

const plainWords = (messages: Messages): Readonly<Record<string, string>> => ({
  plate: messages.vehicle.plate,
  vin: "VIN",
  vehicleType: messages.vehicle.type,
  use: messages.vehicle.use,
  purpose: messages.vehicle.purpose,
  brand: messages.vehicle.brand,
  colour: messages.vehicle.colour,
  fuel: messages.vehicle.fuel,
  seats: messages.vehicle.seats,
  loadKg: messages.vehicle.load,
  owner: messages.vehicle.owner,
  previousOwner: messages.file.previousOwner,
  person: messages.visit.driverName,
  village: messages.vehicle.village,
  from: messages.file.from,
  firstRegisteredOn: messages.vehicle.firstRegisteredOn,
  inspectionValidUntil: messages.vehicle.inspectionValidUntil,
  insuranceValidUntil: messages.vehicle.insuranceValidUntil,
  inspectionSeenUntil: messages.vehicle.inspectionValidUntil,
  insuranceSeenUntil: messages.vehicle.insuranceValidUntil,
  validUntil: messages.file.validUntil,
  previousValidUntil: messages.file.previousValidUntil,
  inspectedOn: messages.file.inspectedOn,
  insurer: messages.file.insurer,
  policyNumber: messages.file.policyNumber,
  permit: messages.file.permitKind,
  hazard: messages.file.hazardKind,
  hazardsSeen: messages.visit.hazards,
  ownerConfirmed: messages.visit.ownerConfirmed,
  phoneConfirmed: messages.visit.phoneConfirmed,
  licence: messages.visit.licenceClass,
  transferredOn: messages.file.transferredOn,
  ground: messages.file.ground,
  deregisteredOn: messages.file.deregisteredOn,
  until: messages.file.until,
  note: messages.common.note
})

const ownerWords = (owner: Readonly<Record<string, unknown>>, messages: Messages): string => {
  const person = isRecord(owner["person"]) ? owner["person"] : owner
  const name = person["name"]
  return typeof name === "string" ? name : messages.file.erased
}

const valueWords = (key: string, value: unknown, messages: Messages, reference: Reference): string => {
  if (value === null || value === undefined || value === "") return ""
  if (typeof value === "boolean") return value ? messages.common.yes : messages.common.no
  if (typeof value === "number") return String(value)
  if (Array.isArray(value)) {
    return value.map((one: unknown) => valueWords(key, one, messages, reference)).join("、")
  }
  if (isRecord(value)) {
    switch (key) {
      case "owner":
      case "previousOwner":
      case "person":
        return ownerWords(value, messages)
      case "plate":
        return `${nameOf(reference.plateKinds, String(value["kind"] ?? ""))} ${value["number"] ?? messages.vehicle.noPlate}`
      case "licence":
        return [value["class"], value["validUntil"] ?? messages.file.longTerm].join(" · ")
      case "permit": {
        const kind = String(value["kind"] ?? "")
        const name = kind in messages.permits ? messages.permits[kind as keyof Messages["permits"]] : kind
        return [name, value["number"], value["validUntil"]]
          .filter((part) => typeof part === "string")
          .join(" · ")
      }
      default:
        return ""
    }
  }
  if (typeof value !== "string") return ""
  switch (key) {
    case "vehicleType":
      return nameOf(reference.vehicleTypes, value)
    case "use":
      return nameOf(reference.uses, value)
    case "purpose":
      return nameOf(reference.purposes, value)
    case "colour":
      return [...value].map((code) => nameOf(reference.colours, code)).join("、")
    case "fuel":
      return nameOf(reference.fuels, value)
    case "village":
    case "from":
      return nameOf(reference.villages, value)
    case "hazard":
    case "hazardsSeen":
      return nameOf(reference.hazards, value)
    case "ground":
      return value in messages.grounds ? messages.grounds[value as keyof Messages["grounds"]] : value
    default:
      return value
  }
}

/** The values of an event that a person wants to read, in words; ids and bookkeeping are left out. */
export const figureLines = (
  figures: Readonly<Record<string, unknown>>,
  messages: Messages,
  reference: Reference
): ReadonlyArray<FigureLine> => {
  const words = plainWords(messages)
  const corrected = figures["corrected"]
  const all = isRecord(corrected) ? { ...figures, ...corrected } : figures
  return Object.entries(all).flatMap(([key, value]) => {
    const name = words[key]
    if (silent.has(key) || name === undefined) return []
    const said = valueWords(key, value, messages, reference)
    return said === "" ? [] : [{ name, value: said }]
  })
}
