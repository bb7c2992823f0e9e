import type { Text } from "@jiaosuo/kernel/Problem"
import type { CaseRules } from "@jiaosuo/reference/CaseRules"
import { notRecorded } from "../CaseFilter.ts"
import type { AreaSteps, StepTimes } from "../http/CaseAnalysisAnswer.ts"
import type { StepLine } from "./AnalysisQueries.ts"

/** Conditions of a list, as its address spells them. */
export type Conditions = Readonly<Record<string, string | undefined>>

const steps = ["sign", "depart", "arrive", "feedback"] as const

/** A line that is judged by bands which the tables have. */
interface JudgedLine extends StepLine {
  readonly name: StepTimes["step"]
  readonly rule: CaseRules["tables"]["bands"]["entries"][number]
}

const shareOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 10_000) / 10_000

/**
 * I2, I3: the steps of an analysis against their bands, of all cases and area by area; `listOf` is the address of the
 * list with some more conditions.
 */
export const stepsShown = (
  lines: ReadonlyArray<StepLine>,
  rules: CaseRules,
  listOf: (more: Conditions) => string,
  nameOf: (dimension: "township" | "zone", code: string | null) => Text
): {
  readonly steps: ReadonlyArray<StepTimes>
  readonly stepsBy: (dimension: "township" | "zone") => ReadonlyArray<AreaSteps>
} => {
  const judged = steps.flatMap((name) =>
    lines.flatMap((line): ReadonlyArray<JudgedLine> => {
      const rule = rules.tables.bands.entries.find(({ id }) => id === line.bands)
      return line.step === name && rule !== undefined ? [{ ...line, name, rule }] : []
    })
  )
  const shown = ({ bands, cases, measured, name, overdue, p50, p90, rule }: JudgedLine, own: Conditions) => {
    const bounds = rule.boundsSeconds.length
    const inList = (counted: number, band?: number): string | null =>
      counted === 0 ? null : listOf({ ...own, step: band === undefined ? bands : `${bands}:${band}` })
    return {
      inList,
      line: { step: name, bands, measured, p50, p90, overdue: overdue.steps },
      inTime: bounds === 0 ? null : shareOf(measured - overdue.steps, measured),
      cases: { measured: cases, overdue: overdue.cases },
      lists: { measured: inList(cases), overdue: inList(overdue.cases, bounds) }
    }
  }
  return {
    steps: judged
      .filter(({ dimension }) => dimension === "all")
      .map((line) => {
        const { inList, ...all } = shown(line, {})
        const { area, boundsSeconds, rule } = line.rule
        const banded = boundsSeconds.map((_, band) => line.inBand.get(band) ?? { steps: 0, cases: 0 })
        return {
          ...all.line,
          rule,
          area: area ?? null,
          boundsSeconds,
          inBand: banded.map((count) => count.steps),
          inTime: all.inTime,
          cases: { ...all.cases, inBand: banded.map(({ cases }) => cases) },
          lists: { ...all.lists, inBand: banded.map(({ cases }, band) => inList(cases, band)) }
        }
      }),
    stepsBy: (dimension) => {
      const areas = new Map<string | null, ReadonlyArray<JudgedLine>>()
      for (const line of judged) {
        if (line.dimension === dimension) areas.set(line.code, [...(areas.get(line.code) ?? []), line])
      }
      return [...areas]
        .sort(([a], [b]) => ((a ?? "~") < (b ?? "~") ? -1 : 1))
        .map(([code, ofArea]) => ({
          code,
          name: nameOf(dimension, code),
          steps: ofArea.map((line) => {
            const { inList: _, line: times, ...rest } = shown(line, { [dimension]: code ?? notRecorded })
            return { ...times, ...rest }
          })
        }))
    }
  }
}
