import { type OwnerValues, ownerForm, withoutPlate } from "./registration.ts"
import { actOnVehicle, type VehicleFile, type Verb } from "./vehicleCalls.ts"

/** What the fields of any action hold; each action uses its own few. */
export interface ActionValues {
  readonly village?: string
  readonly owner?: OwnerValues
  readonly plate?: { readonly kind?: string; readonly number?: string }
  readonly transferredOn?: string
  readonly validUntil?: string
  readonly inspectedOn?: string
  readonly insurer?: string
  readonly policyNumber?: string
  readonly permitKind?: keyof typeof permitKinds
  readonly number?: string
  readonly issuedOn?: string
  readonly hazard?: string
  readonly hazardId?: string
  readonly until?: string
  readonly ground?: keyof typeof grounds
  readonly deregisteredOn?: string
  readonly name?: string
  readonly idNumber?: string
  readonly phone?: string
  readonly driverId?: string
  readonly licenceClass?: string
  readonly licenceUntil?: string
  readonly note?: string
  readonly reason?: string
  readonly corrected?: CorrectedValues
}

/** Values of the file that can be put right; what stays undefined stays as it is. */
export interface CorrectedValues {
  readonly vehicleType?: string
  readonly use?: string
  readonly purpose?: string
  readonly vin?: string
  readonly brand?: string
  readonly colour?: string
  readonly fuel?: string
  readonly firstRegisteredOn?: string
  readonly inspectionValidUntil?: string
  readonly insuranceValidUntil?: string
  readonly seats?: number | null
  readonly loadKg?: number | null
  readonly note?: string
  readonly ownerName?: string
  readonly ownerNumber?: string
  readonly ownerPhone?: string
}

export const permitKinds = {
  "road-transport": true,
  "dangerous-goods": true,
  "highly-toxic-pass": true,
  "school-bus-licence": true,
  "school-bus-mark": true
} as const

export const grounds = {
  scrapped: true,
  lost: true,
  exported: true,
  "moved-out": true,
  "duplicate-file": true,
  "registered-by-mistake": true,
  other: true
} as const

const written = (text: string | undefined): string | null => {
  const trimmed = text?.trim() ?? ""
  return trimmed === "" ? null : trimmed
}

const plateForm = (plate: ActionValues["plate"]) => ({
  kind: plate?.kind ?? "",
  number: plate?.kind === withoutPlate ? null : written(plate?.number)
})

/** Only what differs from the file is sent: a correction names what was wrong. */
const correction = (file: VehicleFile, corrected: CorrectedValues = {}) => {
  const changed: Record<string, string | number | null> = {}
  const texts = [
    "vehicleType",
    "use",
    "purpose",
    "vin",
    "brand",
    "colour",
    "fuel",
    "firstRegisteredOn",
    "inspectionValidUntil",
    "insuranceValidUntil",
    "note"
  ] as const
  for (const key of texts) {
    const value = written(corrected[key])
    if (value !== file[key]) changed[key] = value
  }
  for (const key of ["seats", "loadKg"] as const) {
    const value = corrected[key] ?? null
    if (value !== file[key]) changed[key] = value
  }
  // The personal fields begin empty, because what is on file is masked: empty means unchanged.
  const owner = Object.fromEntries(
    (
      [
        ["name", corrected.ownerName],
        ["idNumber", corrected.ownerNumber],
        ["phone", corrected.ownerPhone]
      ] as const
    ).flatMap(([key, value]) => (written(value) === null ? [] : [[key, written(value)] as const]))
  )
  return Object.keys(owner).length === 0 ? changed : { ...changed, owner }
}

/** One action on the file as the contract wants it. */
export const act = (verb: Verb, file: VehicleFile, commandId: string, values: ActionValues) => {
  const reason = written(values.reason)
  const version = file.version
  const licence = { class: values.licenceClass ?? "", validUntil: written(values.licenceUntil) }
  switch (verb) {
    case "correct":
      return actOnVehicle(verb, file.id, commandId, version, {
        ...correction(file, values.corrected),
        reason
      })
    case "move":
      return actOnVehicle(verb, file.id, commandId, version, { village: values.village ?? "", reason })
    case "transfer":
      return actOnVehicle(verb, file.id, commandId, version, {
        owner: ownerForm(values.owner),
        ...(values.village === undefined ? {} : { village: values.village }),
        transferredOn: written(values.transferredOn),
        reason
      })
    case "replate":
      return actOnVehicle(verb, file.id, commandId, version, { plate: plateForm(values.plate), reason })
    case "record-inspection":
      return actOnVehicle(verb, file.id, commandId, version, {
        validUntil: values.validUntil ?? "",
        inspectedOn: written(values.inspectedOn),
        reason
      })
    case "record-insurance":
      return actOnVehicle(verb, file.id, commandId, version, {
        validUntil: values.validUntil ?? "",
        insurer: written(values.insurer),
        policyNumber: written(values.policyNumber),
        reason
      })
    case "record-permit":
      return actOnVehicle(verb, file.id, commandId, version, {
        kind: values.permitKind ?? "road-transport",
        number: written(values.number),
        issuedOn: written(values.issuedOn),
        validUntil: written(values.validUntil),
        reason
      })
    case "report-hazard":
      return actOnVehicle(verb, file.id, commandId, undefined, {
        hazard: values.hazard ?? "",
        note: written(values.note)
      })
    case "clear-hazard":
      return actOnVehicle(verb, file.id, commandId, undefined, { hazardId: values.hazardId ?? "", reason })
    case "suspend":
      return actOnVehicle(verb, file.id, commandId, version, { until: written(values.until), reason })
    case "resume":
    case "restore":
      return actOnVehicle(verb, file.id, commandId, version, { reason })
    case "deregister":
      return actOnVehicle(verb, file.id, commandId, version, {
        ground: values.ground ?? "other",
        deregisteredOn: written(values.deregisteredOn),
        reason
      })
    case "add-driver":
      return actOnVehicle(verb, file.id, commandId, version, {
        name: values.name?.trim() ?? "",
        idNumber: written(values.idNumber),
        phone: written(values.phone),
        licence,
        reason
      })
    case "record-licence":
      return actOnVehicle(verb, file.id, commandId, version, {
        driverId: values.driverId ?? "",
        licence,
        reason
      })
    case "remove-driver":
      return actOnVehicle(verb, file.id, commandId, version, { driverId: values.driverId ?? "", reason })
  }
}

/** What can be done with a file as it stands. */
export const verbsFor = (file: VehicleFile): ReadonlyArray<Verb> => {
  if (file.state === "deregistered") return ["restore"]
  const open = file.hazards.some((hazard) => hazard.clearedAt === null)
  const driven = file.drivers.length > 0
  return [
    "report-hazard",
    ...(open ? (["clear-hazard"] as const) : []),
    "record-inspection",
    "record-insurance",
    "record-permit",
    "add-driver",
    ...(driven ? (["record-licence", "remove-driver"] as const) : []),
    "correct",
    "move",
    "transfer",
    "replate",
    file.state === "suspended" ? "resume" : "suspend",
    "deregister"
  ]
}
