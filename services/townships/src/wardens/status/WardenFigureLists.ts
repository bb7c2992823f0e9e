import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import { WardenRole, WardenState } from "@jiaosuo/wardens/events"
import { nextSevenDays } from "../../duties/DutyMoments.ts"
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
    ["wardens.callOuts.arrived", callOuts({ ...last30Days(day), arrived: "yes" })]
  ]
}
