import { type Text, text } from "@jiaosuo/kernel/Problem"
import { notRecorded } from "../CaseFilter.ts"
import type { Showing } from "../CaseItems.ts"
import { kindName, levelName } from "../CaseTexts.ts"
import type { CaseAnalysis, CaseLine, InZone } from "../http/CaseAnalysisAnswer.ts"
import type { caseOrigin } from "../http/CaseAnswer.ts"
import type { AnalysedCases, CaseDimension, CaseGroupLine } from "./AnalysisQueries.ts"
import { type Days, daysIn, demandOf } from "./Demand.ts"
import { type Conditions, stepsShown } from "./StepsShown.ts"

/** An analysis without what every answer says of its moment. */
export type AnalysisOfCases = Omit<CaseAnalysis, keyof typeof caseOrigin>

const noTimes = { measured: 0, p50: null, p90: null }
const noLine: CaseGroupLine = {
  dimension: "all",
  code: null,
  cases: 0,
  open: 0,
  overdue: 0,
  toDispatch: noTimes,
  toScene: noTimes,
  toSettled: noTimes,
  zoneKnown: 0,
  inZone: 0
}

const inZoneOf = ({ inZone, zoneKnown }: CaseGroupLine): InZone => ({
  measured: zoneKnown,
  inZone,
  share: zoneKnown === 0 ? null : Math.round((inZone / zoneKnown) * 10_000) / 10_000
})

const hours = Array.from({ length: 24 }, (_, hour) => String(hour))

/**
 * The analysis of cases of a period. `conditions` are those that the query states: with the code of a line they are the
 * address of the list behind it.
 */
export const caseAnalysisOf = (
  { calls, groups, lines, steps: taken, week }: AnalysedCases,
  period: Days,
  conditions: Conditions,
  { at, caseRules, district, names }: Showing
): AnalysisOfCases => {
  const listOf = (more: Conditions): string => {
    const all = { standing: "counting", ...conditions, ...period, by: "place", ...more, at }
    const stated = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined)
    return `/api/cases?${new URLSearchParams(stated).toString()}`
  }
  const nameOf = (dimension: CaseDimension, code: string | null): Text => {
    if (code === null) return text("不明", "not recorded")
    switch (dimension) {
      case "kind":
        return kindName(caseRules, code, period.until)
      case "level":
        return levelName(caseRules, code, period.until)
      case "hour":
        return text(`${code}时`, `${code.padStart(2, "0")}:00`)
      case "township": {
        const name = district.township(code)?.name ?? code
        return text(name, name)
      }
      case "zone":
        return text(names.nameOf(code), names.nameOf(code))
    }
  }
  const shown = (line: CaseGroupLine, name: Text, own: Conditions): CaseLine => {
    const listIf = (count: number, more: Conditions) => (count === 0 ? null : listOf({ ...own, ...more }))
    return {
      code: line.code,
      name,
      cases: line.cases,
      open: line.open,
      overdue: line.overdue,
      toScene: line.toScene,
      inZone: inZoneOf(line),
      list: listOf(own),
      lists: {
        open: listIf(line.open, { standing: "Open" }),
        overdue: listIf(line.overdue, { overdue: "yes" }),
        toScene: listIf(line.toScene.measured, { scene: "yes" }),
        inZone: listIf(line.inZone, { inZone: "yes" }),
        outOfZone: listIf(line.zoneKnown - line.inZone, { inZone: "no" })
      }
    }
  }
  const by = (dimension: CaseDimension, codes?: ReadonlyArray<string>): ReadonlyArray<CaseLine> => {
    const found = lines.filter((line) => line.dimension === dimension)
    const all =
      codes === undefined
        ? found
        : codes.map((code) => found.find((line) => line.code === code) ?? { ...noLine, dimension, code })
    const ordered =
      codes === undefined
        ? [...all].sort((a, b) => b.cases - a.cases || ((a.code ?? "~") < (b.code ?? "~") ? -1 : 1))
        : all
    return ordered.map((line) =>
      shown(line, nameOf(dimension, line.code), { [dimension]: line.code ?? notRecorded })
    )
  }
  const { steps: shownSteps, stepsBy } = stepsShown(taken, caseRules, listOf, nameOf)
  const total = lines.find(({ dimension }) => dimension === "all") ?? noLine
  return {
    ...period,
    days: daysIn(period),
    total: shown(total, text("合计", "total"), {}),
    byKind: by("kind"),
    byLevel: by("level"),
    // Where hours are asked for, the others are not counted.
    byHour: by("hour", conditions["hour"] === undefined ? hours : undefined),
    byWeekHour: week.map(({ calls: cases, hour, weekday }) => ({
      weekday,
      hour,
      cases,
      list: listOf({ weekday: String(weekday), hour: String(hour) })
    })),
    byTownship: by("township"),
    byZone: by("zone"),
    toDispatch: total.toDispatch,
    toScene: total.toScene,
    toSettled: total.toSettled,
    steps: shownSteps,
    stepsByTownship: stepsBy("township"),
    stepsByZone: stepsBy("zone"),
    inZone: {
      ...inZoneOf(total),
      lists: { inZone: listOf({ inZone: "yes" }), outOfZone: listOf({ inZone: "no" }) }
    },
    demand: demandOf(calls, groups, period, (hour, township) => listOf({ hour: String(hour), township }))
  }
}
