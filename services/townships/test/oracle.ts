import type { RecordedEvent } from "@jiaosuo/kernel/Event"
import { zhanhua } from "@jiaosuo/reference/Divisions"
import { hazardKinds } from "@jiaosuo/vehicles/events"
import { noWardens } from "./wardens/wardenOracle.ts"

/**
 * What the figures must be, by a fold of the log from zero that shares nothing with the projections: no codec,
 * no tables, no SQL, no rules. It reads the stored JSON, keeps one plain object per vehicle and counts with loops.
 */

interface Facts {
  plate: { kind: string; number: string | null }
  vin: string | null
  vehicleType: string
  use: string
  purpose: string | null
  brand: string | null
  owner: { kind: string; creditCode?: string | null; known: { idNumber: boolean; phone: boolean } }
  firstRegisteredOn: string | null
  inspectionValidUntil: string | null
  insuranceValidUntil: string | null
  seats: number | null
  loadKg: number | null
}

/** The JSON of any event, as far as the figures depend on it. */
interface Stored extends Facts {
  village: string
  corrected: Partial<Facts> & { village?: string }
  validUntil: string
  hazardId: string
  hazard: string
  visitedAt: string
}

interface Vehicle {
  facts: Facts
  village: string
  state: string
  before: string
  hazards: Map<string, { kind: string; open: boolean }>
  visits: Array<string>
}

interface Unregistered {
  village: string
  listed: boolean
}

/** K1 as the rulebook words it. */
const classesOf = ({ vehicleType: type, use, purpose }: Facts): ReadonlyArray<string> => {
  const found: Array<string> = []
  if (use === "B" || use === "E") found.push("passenger")
  if (use === "R" || ["W1", "W2", "W9"].includes(purpose ?? "")) found.push("hazardous")
  if (/^(H1|Q11|Q12)/.test(type) || (/^(B1|G1|Z5)/.test(type) && use === "F")) found.push("heavyTruck")
  if (type === "K39" || type === "K49") found.push("minivan")
  if (
    ["O", "P", "Q", "S"].includes(use) ||
    ["X1", "X2", "X9"].includes(purpose ?? "") ||
    /^K[123]8/.test(type)
  ) {
    found.push("schoolBus")
  }
  if (/^(N11|M11|M12|M13|M14|H5)/.test(type)) found.push("threeWheeler")
  if (/^(T1|T2)/.test(type)) found.push("farm")
  return found
}

/** K7 for the kinds of vehicle that the histories have; null: no fixed age. */
const scrapYears = ({ vehicleType: type, use }: Facts): number | null => {
  if (type === "N11") return 9
  if (type === "M11") return 12
  if (type === "B11") return 15
  if (type === "H11") return use === "R" ? 10 : 15
  if (type === "Q11") return 15
  if (type === "K11" || type === "K21") return use === "B" || use === "E" ? 15 : 20
  return null
}

/** The same day some years later; 29 February becomes 28. */
const yearsLater = (day: string, years: number): string => {
  const later = `${Number(day.slice(0, 4)) + years}${day.slice(4)}`
  return new Date(`${later}T00:00:00Z`).toISOString().slice(0, 10) === later
    ? later
    : `${later.slice(0, 8)}28`
}

const trailer = (type: string): boolean => type.startsWith("B") || type.startsWith("G")

const missingIn = ({ facts }: Vehicle): { fields: number; missing: ReadonlyArray<string> } => {
  const asked: Array<[string, boolean]> = []
  if (facts.plate.kind !== "41") asked.push(["plateNumber", facts.plate.number !== null])
  asked.push(["vin", facts.vin !== null], ["brand", facts.brand !== null])
  asked.push([
    "ownerNumber",
    facts.owner.kind === "company" ? typeof facts.owner.creditCode === "string" : facts.owner.known.idNumber
  ])
  asked.push(["ownerPhone", facts.owner.known.phone])
  asked.push(["firstRegisteredOn", facts.firstRegisteredOn !== null])
  asked.push(["inspectionValidUntil", facts.inspectionValidUntil !== null])
  if (!trailer(facts.vehicleType)) {
    asked.push(["insuranceValidUntil", facts.insuranceValidUntil !== null], ["seats", facts.seats !== null])
  }
  if (/^(H|B|G|N1)/.test(facts.vehicleType)) asked.push(["loadKg", facts.loadKg !== null])
  return { fields: asked.length, missing: asked.filter(([, filled]) => !filled).map(([field]) => field) }
}

/** The section of duties where there are none; they have an oracle of their own. */
const noDuties = () => ({
  onDuty: { people: 0, officers: 0, auxiliaries: 0 },
  gaps: { all: 0, duty: 0, leader: 0, "no-roster": 0, surge: 0 }
})

/** The section of cases where there are none; they have an oracle of their own. */
const noCases = () => {
  const nothing = () => ({
    cases: 0,
    inZone: 0,
    outOfZone: 0,
    toScene: { measured: 0, p50: null, p90: null }
  })
  const kinds = "accident traffic public-order criminal help non-police-help complaint other"
  const zeros = (codes: string): Record<string, number> =>
    Object.fromEntries(codes.split(" ").map((code) => [code, 0]))
  return {
    open: 0,
    overdue: 0,
    withoutGroup: 0,
    byKind: zeros(kinds),
    byLevel: zeros("1 2 3"),
    today: nothing(),
    last7Days: nothing(),
    last30Days: nothing()
  }
}

/** The section of accidents where there are none; they have an oracle of their own. */
export const noAccidents = () => {
  const phases =
    "Reported Accepted Scene Simple Settled Evidence Testing Paused Decided Served Review Upheld Redo Mediation"
  const nothing = () => ({ accidents: 0, dead: 0, dead30: 0, injured: 0, injured30: 0 })
  return {
    open: 0,
    byPhase: Object.fromEntries(phases.split(" ").map((phase) => [phase, 0])) as Record<string, number>,
    thisYear: nothing(),
    last12Months: nothing(),
    clocks: { open: 0, overdue: 0, today: 0, week: 0, stopped: 0 },
    probableDuplicates: 0,
    firmOrdersOwed: 0
  }
}

const foldLog = (log: ReadonlyArray<RecordedEvent>) => {
  const vehicles = new Map<string, Vehicle>()
  const unregistered = new Map<string, Unregistered>()
  for (const { stream, type, data } of log) {
    const json = data as Stored
    if (type === "VehicleWasRegistered") {
      vehicles.set(stream, {
        facts: { ...json },
        village: json.village,
        state: "normal",
        before: "normal",
        hazards: new Map(),
        visits: []
      })
    }
    if (type === "UnregisteredVehicleWasListed")
      unregistered.set(stream, { village: json.village, listed: true })
    const listed = unregistered.get(stream)
    if (listed !== undefined) {
      if (type === "UnregisteredVehicleWasCorrected")
        listed.village = json.corrected.village ?? listed.village
      if (type === "UnregisteredVehicleWasStruckOff") listed.listed = false
    }
    const vehicle = vehicles.get(stream)
    if (vehicle === undefined) continue
    if (type === "VehicleWasCorrected") vehicle.facts = { ...vehicle.facts, ...json.corrected }
    if (type === "VehicleWasMoved") vehicle.village = json.village
    if (type === "VehicleWasTransferred") vehicle.facts = { ...vehicle.facts, owner: json.owner }
    if (type === "VehicleWasReplated") vehicle.facts = { ...vehicle.facts, plate: json.plate }
    if (type === "InspectionWasRecorded") {
      vehicle.facts = { ...vehicle.facts, inspectionValidUntil: json.validUntil }
    }
    if (type === "InsuranceWasRecorded")
      vehicle.facts = { ...vehicle.facts, insuranceValidUntil: json.validUntil }
    if (type === "HazardWasReported") vehicle.hazards.set(json.hazardId, { kind: json.hazard, open: true })
    if (type === "HazardWasCleared") {
      const hazard = vehicle.hazards.get(json.hazardId)
      if (hazard !== undefined) hazard.open = false
    }
    if (type === "VehicleWasSuspended") vehicle.state = "suspended"
    if (type === "VehicleWasResumed") vehicle.state = "normal"
    if (type === "VehicleWasDeregistered") {
      vehicle.before = vehicle.state
      vehicle.state = "deregistered"
    }
    if (type === "VehicleWasRestored") vehicle.state = vehicle.before
    if (type === "VehicleWasVerified") vehicle.visits.push(json.visitedAt)
  }
  return { vehicles: [...vehicles.values()], unregistered: [...unregistered.values()] }
}

const emptyWindows = () => ({ overdue: 0, within30Days: 0, within60Days: 0, unknown: 0 })

const millisOf = (day: string): number => Date.parse(`${day}T00:00:00Z`)

const noteDue = (
  windows: ReturnType<typeof emptyWindows>,
  due: string | null,
  day: string,
  never: boolean
) => {
  if (due === null) {
    if (!never) windows.unknown++
    return
  }
  const days = (millisOf(due) - millisOf(day)) / 86_400_000
  if (days < 0) windows.overdue++
  if (days >= 0 && days <= 30) windows.within30Days++
  if (days >= 0 && days <= 60) windows.within60Days++
}

/** The figures of some townships, as the answer of the service has them. */
export const expectedStatus = (
  log: ReadonlyArray<RecordedEvent>,
  code: string,
  name: string,
  townships: ReadonlyArray<string>,
  day: string,
  classes: ReadonlyArray<string>
) => {
  const { vehicles, unregistered } = foldLog(log)
  const inArea = (village: string): boolean => townships.includes(village.slice(0, 9))
  const byKind: Record<string, { open: number; cleared: number }> = {}
  for (const { code: kind } of hazardKinds) byKind[kind] = { open: 0, cleared: 0 }
  const byClass: Record<string, number> = {}
  for (const one of classes) byClass[one] = 0
  const missing: Record<string, number> = {}
  for (const field of "plateNumber vin brand ownerNumber ownerPhone firstRegisteredOn inspectionValidUntil insuranceValidUntil seats loadKg".split(
    " "
  )) {
    missing[field] = 0
  }
  const status = {
    code,
    name,
    incomplete: false,
    parked: 0,
    vehicles: 0,
    byClass,
    withoutClass: 0,
    byState: { normal: 0, suspended: 0, deregistered: 0 } as Record<string, number>,
    hazards: { open: 0, cleared: 0, vehicles: 0, byKind },
    inspection: emptyWindows(),
    insurance: emptyWindows(),
    scrap: emptyWindows(),
    villages: { total: 0, withoutEntry: 0, withoutEntryList: [] as Array<{ code: string; name: string }> },
    lastVisitAt: null as string | null,
    neverVisited: 0,
    completeness: { share: null as number | null, complete: 0, verified: 0, missing },
    unregistered: 0,
    accidents: noAccidents(),
    cases: noCases(),
    duties: noDuties(),
    wardens: noWardens(day)
  }
  let fields = 0
  let filled = 0
  let lastVisit = Number.NEGATIVE_INFINITY
  for (const vehicle of vehicles) {
    if (!inArea(vehicle.village)) continue
    status.byState[vehicle.state] = (status.byState[vehicle.state] ?? 0) + 1
    if (vehicle.state === "deregistered") continue
    status.vehicles++
    const found = classesOf(vehicle.facts)
    for (const one of found) byClass[one] = (byClass[one] ?? 0) + 1
    if (found.length === 0) status.withoutClass++
    let hasOpen = false
    for (const { kind, open } of vehicle.hazards.values()) {
      const entry = byKind[kind] as { open: number; cleared: number }
      if (open) entry.open++
      else entry.cleared++
      if (open) status.hazards.open++
      else status.hazards.cleared++
      hasOpen ||= open
    }
    if (hasOpen) status.hazards.vehicles++
    const { facts } = vehicle
    const years = scrapYears(facts)
    const scrap =
      years === null || facts.firstRegisteredOn === null ? null : yearsLater(facts.firstRegisteredOn, years)
    noteDue(status.inspection, facts.inspectionValidUntil, day, false)
    noteDue(status.insurance, facts.insuranceValidUntil, day, trailer(facts.vehicleType))
    noteDue(status.scrap, scrap, day, years === null)
    if (vehicle.visits.length === 0) status.neverVisited++
    else status.completeness.verified++
    for (const visit of vehicle.visits) lastVisit = Math.max(lastVisit, Date.parse(visit))
    const file = missingIn(vehicle)
    fields += file.fields
    filled += file.fields - file.missing.length
    if (file.missing.length === 0) status.completeness.complete++
    for (const field of file.missing) missing[field] = (missing[field] ?? 0) + 1
  }
  for (const one of unregistered) if (one.listed && inArea(one.village)) status.unregistered++
  if (lastVisit > Number.NEGATIVE_INFINITY) {
    status.lastVisitAt = `${new Date(lastVisit + 8 * 3_600_000).toISOString().slice(0, -1)}+08:00`
  }
  if (fields > 0) status.completeness.share = Math.round((filled / fields) * 10_000) / 10_000
  for (const village of zhanhua.villages) {
    if (!inArea(village.code)) continue
    status.villages.total++
    const entered =
      vehicles.some((vehicle) => vehicle.village === village.code) ||
      unregistered.some((one) => one.village === village.code)
    if (entered) continue
    status.villages.withoutEntry++
    status.villages.withoutEntryList.push({ code: village.code, name: village.name })
  }
  return status
}
