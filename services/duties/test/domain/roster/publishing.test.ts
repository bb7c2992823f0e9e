import { describe, expect, it } from "vitest"
import { draftRoster } from "../../../src/domain/drafting/DraftRoster.ts"
import type { PersonFacts, UnitFacts } from "../../../src/domain/roster/Facts.ts"
import { daysWithoutLeader, gapsOf, templateCheck } from "../../../src/domain/roster/Gaps.ts"
import type { RosterCommand } from "../../../src/domain/roster/RosterCommands.ts"
import type { RosterEvent } from "../../../src/domain/roster/RosterEvents.ts"
import { hoursAfter, instantOf, type Slot } from "../../../src/domain/roster/Slot.ts"
import { trafficOfficersAsked } from "../../../src/domain/roster/Surge.ts"
import {
  a,
  facts,
  first,
  group,
  member,
  o,
  opened,
  planned,
  publish,
  published,
  rejected,
  roster,
  tag,
  warnings
} from "./examples.ts"
import { draftInput, everybody, isWorkingDay, month, template, unit, zoneId } from "./zone.ts"

describe("publishing", () => {
  it.each([
    [3, "GroupIsTooSmall"],
    [4, "accepted"],
    [5, "accepted"],
    [6, "GroupIsTooLarge"]
  ] as const)("row 5: a group of 1 officer and %s auxiliaries: %s", (count, answer) => {
    const history = [opened(), planned(group("g1", "2026-10-12", 0, 0, count))]
    expect(tag(roster(history).when(publish()))).toBe(answer)
  })

  it("row 5: a group of 1+3 is told what it has and what it needs", () => {
    expect(
      rejected(roster([opened(), planned(group("g1", "2026-10-12", 0, 0, 3))]).when(publish()))
    ).toMatchObject({
      officers: 1,
      auxiliaries: 3,
      needed: { officers: { least: 1, most: 1 }, auxiliaries: { least: 4, most: 5 } }
    })
  })

  it("row 5: a group is led by one officer", () => {
    const led = { ...first, members: first.members.map((one, i) => ({ ...one, lead: i === 1 })) }
    expect(tag(roster([opened(), planned(led)]).when(publish()))).toBe("GroupHasNoLead")
  })

  it("an absence that came after the planning is seen", () => {
    const people = everybody.map((one) =>
      one.personId === "a01"
        ? { ...one, absences: [{ from: "2026-10-12", until: "2026-10-20", ground: "sickness" }] }
        : one
    )
    expect(tag(roster([opened(), planned(first)]).when(publish({ people })))).toBe("PersonIsAbsent")
  })

  it("somebody still on duty from the month before is seen", () => {
    const neighbours = [
      {
        ...group("last", "2026-10-01", 0, 0),
        slotId: "last",
        from: instantOf("2026-09-30", "20:00"),
        until: instantOf("2026-10-01", "20:00")
      }
    ]
    const history = [opened(), planned(group("g1", "2026-10-01", 0, 0))]
    expect(tag(roster(history).when(publish({ neighbours })))).toBe("PersonIsInTwoSlots")
  })

  it("gaps need a reason, and are listed with the days; an empty roster is not published", () => {
    const history = [opened(), planned(first)]
    const refusal = rejected(roster(history).when(publish({ reason: null })))
    expect(refusal).toMatchObject({ _tag: "GapsNeedAReason" })
    // 31 days of 5 station officers, a leader and the groups of each day.
    expect("gaps" in refusal ? refusal.gaps.length : 0).toBe(31 * 7)
    const told = warnings(roster(history).when(publish()))
    expect(told.find(({ path }) => path === "gaps.response-group/zone")?.reason.en).toMatch(
      /^92 duties of Response group are not filled/
    )
    expect(tag(roster([opened()]).when(publish()))).toBe("NothingIsPlanned")
  })

  it("row 32: a day without a leader on duty is a gap", () => {
    const { slots } = draftRoster(draftInput())
    const but = slots.filter(
      (slot) => !(slot.kind === "leader" && slot.from === instantOf("2026-10-20", "08:00"))
    )
    const gaps = gapsOf({ unitId: zoneId, month, slots: but }, template("zone-groups"), unit, isWorkingDay)
    expect(daysWithoutLeader(gaps)).toEqual(["2026-10-20"])
    expect(rejected(roster([opened(), planned(...but)]).when(publish({ reason: null })))).toEqual({
      _tag: "GapsNeedAReason",
      gaps: [{ day: "2026-10-20", kind: "leader", unitId: zoneId, duties: 1 }]
    })
    expect(tag(roster([opened(), planned(...slots)]).when(publish({ reason: null })))).toBe("accepted")
  })

  it("half a duty covers half of it: two of twelve hours are a whole one", () => {
    const from = instantOf("2026-10-20", "08:00")
    const half = (slotId: string, start: string): Slot => ({
      slotId,
      kind: "leader",
      from: start,
      until: hoursAfter(start, 12),
      unitId: zoneId,
      group: null,
      members: [member(o(0), true)]
    })
    const leaders = (slots: ReadonlyArray<Slot>) =>
      daysWithoutLeader(
        gapsOf({ unitId: zoneId, month, slots }, template("zone-groups"), unit, isWorkingDay)
      ).includes("2026-10-20")
    expect(leaders([half("a", from)])).toBe(true)
    expect(leaders([half("a", from), half("b", hoursAfter(from, 12))])).toBe(false)
  })

  it("lists short rests, auxiliaries without training and leads without the qualification (A2)", () => {
    const people = everybody.map((one) => (one.personId === "a00" ? { ...one, trained: false } : one))
    const again = group("g2", "2026-10-13", 2, 0)
    const paths = warnings(roster([opened(), planned(first, again)]).when(publish({ people }))).map(
      ({ path, rule }) => [path, rule]
    )
    expect(paths).toContainEqual(["people.a00.training", undefined])
    // Officer 2 has no qualification; the group is theirs to lead.
    expect(paths).toContainEqual(["people.o02.qualification", "A2"])
    // Its four auxiliaries were on duty until that very morning.
    expect(paths.filter(([path]) => path?.startsWith("slots.g2.members.a"))).toHaveLength(4)
  })

  it("a published roster is changed with a reason, groups stay complete, and it is withdrawn until somebody came", () => {
    const history = [opened(), planned(first), published]
    const smaller = { ...first, members: first.members.slice(0, 4) }
    const change = (slot: Slot, reason: string | null): RosterCommand => ({
      _tag: "ChangeSlots",
      slots: [slot],
      reason,
      ...facts
    })
    expect(tag(roster(history).when(change(smaller, null)))).toBe("ChangeNeedsAReason")
    expect(tag(roster(history).when(change(smaller, "病假")))).toBe("GroupIsTooSmall")
    expect(tag(roster(history).when({ _tag: "RemoveSlots", slotIds: ["g1"], reason: null }))).toBe(
      "ChangeNeedsAReason"
    )
    expect(tag(roster(history).when({ _tag: "WithdrawRoster", reason: null }))).toBe("accepted")
    const came: RosterEvent = {
      _tag: "PersonCheckedIn",
      slotId: "g1",
      personId: "o00",
      at: first.from,
      location: null,
      distanceMetres: null,
      lateMinutes: 0,
      warnings: []
    }
    expect(tag(roster([...history, came]).when({ _tag: "WithdrawRoster", reason: null }))).toBe(
      "RosterIsUnderWay"
    )
    expect(
      tag(roster([...history, came]).when({ _tag: "RemoveSlots", slotIds: ["g1"], reason: "误排" }))
    ).toBe("DutyHasBegun")
  })
})

describe("1+3+2", () => {
  const station: UnitFacts = {
    periods: [{ from: "2020-01-01", stations: ["s1"], centre: "s1", units: new Map([["s1", "s1"]]) }],
    surgePlans: []
  }
  const of = (kind: Slot["kind"], people: ReadonlyArray<PersonFacts>): Slot => {
    const from = instantOf("2026-10-12", "08:00")
    return {
      slotId: kind,
      kind,
      from,
      until: hoursAfter(from, 24),
      unitId: "s1",
      group: null,
      members: people.map((one, i) => member(one, i === 0))
    }
  }
  const check = (...slots: ReadonlyArray<Slot>) =>
    templateCheck(
      { unitId: "s1", slots },
      template("one-three-two"),
      station,
      "2026-10-12",
      isWorkingDay
    ).map(({ kind, planned: n, fits }) => [kind, n, fits])

  it("row 28: exactly 1 takes calls, 3 respond and 2 patrol", () => {
    expect(
      check(of("intake", [o(0)]), of("response-group", [o(5), a(0), a(5)]), of("patrol", [o(10), a(10)]))
    ).toEqual([
      ["intake", 1, true],
      ["response-group", 3, true],
      ["patrol", 2, true]
    ])
  })

  it("row 28: one too few and one too many are both seen", () => {
    expect(check(of("response-group", [o(5), a(0)]), of("patrol", [o(10), a(10), a(15)]))).toEqual([
      ["intake", 0, false],
      ["response-group", 2, false],
      ["patrol", 3, false]
    ])
  })
})

describe("seasons", () => {
  const plan27 = (officersOnTraffic: number | "all") => ({
    planId: "p",
    from: "2026-10-01",
    until: "2026-10-07",
    officersOnTraffic
  })

  it.each([
    ["2026-09-30", 2],
    ["2026-10-01", "all"],
    ["2026-10-07", "all"],
    ["2026-10-08", 2]
  ] as const)("row 27: all officers in the season, 2 outside of it: %s asks for %s", (day, asked) => {
    expect(trafficOfficersAsked([plan27("all")], day, 2)).toBe(asked)
  })

  it("row 27: the strictest of several plans counts, and a unit without any is asked for nothing", () => {
    expect(trafficOfficersAsked([plan27(3), plan27(5)], "2026-10-03", 2)).toBe(5)
    expect(trafficOfficersAsked([], "2026-10-03", 2)).toBe(0)
  })

  it("row 27: a roster below the plan is published with a warning for each day, one that reaches it without", () => {
    const inSeason: UnitFacts = {
      ...unit,
      surgePlans: [{ ...plan27(2), from: "2026-10-12", until: "2026-10-12" }]
    }
    const surge = (slotId: string, officer: number): Slot => ({
      slotId,
      kind: "surge",
      from: instantOf("2026-10-12", "09:00"),
      until: instantOf("2026-10-12", "17:00"),
      unitId: "s1",
      group: null,
      members: [member(o(officer), true)]
    })
    const below = (...slots: ReadonlyArray<Slot>) =>
      warnings(roster([opened(), planned(...slots)]).when(publish({ unit: inSeason })))
        .filter(({ path }) => path === "surge.2026-10-12")
        .map(({ reason }) => reason.zh)
    expect(below(surge("s-1", 20))).toEqual(["2026-10-12交通勤务民警1人,低于方案要求的2人"])
    expect(below(surge("s-1", 20), surge("s-2", 21))).toEqual([])
  })

  it("row 27: all means all officers of the unit who are not away", () => {
    const all: UnitFacts = {
      ...unit,
      surgePlans: [{ ...plan27("all"), from: "2026-10-12", until: "2026-10-12" }]
    }
    const people = everybody.map((one) =>
      one.personId === "o29"
        ? { ...one, absences: [{ from: "2026-10-12", until: "2026-10-12", ground: "rest" }] }
        : one
    )
    const told = warnings(roster([opened(), planned(first)]).when(publish({ unit: all, people })))
    expect(told.find(({ path }) => path === "surge.2026-10-12")?.reason.zh).toBe(
      "2026-10-12交通勤务民警0人,低于旺季全员要求的29人"
    )
  })
})
