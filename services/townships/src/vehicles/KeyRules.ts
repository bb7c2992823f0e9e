import { addMonths, dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import type { Due } from "@jiaosuo/reference/DueDates"
import type { RuleEntry, RuleTable } from "@jiaosuo/reference/RuleTables"
import type { VehicleRules } from "@jiaosuo/reference/VehicleRules"
import type { VehicleFacts } from "@jiaosuo/vehicles/events"

/**
 * The dated rules as they stand on a day. Rows are judged by the rules of the day they were last changed on, but
 * never by rules older than `since`, the last day up to now on which a table changed: when a rule comes into
 * force, the model has another version and is built anew, so that older vehicles are judged by it as well.
 */
export interface RulesInForce {
  readonly rules: VehicleRules
  readonly since: CalendarDate
}

const lastTurn = <T extends RuleEntry>(table: RuleTable<T>, today: CalendarDate): CalendarDate => {
  let last = ""
  for (const { effectiveFrom, effectiveTo } of table.entries) {
    if (effectiveFrom <= today && effectiveFrom > last) last = effectiveFrom
    // The day after an end is a turn too; the end itself is close enough to tell one state from another.
    if (effectiveTo !== null && effectiveTo < today && effectiveTo > last) last = effectiveTo
  }
  return last
}

/** The rules as they stand today. */
export const rulesInForce = (rules: VehicleRules, today: CalendarDate): RulesInForce => {
  const { classes, inspection, scrap, insurance, limits } = rules.tables
  const turns = [classes, inspection, scrap, insurance, limits].map((table) =>
    lastTurn<RuleEntry>(table, today)
  )
  return { rules, since: turns.sort()[turns.length - 1] || today }
}

/**
 * The day whose rules apply to a vehicle that was changed at an instant. Events come in the order of the log, so
 * that the hour of the last one nearly always answers for the next.
 */
export const judgementDayBy = ({
  since
}: Pick<RulesInForce, "since">): ((changedAt: Instant) => CalendarDate) => {
  let lastHour = ""
  let lastDay = ""
  return (changedAt) => {
    const hour = changedAt.slice(0, 13)
    if (hour !== lastHour) {
      const day = dayInShanghai(changedAt)
      lastDay = day > since ? day : since
      lastHour = hour
    }
    return lastDay
  }
}

type Judged = Pick<
  VehicleFacts,
  | "vehicleType"
  | "use"
  | "purpose"
  | "seats"
  | "loadKg"
  | "firstRegisteredOn"
  | "inspectionValidUntil"
  | "insuranceValidUntil"
>

/** What the rules of a day say about a vehicle: its classes (K1, K2) and everything that falls due (K4 to K9). */
export const judge = (rules: VehicleRules, facts: Judged, village: string, on: CalendarDate) => {
  const selected = {
    vehicleType: facts.vehicleType,
    use: facts.use,
    purpose: facts.purpose,
    seats: facts.seats,
    loadKg: facts.loadKg,
    registeredIn: village
  }
  return {
    classes: rules.classesOf(selected, on).map((found) => found.class),
    inspection: rules.inspectionDue(
      selected,
      { firstRegisteredOn: facts.firstRegisteredOn, validUntil: facts.inspectionValidUntil },
      on
    ),
    insurance: rules.insuranceDue(selected, facts.insuranceValidUntil, on),
    scrap: rules.scrapDue(selected, facts.firstRegisteredOn, on)
  }
}

/**
 * The day of the next inspection, where the file says so. An estimated one is shown in lists and counted as
 * unknown: nobody is called overdue by a guess.
 */
const certainly = ({ inspection }: { readonly inspection: Due }): CalendarDate | null =>
  inspection.basis === "estimated" ? null : inspection.due

/** What the fold keeps of a judgement: the classes and the days, not the reasons. */
export interface Judgement {
  readonly classes: ReadonlyArray<string>
  readonly inspectionDue: CalendarDate | null
  readonly insuranceDue: CalendarDate | null
  readonly scrapDue: CalendarDate | null
  /** What can never fall due for this vehicle. */
  readonly exempt: ReadonlyArray<string>
}

/** The part of a judgement that does not depend on the dates in a file; a district has a few dozen of them. */
interface KindJudgement {
  readonly classes: ReadonlyArray<string>
  readonly scrapYears: number | null
  readonly exempt: ReadonlyArray<string>
}

const cachedKinds = 5_000

/** Loads at which a rule changes its mind: between two of them all vehicles are judged alike. */
const loadSteps = ({ tables }: VehicleRules): ReadonlyArray<number> => [
  ...new Set(
    [tables.classes, tables.inspection, tables.scrap, tables.insurance].flatMap((table) =>
      table.entries.flatMap((entry) => entry.appliesTo.flatMap((selector) => selector.minLoadKg ?? []))
    )
  )
]

/**
 * The same answers as `judge`, estimates left out, for many vehicles: what a kind of vehicle has in common is asked once, and a date
 * on file is taken as it stands, because the rules let it decide. A test holds the two against each other.
 */
export const judgementBy = (
  rules: VehicleRules
): ((facts: Judged, village: string, on: CalendarDate) => Judgement) => {
  const kinds = new Map<string, KindJudgement>()
  const steps = loadSteps(rules)

  const kindOf = (facts: Judged, village: string, on: CalendarDate): KindJudgement => {
    const { loadKg } = facts
    const load = loadKg === null ? "?" : steps.filter((step) => step <= loadKg).length
    const key = `${facts.vehicleType}|${facts.use}|${facts.purpose}|${facts.seats}|${load}|${village.slice(0, 6)}|${on}`
    const known = kinds.get(key)
    if (known !== undefined) return known
    const { classes, insurance, scrap } = judge(rules, facts, village, on)
    const exempt: Array<string> = []
    if (!insurance.required) exempt.push("insurance")
    if (scrap.years === null) exempt.push("scrap")
    const made = { classes, scrapYears: scrap.years, exempt }
    if (kinds.size >= cachedKinds) kinds.clear()
    kinds.set(key, made)
    return made
  }

  return (facts, village, on) => {
    const { classes, scrapYears, exempt } = kindOf(facts, village, on)
    const { firstRegisteredOn, inspectionValidUntil, insuranceValidUntil } = facts
    return {
      classes,
      inspectionDue:
        inspectionValidUntil ??
        (firstRegisteredOn === null ? null : certainly(judge(rules, facts, village, on))),
      insuranceDue: insuranceValidUntil,
      scrapDue:
        scrapYears === null || firstRegisteredOn === null
          ? null
          : addMonths(firstRegisteredOn, scrapYears * 12),
      exempt
    }
  }
}
