import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { Instant } from "@jiaosuo/kernel/Event"
import type { AccidentRules } from "@jiaosuo/reference/AccidentRules"
import type { CrimeCircumstance, CrimeFlag } from "@jiaosuo/reference/CrimeTest"
import type { Severities } from "@jiaosuo/reference/Severity"
import { type AccidentFile, type InvolvedPerson, paperInForce, type WindowCounts } from "./Accident.ts"
import type { AccidentKind } from "./events/Intake.ts"
import type { Injury, InjuryFinding } from "./values/Parties.ts"

/** Killed, seriously and slightly injured, in the four windows of the national record (C1). */
export interface Casualties {
  readonly byWindow: { readonly [Window in CasualtyWindow]: WindowCounts }
  /** C2: the accident's own numbers, which close after seven days. */
  readonly official: WindowCounts
  /** C3: the numbers with every death within thirty days. */
  readonly international: WindowCounts
  /** Which window gives which number, by the rules of the accident's day (C2, C3). */
  readonly windows: { readonly official: CasualtyWindow; readonly international: CasualtyWindow }
  /** Nobody knows yet what became of them. */
  readonly missing: number
}

/** The columns of the national record: 24 hours, 3, 7 and 30 days after the accident. */
export type CasualtyWindow = "h24" | "d3" | "d7" | "d30"
export const casualtyWindows: ReadonlyArray<CasualtyWindow> = ["h24", "d3", "d7", "d30"]

/** What casualties need of the dated rules: how long each window is, and which one gives which number. */
export type CasualtyRules = Pick<AccidentRules, "windowEnds" | "casualties">

const windowNames = { "24h": "h24", "3d": "d3", "7d": "d7", "30d": "d30" } as const

/**
 * Casualties of an accident. A death counts from the window in which the person died; before, and without one, a
 * person is as the last finding within the window says. The first finding of somebody says how they were from the
 * beginning, and whoever died was gravely hurt until then. A historical accident counts as its source does.
 */
export const casualtiesOf = (file: AccidentFile, rules: CasualtyRules): Casualties => {
  const { historicalCounts: given, persons, happenedAt } = file
  const at = (window: CasualtyWindow): WindowCounts =>
    countOf(persons.map((person) => injuryInWindow(file, person, window, rules)))
  const byWindow =
    given === null
      ? { h24: at("h24"), d3: at("d3"), d7: at("d7"), d30: at("d30") }
      : { h24: given.day1, d3: given.day3, d7: given.day7, d30: given.day30 }
  const numbers = rules.casualties({ occurredAt: happenedAt, persons: [] })
  const official = windowNames[numbers.official.window]
  const international = windowNames[numbers.international.window]
  return {
    byWindow,
    official: byWindow[official],
    international: byWindow[international],
    windows: { official, international },
    missing: persons.filter((person) => standingFindings(person).at(-1)?.injury === "missing").length
  }
}

/** The injury of a person at the end of a window; `none` where nothing was found. */
export const injuryInWindow = (
  file: AccidentFile,
  person: InvolvedPerson,
  window: CasualtyWindow,
  rules: CasualtyRules
): Injury => {
  const end = rules.windowEnds(file.happenedAt).find((one) => windowNames[one.window] === window)
  return injuryUntil(person, end?.closesAt ?? file.happenedAt)
}

/** When a person died, as it stands; null while they live. */
export const deathOf = (person: InvolvedPerson): Instant | null => deathIn(standingFindings(person))

/** A1: the gravest kind that the report or a finding says. A death after seven days makes it no fatal one (C2). */
export const gravestKind = (file: AccidentFile, rules: CasualtyRules): AccidentKind => {
  const { dead, serious, slight } = casualtiesOf(file, rules).official
  if (file.kind === "death" || dead > 0) return "death"
  return file.kind === "injury" || serious + slight > 0 ? "injury" : "property"
}

/** C4, C5, C6: how grave the accident is by both schemes, from its own numbers. */
export const severitiesOf = (file: AccidentFile, rules: AccidentRules): Severities => {
  const { dead, serious, slight } = casualtiesOf(file, rules).official
  return rules.severities({
    deaths: dead,
    serious,
    slight,
    propertyYuan: file.circumstances.propertyYuan,
    // Nothing is said of vehicles: then a motor vehicle took part.
    motor: file.vehicles.length === 0 || file.vehicles.some(({ facts }) => facts.motor),
    on: dayInShanghai(file.happenedAt)
  })
}

/**
 * C7: grounds on which a person should look whether this is a crime; never a conclusion. They go by the shares of
 * the paper in force and by what is on file of the party and of the vehicle it drove. What only a person can judge
 * (an unsafe vehicle, damage that is not paid) raises no flag.
 */
export const crimeFlagsOf = (file: AccidentFile, rules: AccidentRules): ReadonlyArray<CrimeFlag> => {
  const { serious } = casualtiesOf(file, rules).international
  const shares = paperInForce(file)?.shares ?? []
  return rules.crimeFlags(
    {
      // The law of crimes knows no window: whoever died of it died.
      deaths: file.persons.filter((person) => deathOf(person) !== null).length,
      serious,
      parties: file.persons
        .filter(({ facts }) => facts.isParty)
        .map((person) => {
          const harm = deathOf(person) === null ? injuryInWindow(file, person, "d30", rules) : "dead"
          return {
            party: person.participantId,
            share: shares.find(({ participantId }) => participantId === person.participantId)?.share ?? null,
            circumstances: circumstancesOf(file, person),
            unpaidPropertyYuan: null,
            ownHarm: harm === "dead" || harm === "serious" ? harm : null
          }
        })
    },
    dayInShanghai(file.happenedAt)
  )
}

const circumstancesOf = (file: AccidentFile, { facts }: InvolvedPerson): ReadonlyArray<CrimeCircumstance> => {
  const found: Array<CrimeCircumstance> = []
  // Any alcohol: from which measure on it is a crime is for the person who looks.
  if (facts.alcohol !== null && facts.alcohol > 0) found.push("alcohol-or-drugs")
  if (facts.unlicensed === true) found.push("no-licence")
  if (facts.fled === true) found.push("flight")
  if (facts.role !== "driver") return found
  const vehicle = file.vehicles.find(({ vehicleId }) => vehicleId === facts.vehicleId)?.facts
  // N5: none, false or another's.
  if (vehicle !== undefined && ["41", "42", "43"].includes(vehicle.plate.kind) && vehicle.motor) {
    found.push("no-plate-or-scrapped")
  }
  if (vehicle?.overloaded === true) found.push("severe-overload")
  return found
}

/** When the person of a finding died; null where they live. A source of the past may know the death and not its time. */
const diedIn = ({ injury, diedAt, at }: InjuryFinding): Instant | null =>
  injury === "dead" ? (diedAt ?? at) : null

/** Findings that no later record took back: who was seen alive after a death on record did not die then. */
const standingFindings = ({ injuries }: InvolvedPerson): ReadonlyArray<InjuryFinding> =>
  injuries.filter(
    (finding, i) =>
      !injuries.slice(i + 1).some((later) => later.at === finding.at || disproves(later, diedIn(finding)))
  )

const disproves = (later: InjuryFinding, diedAt: Instant | null): boolean => {
  if (diedAt === null) return false
  const laterDeath = diedIn(later)
  return laterDeath === null ? later.at >= diedAt : laterDeath !== diedAt
}

const deathIn = (findings: ReadonlyArray<InjuryFinding>): Instant | null => {
  const dead = findings.find(({ injury }) => injury === "dead")
  return dead === undefined ? null : diedIn(dead)
}

const injuryUntil = (person: InvolvedPerson, end: Instant): Injury => {
  const findings = standingFindings(person)
  const diedAt = deathIn(findings)
  if (diedAt !== null && diedAt <= end) return "dead"
  const alive = findings
    .filter(({ injury }) => injury !== "dead")
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  const seen = alive.findLast(({ at }) => at <= end) ?? alive[0]
  if (seen !== undefined) return seen.injury
  return diedAt === null ? "none" : "serious"
}

const countOf = (injuries: ReadonlyArray<Injury>): WindowCounts => ({
  dead: injuries.filter((injury) => injury === "dead").length,
  serious: injuries.filter((injury) => injury === "serious").length,
  slight: injuries.filter((injury) => injury === "slight").length
})
