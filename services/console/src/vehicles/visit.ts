import type { VisitForm } from "@jiaosuo/vehicles/api"

/** What the fields of a visit hold. */
export interface VisitValues {
  readonly ownerConfirmed?: boolean
  readonly phoneConfirmed?: boolean
  readonly phone?: string
  readonly inspectionValidUntil?: string
  readonly insuranceValidUntil?: string
  /** Codes of the hazards seen. */
  readonly hazards?: ReadonlyArray<string>
  /** Ids of open hazards that were found put right. */
  readonly cleared?: ReadonlyArray<string>
  readonly drivers?: Readonly<
    Record<string, { readonly seen?: boolean; readonly class?: string; readonly until?: string }>
  >
  readonly newDriver?: {
    readonly name?: string
    readonly phone?: string
    readonly idNumber?: string
    readonly class?: string
    readonly until?: string
  }
  readonly note?: string
}

const written = (text: string | undefined): string | null => {
  const trimmed = text?.trim() ?? ""
  return trimmed === "" ? null : trimmed
}

/** The visit as the contract wants it: what was not looked at is left out. */
export const visitForm = (values: VisitValues): VisitForm => {
  const newDriver = values.newDriver
  const name = written(newDriver?.name)
  return {
    ownerConfirmed: values.ownerConfirmed ?? false,
    phoneConfirmed: values.phoneConfirmed ?? false,
    phone: values.phoneConfirmed === false ? written(values.phone) : null,
    inspectionValidUntil: written(values.inspectionValidUntil),
    insuranceValidUntil: written(values.insuranceValidUntil),
    hazards: (values.hazards ?? []).map((hazard) => ({ hazard })),
    hazardsCleared: values.cleared ?? [],
    driversSeen: Object.entries(values.drivers ?? {}).flatMap(([driverId, driver]) => {
      if (driver.seen !== true) return []
      const licenceClass = written(driver.class)
      return licenceClass === null
        ? [{ driverId }]
        : [{ driverId, licence: { class: licenceClass, validUntil: written(driver.until) } }]
    }),
    newDrivers:
      name === null
        ? []
        : [
            {
              name,
              phone: written(newDriver?.phone),
              idNumber: written(newDriver?.idNumber),
              licence: { class: newDriver?.class ?? "", validUntil: written(newDriver?.until) }
            }
          ],
    note: written(values.note)
  }
}
