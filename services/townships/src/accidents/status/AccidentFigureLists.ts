import { phases } from "@jiaosuo/accidents/events"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { statusPeriodNames, statusPeriods } from "./AccidentCounts.ts"

/** Phases of files that somebody works on: the others are ends, and no figure of open files. */
export const openPhases: ReadonlyArray<string> = phases.filter(
  (phase) => !["Refused", "Closed", "HandedOver", "Withdrawn", "Merged", "Historical"].includes(phase)
)

type Address = (path: string, query: Readonly<Record<string, string | undefined>>) => string

/**
 * Figure → address of the list behind it. The number is the list's `total`; of deaths and injured persons it is
 * the list's `sums.dead`, `sums.dead30`, `sums.injured` or `sums.injured30`.
 */
export const accidentLists = (
  address: Address,
  day: CalendarDate
): ReadonlyArray<readonly [path: string, list: string]> => {
  const accidents = (query: Readonly<Record<string, string | undefined>>) =>
    address("/api/accidents", { ...query, by: "place" })
  const clocks = (due: string) => address("/api/accidents/clocks", { due })
  const periods = statusPeriods(day)
  return [
    ["accidents.open", accidents({ standing: "open" })],
    ...openPhases.map(
      (phase) => [`accidents.byPhase.${phase}`, accidents({ standing: "open", phase })] as const
    ),
    ...statusPeriodNames.flatMap((name) => {
      const counted = (casualties?: string) =>
        accidents({ standing: "counting", ...periods[name], casualties })
      return [
        [`accidents.${name}.accidents`, counted()],
        [`accidents.${name}.dead`, counted("dead")],
        [`accidents.${name}.dead30`, counted("dead30")],
        [`accidents.${name}.injured`, counted("injured")],
        [`accidents.${name}.injured30`, counted("injured30")]
      ] as const
    }),
    ["accidents.clocks.open", clocks("all")],
    ["accidents.clocks.overdue", clocks("overdue")],
    ["accidents.clocks.today", clocks("today")],
    ["accidents.clocks.week", clocks("week")],
    ["accidents.clocks.stopped", clocks("stopped")],
    ["accidents.probableDuplicates", address("/api/accidents/duplicates", {})],
    ["accidents.firmOrdersOwed", address("/api/accidents/transport-firms", { order: "owed" })]
  ]
}
