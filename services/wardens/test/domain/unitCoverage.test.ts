import { addDays } from "@jiaosuo/kernel/CalendarDays"
import { builtInWardenRules } from "@jiaosuo/reference/WardenRules"
import { builtInCalendar } from "@jiaosuo/reference/WorkingDays"
import { describe, expect, it } from "vitest"
import { coverageOf } from "../../src/domain/month/UnitCoverage.ts"
import type { KnownMonth, RoomTime } from "../../src/domain/month/UnitMonth.ts"
import type { KnownUnit, UnitMember, VillageGroup } from "../../src/domain/unit/MobileUnit.ts"

/** Row 38: shares at their edges, as fractions of whole numbers. */

const rules = { wardenRules: builtInWardenRules, calendar: builtInCalendar }
const month = "2021-04"
const later = "2021-12-01"

const group = (n: number): VillageGroup => ({
  groupId: `g${n}`,
  village: "371603101213",
  name: `${n}组`,
  from: "2021-01-01",
  until: null
})

const unit = (some: Partial<KnownUnit> = {}): KnownUnit => ({
  _tag: "Unit",
  kind: "bag-room",
  township: "371603101",
  name: "提包警务室",
  village: null,
  location: null,
  formedAt: "2021-01-01T00:00:00.000Z",
  disbandedAt: null,
  members: [],
  kit: [],
  groups: [],
  ...some
})

const did = (some: Partial<KnownMonth>): KnownMonth => ({
  _tag: "Month",
  unitId: "u",
  township: "371603101",
  month,
  visits: [],
  roomTimes: [],
  ...some
})

const visited = (count: number) =>
  did({
    visits: [
      {
        entryId: "e",
        groupIds: Array.from({ length: count }, (_, n) => `g${n}`),
        members: ["a"],
        by: "a",
        at: "2021-04-08T02:00:00.000Z"
      }
    ]
  })

describe("row 38: village groups", () => {
  it("pass from three quarters on, exactly, for every number of groups up to 300", () => {
    for (let asked = 1; asked <= 300; asked++) {
      const groups = Array.from({ length: asked }, (_, n) => group(n))
      const least = Number((3n * BigInt(asked) + 3n) / 4n)
      for (const count of [least - 1, least]) {
        const { passes, missed } = coverageOf(unit({ groups }), month, [visited(count)], later, rules).groups
        expect([asked, count, passes, missed.length]).toEqual([asked, count, count === least, asked - count])
      }
    }
  })

  it("visits of another month, or to groups that are not asked for, count for nothing", () => {
    const groups = [group(0), { ...group(1), from: "2021-04-02" }]
    const other = { ...visited(2), month: "2021-05" }
    expect(coverageOf(unit({ groups }), month, [other], later, rules).groups.visited).toBe(0)
    const seen = coverageOf(unit({ groups }), month, [visited(2)], later, rules).groups
    expect([seen.asked, seen.visited, seen.partly.length]).toEqual([1, 1, 1])
  })

  it("end with their unit: asked of it up to the month of which it had every day, never afterwards", () => {
    const disbanded = (disbandedAt: string, of = month) =>
      coverageOf(unit({ groups: [group(0)], disbandedAt }), of, [visited(1)], later, rules).groups
    const counted = ({ asked, partly, passes }: ReturnType<typeof disbanded>) => [
      ...[asked, partly.length, passes]
    ]
    expect(counted(disbanded("2021-04-30T15:59:59.000Z"))).toEqual([1, 0, true])
    expect(counted(disbanded("2021-04-29T15:59:59.000Z"))).toEqual([0, 1, null])
    expect(counted(disbanded("2021-04-29T15:59:59.000Z", "2021-05"))).toEqual([0, 0, null])
  })
})

describe("row 38: time in the room", () => {
  const officer: UnitMember = { account: "a", part: "young-officer", from: "2021-01-01", until: null }
  const stay = (day: string, minutes: number): RoomTime => ({
    entryId: day,
    account: "a",
    day,
    from: `${day}T00:00:00.000Z`,
    until: new Date(Date.parse(`${day}T00:00:00.000Z`) + minutes * 60_000).toISOString(),
    by: "a"
  })
  const weeksOf = (members: ReadonlyArray<UnitMember>, some: Partial<KnownUnit> = {}, today = later) =>
    coverageOf(unit({ members, ...some }), month, [], today, rules).room

  it("a week counts in the month in which it begins, with the working days of the calendar", () => {
    expect(weeksOf([officer]).weeks.map(({ from, officers }) => [from, officers[0]?.of])).toEqual([
      ["2021-04-05", 4 * 480],
      ["2021-04-12", 5 * 480],
      ["2021-04-19", 6 * 480],
      ["2021-04-26", 5 * 480]
    ])
  })

  it("asks of somebody the days on which they belong to the unit, and the unit is there", () => {
    const joined = weeksOf([{ ...officer, from: "2021-04-14", until: "2021-04-19" }])
    expect(joined.weeks.map(({ officers }) => officers.map(({ of }) => of))).toEqual([
      [],
      [3 * 480],
      [480],
      []
    ])
    const disbanded = weeksOf([officer], { disbandedAt: "2021-04-20T04:00:00.000Z" })
    expect(disbanded.weeks.map(({ officers }) => officers[0]?.of)).toEqual([1_920, 2_400, 960, 0])
    expect(disbanded.weeks[3]?.officers[0]?.passes).toBeNull()
    expect(weeksOf([{ ...officer, part: "assistant" }])).toMatchObject({ passes: null })
  })

  it("a week that is not over is shown and not judged", () => {
    const { weeks, passes } = weeksOf([officer], {}, "2021-04-11")
    expect([weeks.map(({ final }) => final), passes]).toEqual([[false, false, false, false], null])
    expect(weeksOf([officer], {}, "2021-04-12").passes).toBe(false)
  })

  it("the last week's days in the next month are in the stream of that month", () => {
    const days = (from: string, n: number) => Array.from({ length: n }, (_, d) => addDays(from, d))
    const own = did({ roomTimes: days("2021-04-26", 5).map((day) => stay(day, 300)) })
    const next = {
      ...did({ roomTimes: [stay("2021-05-01", 100), stay("2021-05-03", 999)] }),
      month: "2021-05"
    }
    const last = (months: ReadonlyArray<KnownMonth>) =>
      coverageOf(unit({ members: [officer] }), month, months, later, rules).room.weeks[3]?.officers[0]
    expect(last([own])).toMatchObject({ minutes: 1_500, of: 2_400, passes: false })
    expect(last([own, next])).toMatchObject({ minutes: 1_600, passes: true })
  })
})
