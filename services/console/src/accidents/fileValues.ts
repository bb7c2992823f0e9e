import type { Values } from "./actionFields.ts"
import type { AccidentFile } from "./fileCalls.ts"
import { fieldTimeOf, postOf } from "./places.ts"

/** What the file says now, as the fields of a correction hold it. */

const unsure = (value: boolean | null): string | undefined =>
  value === null ? undefined : value ? "yes" : "no"

const filled = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined))

export const placeValuesOf = ({ place }: AccidentFile): Values => ({
  place: filled({
    township: place.township,
    village: place.village,
    road: filled({ ...place.road }),
    post: postOf(place.postMetres),
    direction: place.direction,
    coordinates: place.coordinates,
    text: place.text
  })
})

export const reportValuesOf = (file: AccidentFile): Values =>
  filled({
    accidentHappenedAt: fieldTimeOf(new Date(file.happenedAt)),
    kind: file.kind,
    description: file.description
  })

export const circumstancesOf = ({ circumstances }: AccidentFile): Values => filled({ ...circumstances })

export const vehicleValuesOf = (file: AccidentFile, id: string): Values => {
  const vehicle = file.vehicles.find(({ vehicleId }) => vehicleId === id)
  if (vehicle === undefined) return {}
  const { registered: _, overloaded, dangerousGoods, transportFirm, ...facts } = vehicle
  return filled({
    ...facts,
    plate: filled({ ...facts.plate }),
    overloaded: unsure(overloaded),
    dangerousGoods: unsure(dangerousGoods),
    transportFirm: transportFirm == null ? undefined : filled({ ...transportFirm })
  })
}

/** The personal fields begin empty, because what is on file is masked: empty means unchanged. */
export const personValuesOf = (file: AccidentFile, id: string): Values => {
  const person = file.persons.find(({ participantId }) => participantId === id)
  if (person === undefined) return {}
  const { participantId, role, isParty, vehicleId, sex, age, travelMode, licenceClass } = person
  const { drivingYears, alcohol, safetyGear, unlicensed, fled, destroyedEvidence } = person
  return filled({
    participantId,
    role,
    isParty,
    vehicleId,
    sex,
    age,
    travelMode,
    licenceClass,
    drivingYears,
    alcohol,
    safetyGear,
    unlicensed: unsure(unlicensed),
    fled: unsure(fled),
    destroyedEvidence: unsure(destroyedEvidence)
  })
}
