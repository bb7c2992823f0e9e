import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import type { CaseRules } from "@jiaosuo/reference/CaseRules"
import type { CaseFilter } from "../CaseFilter.ts"
import { type CaseCodes, casePeriodNames, casePeriods, openCounts, periodCounts } from "./CaseCounts.ts"

type Query = Readonly<Record<string, string | undefined>>
type Address = (path: string, query: Query) => string

/** Kinds and levels of all days: a case that is open long keeps its code. */
export const caseCodesOf = ({ tables }: CaseRules): CaseCodes => ({
  kinds: [...new Set(tables.kinds.entries.map(({ kind }) => kind))],
  levels: [...new Set(tables.levels.entries.map(({ level }) => level))]
})

const yesOrNo = (asked: boolean | "unknown" | undefined): string | undefined =>
  asked === undefined ? undefined : asked === "unknown" ? asked : asked ? "yes" : "no"

/** A counted filter as an address spells it. */
const spelled = ({ engaged, inZone, overdue, scene, standings }: Partial<CaseFilter>): Query => ({
  standing: typeof standings === "string" ? standings : standings?.join(","),
  overdue: yesOrNo(overdue),
  engaged: yesOrNo(engaged),
  inZone: yesOrNo(inZone),
  scene: yesOrNo(scene)
})

/** Figure → address of the list whose `total` is that number. `at` pins the clocks. */
export const caseLists = (
  address: Address,
  day: CalendarDate,
  at: Instant,
  { kinds, levels }: CaseCodes
): ReadonlyArray<readonly [path: string, list: string]> => {
  const cases = (query: Query) => address("/api/cases", { ...query, by: "place" })
  const periods = casePeriods(day)
  return [
    ...Object.entries(openCounts).map(
      ([name, filter]) => [`cases.${name}`, cases({ ...spelled(filter), at })] as const
    ),
    ...kinds.map((kind) => [`cases.byKind.${kind}`, cases({ standing: "Open", kind })] as const),
    ...levels.map((level) => [`cases.byLevel.${level}`, cases({ standing: "Open", level })] as const),
    ...casePeriodNames.flatMap((period) =>
      Object.entries(periodCounts).map(
        ([name, filter]) =>
          [
            `cases.${period}.${name}`,
            cases({ ...spelled(filter), standing: "counting", ...periods[period] })
          ] as const
      )
    )
  ]
}
