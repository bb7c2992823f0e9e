import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import { WardenRole, WardenState } from "@jiaosuo/wardens/events"
import { nextSevenDays } from "../../duties/DutyMoments.ts"
import { monthsAround } from "../units/UnitsInMonth.ts"
import { hoursOfDay, last30Days, type WardenCodes } from "./WardenCounts.ts"

type Query = Readonly<Record<string, string | undefined>>
type Address = (path: string, query: Query) => string

/** Figure → address of the list behind it, whose `total` is the number; of persuasions its `sums.persuasions`. */
export const wardenLists = (
  address: Address,
  day: CalendarDate,
  at: Instant,
  { hazardLevels, persuasions }: WardenCodes
): ReadonlyArray<readonly [path: string, list: string]> => {
  const roll = (query: Query) => address("/api/wardens/roll", query)
  const posts = (query: Query) => address("/api/wardens/posts", { open: "yes", at, ...query })
  const records = (query: Query) =>
    address("/api/wardens/records", { kind: "persuasion", ...last30Days(day), ...query })
  const hazards = (query: Query) => address("/api/wardens/hazards", { open: "yes", ...query })
  const callOuts = (query: Query) => address("/api/wardens/call-outs/times", query)
  const units = (query: Query) => address("/api/wardens/units/coverage", query)
  const villages = (query: Query) => address("/api/townships/villages", query)
  const months = monthsAround(day)
  const open = { month: months.now, open: "yes" }
  const covered = (name: string, month: string): ReadonlyArray<readonly [string, string]> => [
    [`${name}.units`, units({ month })],
    [`${name}.groups`, address("/api/wardens/units/groups", { month })],
    [`${name}.groupsVisited`, address("/api/wardens/units/groups", { month, visited: "yes" })],
    [`${name}.enoughGroups`, units({ month, enoughGroups: "yes" })],
    [`${name}.enoughRoom`, units({ month, enoughRoom: "yes" })]
  ]
  return [
    ["wardens.people", roll({ left: "no" })],
    ...WardenState.literals.map((state) => [`wardens.byState.${state}`, roll({ state })] as const),
    ...WardenRole.literals.flatMap((role) =>
      WardenState.literals.map((state) => [`wardens.byRole.${role}.${state}`, roll({ role, state })] as const)
    ),
    ["wardens.posts.open", posts({})],
    ["wardens.posts.manned", posts({ manned: "yes" })],
    ["wardens.posts.due", posts({ due: "yes" })],
    ["wardens.posts.unmanned", posts({ due: "yes", manned: "no" })],
    ["wardens.gaps", address("/api/wardens/gaps", { ...nextSevenDays(day) })],
    ["wardens.persuasions.records", records({})],
    ["wardens.persuasions.all", records({})],
    ...persuasions.map((code) => [`wardens.persuasions.byKind.${code}`, records({ code })] as const),
    ...hoursOfDay.map((hour) => [`wardens.persuasions.byHour.${hour}`, records({ hour })] as const),
    ["wardens.hazards.open", hazards({})],
    ["wardens.hazards.overdue", hazards({ overdue: "yes", at })],
    ...hazardLevels.map((level) => [`wardens.hazards.byLevel.${level}`, hazards({ level })] as const),
    ["wardens.callOuts.open", callOuts({ open: "yes" })],
    ["wardens.callOuts.last30Days", callOuts({ ...last30Days(day) })],
    ["wardens.callOuts.arrived", callOuts({ ...last30Days(day), arrived: "yes" })],
    ["wardens.units.open", units(open)],
    ["wardens.units.complete", units({ ...open, complete: "yes" })],
    ...covered("wardens.coverage.lastMonth", months.last),
    ...covered("wardens.coverage.thisMonth", months.now),
    ["wardens.villages.withAuxiliary", villages({ auxiliary: "yes" })],
    ["wardens.villages.withRoom", villages({ room: "yes" })],
    ["wardens.villages.withBoth", villages({ auxiliary: "yes", room: "yes" })]
  ]
}
