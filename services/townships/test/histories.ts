import { addDays } from "@jiaosuo/kernel/CalendarDays"
import { derivedId } from "@jiaosuo/kernel/Ids"
import { zhanhua } from "@jiaosuo/reference/Divisions"
import { hazardKinds, type UnregisteredVehicleEvent, type VehicleEvent } from "@jiaosuo/vehicles/events"
import { registered } from "./recorded.ts"

/** Random but possible histories of vehicles, the same for the same seed. */

/** One event with the stream and the township it belongs to. */
export interface Happening {
  readonly id: string
  readonly township: string
  readonly event: VehicleEvent | UnregisteredVehicleEvent
}

/** A source of chance (mulberry32). */
export const chance = (seed: number) => {
  let a = seed >>> 0
  const next = (): number => {
    a = (a + 0x6d2b79f5) >>> 0
    let t = a
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    below: (n: number): number => Math.floor(next() * n),
    oneOf: <T>(values: ReadonlyArray<T>): T => values[Math.floor(next() * values.length)] as T,
    happens: (share: number): boolean => next() < share
  }
}
type Chance = ReturnType<typeof chance>

const villages = zhanhua.stations
  .flatMap((station) => zhanhua.villagesOf(station.code))
  .map(({ code }) => code)
/** Types and uses that stand for every class, and one car of none. */
export const vehicleKinds = [
  ["K39", "A"],
  ["K39", "P"],
  ["K11", "B"],
  ["K21", "E"],
  ["H11", "F"],
  ["H11", "R"],
  ["Q11", "F"],
  ["B11", "F"],
  ["N11", "A"],
  ["M11", "A"],
  ["T11", "A"],
  ["K33", "A"]
] as const

const someDay = (c: Chance, around: string): string | null =>
  c.happens(0.1) ? null : addDays(around, c.below(240) - 120)

const ownerOf = (c: Chance, id: string) => {
  const known = { idNumber: c.happens(0.8), phone: c.happens(0.8), address: c.happens(0.3) }
  return c.happens(0.3)
    ? {
        kind: "company" as const,
        name: `${c.oneOf(["富源", "古城", "冯家"])}${c.oneOf(["远航", "顺发"])}运输有限公司`,
        creditCode: known.idNumber ? "9137160353JJL6B3HL" : null,
        contact: null,
        known: { ...known, phone: false }
      }
    : {
        kind: "person" as const,
        person: { personId: derivedId("person", id), recordId: derivedId("record", id) },
        known
      }
}

const registration = (c: Chance, id: string, day: string) => {
  const [vehicleType, use] = c.oneOf(vehicleKinds)
  const plateless = c.happens(0.05)
  return registered({
    plate: plateless
      ? { kind: "41", number: null }
      : { kind: "02", number: `鲁M${10_000 + c.below(89_999)}` },
    vin: c.happens(0.8) ? `LVIN${id.slice(0, 8).toUpperCase()}` : null,
    vehicleType,
    use,
    purpose: use === "P" ? "X2" : null,
    brand: c.happens(0.8) ? c.oneOf(["五菱LZW6407", "重汽ZZ4257", "时风7YP"]) : null,
    owner: ownerOf(c, id),
    // Old enough for its first inspection to be past, whenever this runs: without a paper the next is unknown.
    firstRegisteredOn: c.happens(0.15) ? null : addDays(day, -(5 + c.below(15)) * 365 - c.below(365)),
    inspectionValidUntil: someDay(c, day),
    insuranceValidUntil: someDay(c, day),
    seats: c.happens(0.9) ? 1 + c.below(50) : null,
    loadKg: c.happens(0.9) ? c.below(30_000) : null,
    village: c.oneOf(villages.slice(0, 300))
  })
}

interface Open {
  readonly id: string
  village: string
  gone: boolean
  suspended: boolean
  hazards: Array<{ readonly id: string; readonly kind: string }>
}

const later = (c: Chance, vehicle: Open, day: string, n: number): VehicleEvent => {
  if (vehicle.gone) {
    vehicle.gone = false
    return { _tag: "VehicleWasRestored", reason: null }
  }
  const reason = null
  const warnings: ReadonlyArray<never> = []
  switch (c.below(11)) {
    case 0: {
      const from = vehicle.village
      vehicle.village = c.oneOf(villages.slice(0, 300))
      return { _tag: "VehicleWasMoved", from, village: vehicle.village, reason }
    }
    case 1:
      return {
        _tag: "InspectionWasRecorded",
        inspectedOn: null,
        validUntil: addDays(day, c.below(240) - 120),
        previousValidUntil: null,
        reason,
        warnings
      }
    case 2:
      return {
        _tag: "InsuranceWasRecorded",
        insurer: null,
        policyNumber: null,
        validUntil: addDays(day, c.below(240) - 120),
        previousValidUntil: null,
        reason,
        warnings
      }
    case 3: {
      const [vehicleType, use] = c.oneOf(vehicleKinds)
      return {
        _tag: "VehicleWasCorrected",
        corrected: { vehicleType, use, brand: "解放牌CA1310" },
        reason,
        warnings
      }
    }
    case 4: {
      const kinds = hazardKinds.map((kind) => kind.code)
      const free = kinds.filter((kind) => !vehicle.hazards.some((hazard) => hazard.kind === kind))
      const hazard = { id: derivedId("hazard", vehicle.id, n), kind: c.oneOf(free) }
      vehicle.hazards.push(hazard)
      return {
        _tag: "HazardWasReported",
        hazardId: hazard.id,
        hazard: hazard.kind,
        foundAt: new Date(Date.parse(`${day}T00:00:00Z`) - c.below(10_000_000)).toISOString(),
        visitId: null,
        note: null,
        photo: null
      }
    }
    case 5: {
      const cleared = vehicle.hazards.shift()
      if (cleared === undefined) break
      return {
        _tag: "HazardWasCleared",
        hazardId: cleared.id,
        hazard: cleared.kind,
        clearedAt: `${day}T03:00:00.000Z`,
        settledBy: "report",
        reason
      }
    }
    case 6:
      vehicle.suspended = !vehicle.suspended
      return vehicle.suspended
        ? { _tag: "VehicleWasSuspended", until: null, reason }
        : { _tag: "VehicleWasResumed", reason }
    case 7:
      vehicle.gone = true
      return { _tag: "VehicleWasDeregistered", ground: "scrapped", deregisteredOn: day, reason }
    case 8: {
      const owner = ownerOf(c, `${vehicle.id} ${n}`)
      return { _tag: "VehicleWasTransferred", owner, previousOwner: owner, transferredOn: day, reason }
    }
    case 9: {
      const plate = c.happens(0.2)
        ? { kind: "41", number: null }
        : { kind: "02", number: `鲁M${10_000 + c.below(89_999)}` }
      return { _tag: "VehicleWasReplated", plate, previousPlate: plate, reason, warnings }
    }
    default:
      break
  }
  return {
    _tag: "VehicleWasVerified",
    visitId: derivedId("visit", vehicle.id, n),
    visitedAt: new Date(Date.parse(`${day}T00:00:00Z`) - c.below(1_000_000_000)).toISOString(),
    visitedBy: "warden-371603101",
    ownerConfirmed: true,
    phoneConfirmed: true,
    inspectionSeenUntil: null,
    insuranceSeenUntil: null,
    hazardsSeen: [],
    driversSeen: [],
    note: null,
    earlierVisit: null,
    warnings
  }
}

/** Histories of some vehicles and unregistered vehicles around a day. */
export const histories = (seed: number, vehicles: number, day: string): ReadonlyArray<Happening> => {
  const c = chance(seed)
  const all: Array<Happening> = []
  for (let i = 0; i < vehicles; i++) {
    const id = derivedId("vehicle", seed, i)
    const first = registration(c, id, day)
    const vehicle: Open = { id, village: first.village, gone: false, suspended: false, hazards: [] }
    all.push({ id, township: first.village.slice(0, 9), event: first })
    const length = c.below(9)
    for (let n = 0; n < length; n++) {
      const event = later(c, vehicle, day, n)
      all.push({ id, township: vehicle.village.slice(0, 9), event })
    }
  }
  for (let i = 0; i < vehicles / 4; i++) all.push(...unregistered(c, derivedId("unregistered", seed, i)))
  return all
}

const unregistered = (c: Chance, id: string): ReadonlyArray<Happening> => {
  const village = c.oneOf(villages.slice(250, 380))
  const township = village.slice(0, 9)
  const listed: Happening = {
    id,
    township,
    event: {
      _tag: "UnregisteredVehicleWasListed",
      kind: c.oneOf(["tractor", "electric-three-wheeler", "non-motor"]),
      description: null,
      owner: ownerOf(c, id),
      village,
      place: null,
      photo: null,
      note: null
    }
  }
  const elsewhere = c.oneOf(villages.slice(250, 380))
  const moved: Happening = {
    id,
    township: elsewhere.slice(0, 9),
    event: {
      _tag: "UnregisteredVehicleWasCorrected",
      corrected: { village: elsewhere },
      from: village,
      reason: null
    }
  }
  const gone: Happening = { id, township, event: { _tag: "UnregisteredVehicleWasStruckOff", reason: "sold" } }
  return c.happens(0.3) ? [listed, moved] : c.happens(0.3) ? [listed, gone] : [listed]
}
