import { builtInCalendar } from "@jiaosuo/reference/WorkingDays"

/**
 * Rows 38 and 39, by a walk over the stored JSON that shares nothing with the program's: every day of a month is looked
 * at one by one. Limits are those of the text: 75 %, two of three parts, eight hours a working day.
 */

type Stored = Readonly<Record<string, unknown>>

interface Dated {
  readonly from: string
  until: string | null
}

interface OracleUnit {
  readonly township: string
  readonly formed: string
  disbanded: string | null
  readonly members: Array<Dated & { readonly account: string; readonly part: string }>
  readonly things: Set<string>
  readonly groups: Map<string, Dated>
}

interface Entry {
  readonly unit: string
  readonly month: string
  readonly groups: ReadonlyArray<string>
  readonly room: { readonly account: string; readonly day: string; readonly minutes: number } | null
}

/** What is known of mobile units, and of what they did. */
export interface KnownUnits {
  readonly units: Map<string, OracleUnit>
  readonly entries: Map<string, Entry>
}

const dayOf = (instant: unknown): string =>
  new Date(Date.parse(String(instant)) + 8 * 3_600_000).toISOString().slice(0, 10)

const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

/** One event of a unit or of its month. */
export const foldUnitOf = (known: KnownUnits, kind: string, id: string, type: string, data: Stored): void => {
  if (kind === "unit-month") {
    const entry = { unit: String(data["unitId"]), month: String(data["month"]) }
    const entryId = String(data["entryId"])
    if (type === "VillageGroupsWereVisited") {
      known.entries.set(entryId, { ...entry, groups: data["groupIds"] as ReadonlyArray<string>, room: null })
    } else if (type === "RoomTimeWasRecorded") {
      const minutes = (Date.parse(String(data["until"])) - Date.parse(String(data["from"]))) / 60_000
      const room = { account: String(data["account"]), day: String(data["day"]), minutes }
      known.entries.set(entryId, { ...entry, groups: [], room })
    } else known.entries.delete(entryId)
    return
  }
  if (kind !== "unit") return
  if (type === "MobileUnitWasFormed") {
    known.units.set(id, {
      township: String(data["township"]),
      formed: dayOf(data["at"]),
      disbanded: null,
      members: [],
      things: new Set(),
      groups: new Map()
    })
  }
  const unit = known.units.get(id)
  if (unit === undefined) return
  const until = String(data["until"])
  if (type === "MobileUnitWasDisbanded") unit.disbanded = dayOf(data["at"])
  if (type === "MemberJoinedUnit") {
    const [account, part, from] = [data["account"], data["part"], data["from"]].map(String)
    unit.members.push({ account: account ?? "", part: part ?? "", from: from ?? "", until: null })
  }
  if (type === "MemberLeftUnit") {
    for (const one of unit.members)
      if (one.account === data["account"] && one.until === null) one.until = until
  }
  if (type === "KitThingWasIssued") unit.things.add(String(data["thing"]))
  if (type === "KitThingWasTakenBack") unit.things.delete(String(data["thing"]))
  if (type === "VillageGroupsWereListed") {
    for (const { groupId } of data["groups"] as ReadonlyArray<{ groupId: string }>) {
      unit.groups.set(groupId, { from: String(data["from"]), until: null })
    }
  }
  if (type === "VillageGroupsWereEnded") {
    for (const groupId of data["groupIds"] as ReadonlyArray<string>) {
      const group = unit.groups.get(groupId)
      if (group !== undefined) group.until = until
    }
  }
}

const isThere = ({ from, until }: Dated, day: string): boolean =>
  from <= day && (until === null || day <= until)

const daysOf = (month: string): ReadonlyArray<string> => {
  const days: Array<string> = []
  for (let day = `${month}-01`; day.startsWith(month); day = dayAfter(day)) days.push(day)
  return days
}

const people = ["senior-officer", "young-officer", "assistant"]
const things = ["car", "laptop", "camera", "mobile-terminal", "bag"]

const isComplete = (unit: OracleUnit, day: string): boolean =>
  people.every((part) => unit.members.some((one) => one.part === part && isThere(one, day))) &&
  things.every((thing) => unit.things.has(thing))

/** Whether every officer was in the room for two thirds of every week that begins in the month and is over. */
const roomSuffices = (
  known: KnownUnits,
  id: string,
  unit: OracleUnit,
  month: string,
  today: string
): boolean => {
  let asked = 0
  let kept = 0
  for (const monday of daysOf(month).filter((day) => new Date(`${day}T12:00:00Z`).getUTCDay() === 1)) {
    const week = [monday]
    while (week.length < 7) week.push(dayAfter(week.at(-1) ?? ""))
    if ((week.at(-1) ?? "") >= today) continue
    const officers = new Set(
      unit.members
        .filter((one) => one.part !== "assistant" && week.some((day) => isThere(one, day)))
        .map(({ account }) => account)
    )
    for (const account of officers) {
      const working = week.filter(
        (day) =>
          builtInCalendar.isWorkingDay(day) &&
          unit.formed <= day &&
          (unit.disbanded === null || day <= unit.disbanded) &&
          unit.members.some((one) => one.account === account && one.part !== "assistant" && isThere(one, day))
      )
      if (working.length === 0) continue
      asked++
      const minutes = [...known.entries.values()].reduce(
        (sum, { room, unit: of }) =>
          of === id && room !== null && room.account === account && week.includes(room.day)
            ? sum + room.minutes
            : sum,
        0
      )
      if (minutes * 3 >= working.length * 480 * 2) kept++
    }
  }
  return asked > 0 && asked === kept
}

const monthFigures = (known: KnownUnits, townships: ReadonlyArray<string>, month: string, today: string) => {
  const days = daysOf(month)
  const sums = { month, units: 0, groups: 0, groupsVisited: 0, enoughGroups: 0, enoughRoom: 0 }
  for (const [id, unit] of known.units) {
    const stood = days.some((day) => unit.formed <= day && (unit.disbanded === null || day <= unit.disbanded))
    if (!stood || !townships.includes(unit.township)) continue
    const { disbanded } = unit
    const asked = [...unit.groups].filter(([, group]) =>
      days.every((day) => isThere(group, day) && (disbanded === null || day <= disbanded))
    )
    const came = new Set(
      [...known.entries.values()].flatMap((one) => (one.unit === id && one.month === month ? one.groups : []))
    )
    const visited = asked.filter(([groupId]) => came.has(groupId)).length
    sums.units++
    sums.groups += asked.length
    sums.groupsVisited += visited
    if (asked.length > 0 && visited / asked.length >= 0.75) sums.enoughGroups++
    if (roomSuffices(known, id, unit, month, today)) sums.enoughRoom++
  }
  return sums
}

/** What the status says of the units of some townships, seen from a day. */
export const unitFiguresOf = (known: KnownUnits, townships: ReadonlyArray<string>, day: string) => {
  const before = new Date(Date.parse(`${day.slice(0, 7)}-01T12:00:00Z`) - 86_400_000).toISOString()
  const open = [...known.units.values()].filter(
    ({ disbanded, township }) => disbanded === null && townships.includes(township)
  )
  return {
    units: { open: open.length, complete: open.filter((unit) => isComplete(unit, day)).length },
    coverage: {
      lastMonth: monthFigures(known, townships, before.slice(0, 7), day),
      thisMonth: monthFigures(known, townships, day.slice(0, 7), day)
    }
  }
}
