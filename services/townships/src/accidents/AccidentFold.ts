import type { AccidentEvent, AccidentFile, CasualtyWindow, InvolvedPerson } from "@jiaosuo/accidents/events"
import {
  casualtiesOf,
  clocksOf,
  counts,
  deathOf,
  evolve,
  gravestKind,
  initialState,
  injuryInWindow,
  phaseOf
} from "@jiaosuo/accidents/events"
import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate, Instant, RecordedEvent } from "@jiaosuo/kernel/Event"
import { idOf } from "@jiaosuo/kernel/Event"
import type { AccidentRules } from "@jiaosuo/reference/AccidentRules"
import { inOrder } from "../lists/FoldOrder.ts"
import { joined, normalised, type SearchTexts, searchTextsOf } from "../vehicles/SearchText.ts"
import type { AccidentContext } from "./AccidentContext.ts"
import type { AccidentRow, AccidentStateRow, OpenClock } from "./AccidentTable.ts"
import { judgementsBy } from "./Judgements.ts"

/** The two rows of an accident. */
export interface AccidentRows {
  readonly accident: AccidentRow
  readonly state: AccidentStateRow
}

/**
 * The fold of the register: the rows of an accident after one more event. Throws, so that the runner sets the
 * event aside, where the rows do not stand before the event: one that was set aside leaves a gap that must not be
 * filled out of order.
 */
export const foldAccidentIn = (context: AccidentContext) => {
  const texts = searchTextsOf(context.district)
  const judgements = judgementsBy(context)

  return (event: AccidentEvent, recorded: RecordedEvent, before: AccidentRows | undefined): AccidentRows => {
    const begins = event._tag === "AccidentWasReported" || event._tag === "HistoricalAccidentWasRecorded"
    if (!begins && before === undefined) {
      throw new Error(`${recorded.stream} has no row: its report was not applied`)
    }
    inOrder(recorded, before?.accident)
    const next = evolve(before?.state.state ?? initialState, event)
    if (next._tag !== "File") throw new Error(`${recorded.stream} folds to no file`)
    const reported =
      event._tag === "AccidentWasReported"
        ? event.vehicles.flatMap((vehicle) => vehicle.plateNumber ?? [])
        : (before?.accident.reported_plates ?? [])
    const clocks = openClocksOf(next, context.accidentRules)
    const id = idOf(recorded.stream)
    return {
      accident: {
        accident_id: id,
        version: recorded.version,
        position: recorded.position,
        ...placeColumns(next),
        ...timeColumns(next),
        ...casualtyColumns(next, context.accidentRules),
        ...partyColumns(next, reported),
        ...judgements(next),
        ...clockColumns(clocks),
        standing: next.standing._tag,
        counts: counts(next),
        phase: phaseOf(next),
        kind: gravestKind(next, context.accidentRules),
        merged_into: next.standing._tag === "Merged" ? next.standing.into : null,
        ruled_out: distinct(next.ruledOut),
        reported_at: next.intake === null ? null : inUtc(next.intake.reportedAt),
        crime_considered: next.crime?.conclusion ?? null,
        lead: next.lead?.account ?? null,
        handlers: handlersOf(next),
        changed_at: recorded.recordedAt
      },
      state: {
        accident_id: id,
        state: next,
        clocks,
        search: searchTextOf(texts, next, reported),
        person_ids: personIdsOf(next)
      }
    }
  }
}

/** Clocks that bind the police and are not met. */
const openClocksOf = (file: AccidentFile, rules: AccidentRules): ReadonlyArray<OpenClock> =>
  clocksOf(file, rules)
    .filter((clock) => clock.metOn === null && clock.binds === "police")
    .map(({ metOn, binds, ...open }) => open)

const clockColumns = (clocks: ReadonlyArray<OpenClock>) => {
  const dues = clocks.map((clock) => clock.due).sort()
  const running = clocks.filter((clock) => !clock.stopped).map((clock) => clock.due)
  return {
    open_clocks: clocks.length,
    open_dues: [...new Set(running)].sort(),
    next_due: dues[0] ?? null
  }
}

const placeColumns = ({ place, jurisdiction, circumstances }: AccidentFile) => ({
  township: place.township,
  handling: jurisdiction.township,
  village: place.village,
  road_code: place.road.code,
  road_name: place.road.name,
  road_class: place.road.adminClass,
  road_type: place.road.type,
  post_metres: place.postMetres,
  direction: place.direction,
  longitude: place.coordinates?.longitude ?? null,
  latitude: place.coordinates?.latitude ?? null,
  weather: circumstances.weather,
  form: circumstances.form,
  cause: circumstances.cause ?? circumstances.firstCause,
  property_yuan: circumstances.propertyYuan
})

const shanghaiOffsetMillis = 8 * 3_600_000

const timeColumns = ({ happenedAt, precision }: AccidentFile) => {
  const local = new Date(Date.parse(happenedAt) + shanghaiOffsetMillis)
  return {
    happened_at: inUtc(happenedAt),
    day: local.toISOString().slice(0, 10),
    hour: precision === "minute" ? local.getUTCHours() : null,
    weekday: precision === "month" ? null : ((local.getUTCDay() + 6) % 7) + 1,
    precision
  }
}

/** One spelling for every instant: as texts they then sort like the instants they stand for. */
const inUtc = (instant: Instant): Instant => new Date(instant).toISOString()

const casualtyColumns = (file: AccidentFile, rules: AccidentRules) => {
  const { byWindow, international, missing, official, windows } = casualtiesOf(file, rules)
  const { d3, d7, d30, h24 } = byWindow
  return {
    dead_24h: h24.dead,
    serious_24h: h24.serious,
    slight_24h: h24.slight,
    dead_3d: d3.dead,
    serious_3d: d3.serious,
    slight_3d: d3.slight,
    dead_7d: d7.dead,
    serious_7d: d7.serious,
    slight_7d: d7.slight,
    dead_30d: d30.dead,
    serious_30d: d30.serious,
    slight_30d: d30.slight,
    official_dead: official.dead,
    official_serious: official.serious,
    official_slight: official.slight,
    international_dead: international.dead,
    international_serious: international.serious,
    international_slight: international.slight,
    missing,
    official_death_days: deathDays(file, windows.official, official.dead, rules),
    international_death_days: deathDays(file, windows.international, international.dead, rules)
  }
}

/** C8: a day for every death of a window. A source that gives counts only says nothing else than the accident's. */
const deathDays = (
  file: AccidentFile,
  window: CasualtyWindow,
  dead: number,
  rules: AccidentRules
): ReadonlyArray<CalendarDate> => {
  const known = file.persons
    .filter((person) => injuryInWindow(file, person, window, rules) === "dead")
    .map((person) => dayInShanghai(deathOf(person) ?? file.happenedAt))
    .slice(0, dead)
  const rest = Array.from({ length: dead - known.length }, () => dayInShanghai(file.happenedAt))
  return [...known, ...rest].sort()
}

const distinct = (values: ReadonlyArray<string | null>): ReadonlyArray<string> =>
  [...new Set(values.filter((value) => value !== null))].sort()

const partyColumns = (file: AccidentFile, reported: ReadonlyArray<string>) => {
  const { historicalVehicleTypes, intake, persons, search, vehicles } = file
  return {
    vehicle_types: distinct([
      ...vehicles.map((vehicle) => vehicle.facts.vehicleType),
      ...historicalVehicleTypes
    ]),
    travel_modes: distinct(persons.map((person) => person.facts.travelMode)),
    reported_plates: distinct(reported),
    plates: distinct([...vehicles.map((vehicle) => vehicle.facts.plate.number), ...reported]),
    persons: persons.length,
    fled: (intake?.fled ?? null) !== null || search !== null || persons.some(hasFled),
    key_vehicles: distinct(vehicles.map((vehicle) => vehicle.registered?.id ?? null))
  }
}

const hasFled = (person: InvolvedPerson): boolean => person.facts.fled === true

const handlersOf = ({ lead, otherHandlers }: AccidentFile): ReadonlyArray<string> => [
  ...new Set([...(lead === null ? [] : [lead]), ...otherHandlers].map((handler) => handler.account))
]

const personIdsOf = (file: AccidentFile): ReadonlyArray<string> =>
  distinct(file.persons.map((one) => one.person?.personId ?? null))

const searchTextOf = (
  texts: SearchTexts,
  { place, standing, vehicles }: AccidentFile,
  reported: ReadonlyArray<string>
): string => {
  const plates = distinct([...vehicles.map((vehicle) => vehicle.facts.plate.number), ...reported])
  const named = (name: string | null) => (name === null ? null : texts.ofName(name))
  return joined([
    ...plates.map(texts.ofPlate),
    place.road.code?.toLowerCase() ?? null,
    named(place.road.name),
    named(place.text),
    place.village === null ? texts.ofTownship(place.township) : texts.ofVillage(place.village),
    ...(standing._tag === "Closed" ? [normalised(standing.archiveNumber)] : []),
    ...(standing._tag === "Historical" ? [normalised(standing.number), named(standing.source)] : [])
  ])
}
