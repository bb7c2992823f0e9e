import { daysBetween, inShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import type { District } from "@jiaosuo/reference/Divisions"
import type { ListedAccident } from "./AccidentQueries.ts"
import type { AccidentRow, OpenClock } from "./AccidentTable.ts"
import type { AccidentBrief, AccidentItem, ClockShown } from "./http/AccidentAnswer.ts"

const instant = (text: string | null): string | null => (text === null ? null : inShanghai(text))

/** Name of a township; the code itself where the district does not know it any more. */
export const townshipName = (district: District, code: string): string =>
  district.township(code)?.name ?? code

const placeNames = (
  district: District,
  { township, village }: Pick<AccidentRow, "township" | "village">
) => ({
  township,
  townshipName: townshipName(district, township),
  village,
  villageName: village === null ? null : (district.village(village)?.name ?? village)
})

const coordinatesOf = ({ latitude, longitude }: Pick<AccidentRow, "latitude" | "longitude">) =>
  longitude === null || latitude === null ? null : { longitude, latitude }

/** How a clock stands on a day. */
export const clockState = (
  { due, stopped }: Pick<OpenClock, "due" | "stopped">,
  day: CalendarDate
): ClockShown["state"] => {
  const left = daysBetween(day, due)
  if (left < 0) return "overdue"
  if (stopped) return "stopped"
  return left === 0 ? "today" : left <= 6 ? "week" : "later"
}

/** A clock as a page shows it on a day. */
export const clockShown = (district: District, clock: OpenClock, day: CalendarDate): ClockShown => ({
  ...clock,
  daysLeft: daysBetween(day, clock.due),
  state: clockState(clock, day),
  stationName: townshipName(district, clock.station)
})

/** A row as a list shows it. */
export const accidentItem = (
  district: District,
  { merged, row, state: { clocks, state } }: ListedAccident,
  day: CalendarDate
): AccidentItem => {
  const { propertyYuan, ...circumstances } = state.circumstances
  const { standing } = state
  return {
    id: row.accident_id,
    version: row.version,
    position: row.position,
    standing: row.standing,
    counts: row.counts,
    phase: row.phase,
    kind: row.kind,
    happenedAt: inShanghai(row.happened_at),
    day: row.day,
    hour: row.hour,
    weekday: row.weekday,
    precision: row.precision,
    ...placeNames(district, row),
    handling: row.handling,
    handlingName: townshipName(district, row.handling),
    authority: state.jurisdiction.authority,
    road: {
      code: row.road_code,
      name: row.road_name,
      adminClass: row.road_class,
      type: row.road_type
    },
    postMetres: row.post_metres,
    direction: row.direction,
    coordinates: coordinatesOf(row),
    placeText: state.place.text,
    description: state.description,
    circumstances,
    propertyYuan,
    casualties: {
      h24: { dead: row.dead_24h, serious: row.serious_24h, slight: row.slight_24h },
      d3: { dead: row.dead_3d, serious: row.serious_3d, slight: row.slight_3d },
      d7: { dead: row.dead_7d, serious: row.serious_7d, slight: row.slight_7d },
      d30: { dead: row.dead_30d, serious: row.serious_30d, slight: row.slight_30d },
      official: row.official_dead,
      international: row.international_dead,
      officialSerious: row.official_serious,
      officialSlight: row.official_slight,
      missing: row.missing
    },
    deathDays: row.international_death_days,
    trafficSeverity: row.traffic_severity,
    safetySeverity: row.safety_severity,
    vehicles: state.vehicles.map(({ facts, registered, vehicleId }) => ({
      id: vehicleId,
      plateKind: facts.plate.kind,
      plateNumber: facts.plate.number,
      vehicleType: facts.vehicleType,
      use: facts.use,
      motor: facts.motor,
      registered
    })),
    vehicleTypes: row.vehicle_types,
    vehicleClasses: row.vehicle_classes,
    travelModes: row.travel_modes,
    persons: row.persons,
    fled: row.fled,
    crimeFlag: row.crime_flag,
    crimeConsidered: row.crime_considered,
    procedure: state.procedure,
    lead: row.lead,
    otherHandlers: row.handlers.filter((account) => account !== row.lead),
    reportedAt: instant(row.reported_at),
    acceptedAt: instant(state.acceptedAt),
    closedOn: standing._tag === "Closed" ? standing.closedOn : null,
    archiveNumber: standing._tag === "Closed" ? standing.archiveNumber : null,
    source: standing._tag === "Historical" ? { name: standing.source, number: standing.number } : null,
    mergedInto: row.merged_into,
    merged,
    clocks: clocks.map((clock) => clockShown(district, clock, day)),
    nextDueOn: row.next_due,
    changedAt: inShanghai(row.changed_at)
  }
}

/** What a clock or a duplicate needs of an accident's row, by the names of its columns. */
export type BriefRow = Pick<
  AccidentRow,
  | "accident_id"
  | "standing"
  | "kind"
  | "phase"
  | "happened_at"
  | "township"
  | "village"
  | "road_code"
  | "road_name"
  | "post_metres"
  | "longitude"
  | "latitude"
  | "plates"
  | "lead"
>

/** An accident in short. */
export const accidentBrief = (
  district: District,
  row: BriefRow,
  placeText: string | null
): AccidentBrief => ({
  id: row.accident_id,
  standing: row.standing,
  kind: row.kind,
  phase: row.phase,
  happenedAt: inShanghai(row.happened_at),
  ...placeNames(district, row),
  roadCode: row.road_code,
  roadName: row.road_name,
  postMetres: row.post_metres,
  coordinates: coordinatesOf(row),
  placeText,
  plates: row.plates,
  lead: row.lead
})
