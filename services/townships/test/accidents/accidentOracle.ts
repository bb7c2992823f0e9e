import type { RecordedEvent } from "@jiaosuo/kernel/Event"

/**
 * What the figures of accidents must be, by a fold of the log from zero that shares nothing with the projection:
 * no codec, no tables, no SQL, no domain. It reads the stored JSON, keeps one plain object per accident and counts
 * with loops.
 */

interface Counts {
  dead: number
  serious: number
  slight: number
}

interface PlaceJson {
  township: string
  village: string | null
  road: { code: string | null; adminClass: string | null; type: string | null }
  postMetres: number | null
  coordinates: object | null
}

/** The JSON of any event, as far as the figures depend on it. */
interface Stored {
  happenedAt: string
  precision: "minute" | "day" | "month"
  place: PlaceJson
  kind: string
  fled: string | null
  township: string | null
  circumstances: { weather: string | null; form: string | null }
  participantId: string
  travelMode: string | null
  vehicleId: string
  vehicleType: string | null
  vehicleTypes: ReadonlyArray<string>
  injury: string
  diedAt: string | null
  counts: { day7: Counts; day30: Counts }
}

interface Person {
  worst: "none" | "slight" | "serious"
  diedAt: string | null
}

/** An accident as the oracle keeps it. */
export interface ExpectedAccident {
  id: string
  happenedAt: string
  precision: string
  place: PlaceJson
  handling: string
  standing: string
  before: string
  weather: string | null
  form: string | null
  fled: boolean
  persons: Map<string, Person>
  modes: Map<string, string>
  types: Map<string, string | null>
  given: { day7: Counts; day30: Counts } | null
}

/** Folds the accidents of a log. */
export const foldAccidents = (log: ReadonlyArray<RecordedEvent>): ReadonlyArray<ExpectedAccident> => {
  const accidents = new Map<string, ExpectedAccident>()
  for (const { data, stream, type } of log) {
    if (!stream.startsWith("accidents/accident/")) continue
    const json = data as Stored
    const id = stream.slice("accidents/accident/".length)
    if (type === "AccidentWasReported" || type === "HistoricalAccidentWasRecorded") {
      const isOld = type === "HistoricalAccidentWasRecorded"
      accidents.set(id, {
        id,
        happenedAt: json.happenedAt,
        precision: isOld ? json.precision : "minute",
        place: json.place,
        handling: json.place.township,
        standing: isOld ? "Historical" : "Reported",
        before: "",
        weather: isOld ? json.circumstances.weather : null,
        form: isOld ? json.circumstances.form : null,
        fled: !isOld && json.fled !== null,
        persons: new Map(),
        modes: new Map(),
        types: new Map((isOld ? json.vehicleTypes : []).map((one, n) => [String(n), one])),
        given: isOld ? json.counts : null
      })
    }
    const accident = accidents.get(id)
    if (accident === undefined) continue
    if (type === "AccidentWasAccepted") accident.standing = "Accepted"
    if (type === "AccidentWasRefused") accident.standing = "Refused"
    if (type === "AccidentWasWithdrawn") accident.standing = "Withdrawn"
    if (type === "AccidentWasClosed") accident.standing = "Closed"
    if (type === "AccidentWasMerged") {
      accident.before = accident.standing
      accident.standing = "Merged"
    }
    if (type === "MergeWasUndone") accident.standing = accident.before
    if (type === "AccidentWasHandedOver") accident.handling = json.township ?? accident.handling
    if (type === "PlaceWasCorrected") {
      if (accident.handling === accident.place.township) accident.handling = json.place.township
      accident.place = json.place
    }
    if (type === "CircumstancesWereRecorded") {
      accident.weather = json.circumstances.weather
      accident.form = json.circumstances.form
    }
    if (type === "VehicleWasInvolved") accident.types.set(json.vehicleId, json.vehicleType)
    if (type === "PersonWasInvolved") {
      accident.persons.set(json.participantId, { worst: "none", diedAt: null })
      if (json.travelMode !== null) accident.modes.set(json.participantId, json.travelMode)
    }
    if (type === "InjuryWasFound") {
      const person = accident.persons.get(json.participantId)
      if (person === undefined) continue
      // Whoever dies was gravely hurt until then.
      if (json.injury === "dead") Object.assign(person, { worst: "serious", diedAt: json.diedAt })
      else person.worst = json.injury as Person["worst"]
    }
  }
  return [...accidents.values()]
}

/** The day in Shanghai, by plain arithmetic. */
export const dayOf = (instant: string): string =>
  new Date(Date.parse(instant) + 28_800_000).toISOString().slice(0, 10)

const daysAfter = (accident: ExpectedAccident, died: string): number =>
  (Date.parse(died) - Date.parse(accident.happenedAt)) / 86_400_000

/** Casualties of a window that ends so many times 24 hours after the accident, its end included (C1). */
export const casualtiesIn = (accident: ExpectedAccident, days: 7 | 30): Counts => {
  if (accident.given !== null) return days === 7 ? accident.given.day7 : accident.given.day30
  const counts = { dead: 0, serious: 0, slight: 0 }
  for (const { diedAt, worst } of accident.persons.values()) {
    if (diedAt !== null && daysAfter(accident, diedAt) <= days) counts.dead++
    else if (worst !== "none") counts[worst]++
  }
  return counts
}

/** Whether any figure counts it. */
export const isCounted = ({ standing }: ExpectedAccident): boolean =>
  ["Reported", "Accepted", "Closed", "Historical"].includes(standing)

/** The day of every death within 30 days (C8). */
export const deathDaysOf = (accident: ExpectedAccident): ReadonlyArray<string> =>
  accident.given === null
    ? [...accident.persons.values()].flatMap(({ diedAt }) =>
        diedAt !== null && daysAfter(accident, diedAt) <= 30 ? [dayOf(diedAt)] : []
      )
    : Array.from({ length: accident.given.day30.dead }, () => dayOf(accident.happenedAt))

/** Sums of some accidents, as lists and figures name them. */
export const sumsOf = (accidents: ReadonlyArray<ExpectedAccident>) => {
  const sums = { accidents: 0, dead: 0, dead30: 0, injured: 0, injured30: 0, serious: 0, slight: 0 }
  for (const accident of accidents) {
    const official = casualtiesIn(accident, 7)
    sums.accidents++
    sums.dead += official.dead
    const international = casualtiesIn(accident, 30)
    sums.dead30 += international.dead
    sums.injured30 += international.serious + international.slight
    sums.serious += official.serious
    sums.slight += official.slight
  }
  sums.injured = sums.serious + sums.slight
  return sums
}
