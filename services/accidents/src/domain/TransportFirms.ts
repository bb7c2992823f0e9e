import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import type { AccidentRules } from "@jiaosuo/reference/AccidentRules"
import { type FirmOrderRule, isWithinMonths } from "@jiaosuo/reference/GraveAccidents"
import { liabilities } from "@jiaosuo/reference/Liability"
import { halfWidth } from "@jiaosuo/reference/Spelling"
import { type AccidentFile, counts, paperInForce } from "./Accident.ts"
import { type CasualtyRules, casualtiesOf } from "./Casualties.ts"
import type { TransportFirm } from "./values/Parties.ts"
import type { Share } from "./values/Proceedings.ts"

/** A22: which accidents of a transport firm make the police order it to fix its dangers. */

/** A vehicle of a firm in an accident, and the gravest share that the paper in force gives its people. */
export interface FirmInAccident {
  readonly vehicleId: string
  readonly firm: TransportFirm
  /** Null: the paper in force says nothing of them, or there is none. */
  readonly share: Share | null
}

/** What an accident is to the rule. */
export interface FirmCase {
  readonly counts: boolean
  readonly day: CalendarDate
  /** Official number (C2). */
  readonly deaths: number
  readonly firms: ReadonlyArray<FirmInAccident>
}

/** What the rule of orders asks. */
export type FirmRules = CasualtyRules & Pick<AccidentRules, "firmOrderRule">

/** What an accident is to the rule of orders. Whoever rides along, or walked, answers for no firm. */
export const firmCaseOf = (file: AccidentFile, rules: CasualtyRules): FirmCase => {
  const shares = paperInForce(file)?.shares ?? []
  return {
    counts: counts(file),
    day: dayInShanghai(file.happenedAt),
    deaths: casualtiesOf(file, rules).official.dead,
    firms: file.vehicles.flatMap(({ vehicleId, facts }) => {
      const firm = facts.transportFirm ?? null
      if (firm === null) return []
      const answering = file.persons.filter(
        (person) =>
          person.facts.vehicleId === vehicleId &&
          person.facts.role !== "passenger" &&
          person.facts.role !== "pedestrian"
      )
      const given = shares.filter((share) =>
        answering.some(({ participantId }) => participantId === share.participantId)
      )
      const share = liabilities.find((one) => given.some((found) => found.share === one)) ?? null
      return [{ vehicleId, firm, share }]
    })
  }
}

/** Names of firms are the same whatever width, brackets and blanks they are typed with. */
export const normalisedFirmName = (name: string): string =>
  halfWidth(name)
    .toLowerCase()
    .replace(/[\s()[\]【】〔〕·.,，。-]/g, "")

/** Whether two are one firm: by their credit codes, else by their names. */
export const isSameFirm = (one: TransportFirm, other: TransportFirm): boolean =>
  one.creditCode !== null && other.creditCode !== null
    ? one.creditCode === other.creditCode
    : normalisedFirmName(one.name) === normalisedFirmName(other.name)

/** Whether an accident is one of those that the rule counts against a firm. */
export const isAgainst = (
  one: Pick<FirmCase, "counts" | "deaths">,
  { share }: Pick<FirmInAccident, "share">,
  rule: Pick<FirmOrderRule, "deaths" | "shares">
): boolean => one.counts && one.deaths >= rule.deaths && share !== null && rule.shares.includes(share)

/** Two accidents that a firm is owed an order for. */
export interface FirmPair<Accident> {
  readonly firm: TransportFirm
  readonly earlier: Accident & FirmInAccident
  readonly later: Accident & FirmInAccident
}

/**
 * Pairs of accidents of one firm within the months of the rule of the later one's day, each with the nearest before
 * it, oldest first. The order depends on days and ids alone.
 */
export const firmPairs = <Accident extends FirmCase & { readonly id: string }>(
  accidents: ReadonlyArray<Accident>,
  rules: Pick<FirmRules, "firmOrderRule">
): ReadonlyArray<FirmPair<Accident>> => {
  const sorted = [...accidents].sort((a, b) =>
    a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day < b.day ? -1 : 1
  )
  const against = sorted.flatMap((one) => {
    const seen: Array<TransportFirm> = []
    return one.firms.flatMap((found) => {
      if (!isAgainst(one, found, rules.firmOrderRule(one.day))) return []
      // Two vehicles of one firm in one accident are one accident of the firm.
      if (seen.some((firm) => isSameFirm(firm, found.firm))) return []
      seen.push(found.firm)
      return [{ ...one, ...found }]
    })
  })
  return against.flatMap((later, i) => {
    const rule = rules.firmOrderRule(later.day)
    // The rule counts so many accidents: the first of them must still be within the months.
    const before = against
      .slice(0, i)
      .filter(({ id, firm }) => id !== later.id && isSameFirm(firm, later.firm))
    const earliest = before[before.length - (rule.accidents - 1)]
    return earliest === undefined || !isWithinMonths(rule, earliest.day, later.day)
      ? []
      : [{ firm: later.firm, earlier: earliest, later }]
  })
}
