import { addDays, dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { Instant } from "@jiaosuo/kernel/Event"
import type { AccidentFile, InvolvedPerson, WindowCounts } from "./Accident.ts"
import type { AccidentKind } from "./events/Intake.ts"
import type { Injury, InjuryFinding } from "./values/Parties.ts"

/** Killed, seriously and slightly injured, in the four windows of the national record (C1). */
export interface Casualties {
  readonly byWindow: { readonly [Window in CasualtyWindow]: WindowCounts }
  /** C2: the accident's own numbers, which close after seven days. */
  readonly official: WindowCounts
  /** C3: deaths within thirty days. */
  readonly international: WindowCounts
  /** Nobody knows yet what became of them. */
  readonly missing: number
}

/** The columns of the national record: 24 hours, 3, 7 and 30 days after the accident. */
export type CasualtyWindow = "h24" | "d3" | "d7" | "d30"
export const casualtyWindows: ReadonlyArray<CasualtyWindow> = ["h24", "d3", "d7", "d30"]

/**
 * Casualties of an accident. Nobody's window is guessed: a death counts from the window in which the person died;
 * before, and without one, a person is as the last finding within the window says. The first finding of somebody
 * says how they were from the beginning, and whoever died was gravely hurt until then. A historical accident counts
 * as its source does.
 */
export const casualtiesOf = (file: AccidentFile): Casualties => {
  const { historicalCounts: given, persons, happenedAt } = file
  const at = (window: CasualtyWindow): WindowCounts =>
    countOf(persons.map((person) => injuryAt(person, endOf(window, happenedAt))))
  const byWindow =
    given === null
      ? { h24: at("h24"), d3: at("d3"), d7: at("d7"), d30: at("d30") }
      : { h24: given.day1, d3: given.day3, d7: given.day7, d30: given.day30 }
  return {
    byWindow,
    official: byWindow.d7,
    international: byWindow.d30,
    missing: persons.filter((person) => standingFindings(person).at(-1)?.injury === "missing").length
  }
}

/** The injury of a person at the end of a window; `none` where nothing was found. */
export const injuryInWindow = (file: AccidentFile, person: InvolvedPerson, window: CasualtyWindow): Injury =>
  injuryAt(person, endOf(window, file.happenedAt))

/** When a person died, as it stands; null while they live. */
export const deathOf = (person: InvolvedPerson): Instant | null => deathIn(standingFindings(person))

/** A1: the gravest kind that the report or a finding says. A death after seven days makes it no fatal one (C2). */
export const gravestKind = (file: AccidentFile): AccidentKind => {
  const { dead, serious, slight } = casualtiesOf(file).official
  if (file.kind === "death" || dead > 0) return "death"
  return file.kind === "injury" || serious + slight > 0 ? "injury" : "property"
}

/** Last instant of a window: a day runs to its end in Asia/Shanghai. */
const endOf = (window: CasualtyWindow, happenedAt: Instant): Instant => {
  switch (window) {
    case "h24":
      return new Date(Date.parse(happenedAt) + 86_400_000).toISOString()
    case "d3":
      return endOfDayAfter(happenedAt, 3)
    case "d7":
      return endOfDayAfter(happenedAt, 7)
    case "d30":
      return endOfDayAfter(happenedAt, 30)
  }
}

const endOfDayAfter = (happenedAt: Instant, days: number): Instant =>
  new Date(Date.parse(`${addDays(dayInShanghai(happenedAt), days)}T23:59:59.999+08:00`)).toISOString()

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

const injuryAt = (person: InvolvedPerson, end: Instant): Injury => {
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
