import { describe, expect, it } from "vitest"
import { draftRoster } from "../../../src/domain/drafting/DraftRoster.ts"
import type { PersonFacts } from "../../../src/domain/roster/Facts.ts"
import { gapsOf } from "../../../src/domain/roster/Gaps.ts"
import { claimsOf } from "../../../src/domain/roster/RosterClaims.ts"
import type { RosterCommand } from "../../../src/domain/roster/RosterCommands.ts"
import { halfDaysOf, hoursAfter, instantOf, overlap, type Slot } from "../../../src/domain/roster/Slot.ts"
import {
  a,
  facts,
  first,
  group,
  member,
  o,
  opened,
  plan,
  planned,
  published,
  roster,
  tag
} from "./examples.ts"
import {
  draftInput,
  everybody,
  isWorkingDay,
  month,
  person,
  stations,
  template,
  unit,
  zoneId
} from "./zone.ts"

describe("planning", () => {
  it.each([
    ["an officer in two groups at once", group("g2", "2026-10-12", 0, 10), "PersonIsInTwoSlots"],
    ["an auxiliary in two groups at once", group("g2", "2026-10-12", 1, 3), "PersonIsInTwoSlots"],
    ["the same people a day later", group("g2", "2026-10-13", 0, 0), "accepted"],
    ["a slot that is planned already", { ...group("g1", "2026-10-14", 2, 10) }, "SlotIsAlreadyPlanned"],
    ["a day of another month", group("g2", "2026-11-01", 2, 10), "SlotIsOutsideOfTheMonth"],
    [
      "a station of another zone",
      { ...group("g2", "2026-10-14", 2, 10), unitId: "elsewhere" },
      "SlotIsOfAnotherUnit"
    ],
    [
      "a duty of 25 hours",
      { ...group("g2", "2026-10-14", 2, 10), until: instantOf("2026-10-15", "09:00") },
      "SlotIsTooLong"
    ]
  ] as const)("row 5: %s: %s", (_, slot, answer) => {
    expect(tag(roster([opened(), planned(first)]).when(plan(slot)))).toBe(answer)
  })

  it("row 5: somebody listed twice in one group", () => {
    const twice = { ...first, members: [...first.members, member(a(0))] }
    expect(tag(roster([opened()]).when(plan(twice)))).toBe("PersonIsInTwoSlots")
  })

  it("refuses whoever is unknown, of another unit that day, away on any day of the duty, or no leader", () => {
    const when = (people: ReadonlyArray<PersonFacts>, slot: Slot = first) =>
      tag(roster([opened()]).when({ ...plan(slot), people } as RosterCommand))
    const but = (personId: string, known: Partial<PersonFacts>) =>
      everybody.map((one) => (one.personId === personId ? { ...one, ...known } : one))
    expect(when(everybody.filter(({ personId }) => personId !== "o00"))).toBe("PersonIsUnknown")
    expect(when(but("o00", { units: [{ unitId: "elsewhere", from: "2020-01-01" }] }))).toBe(
      "PersonIsNotOfTheUnit"
    )
    expect(
      when(
        but("o00", {
          units: [
            { unitId: "elsewhere", from: "2020-01-01" },
            { unitId: "s1", from: "2026-10-12" }
          ]
        })
      )
    ).toBe("accepted")
    expect(when(but("o00", { leftOn: "2026-10-12" }))).toBe("PersonIsNotOfTheUnit")
    // The duty ends on the morning of the 13th.
    expect(when(but("o00", { leftOn: "2026-10-13" }))).toBe("PersonIsNotOfTheUnit")
    expect(when(but("o00", { leftOn: "2026-10-14" }))).toBe("accepted")
    expect(
      when(but("o00", { absences: [{ from: "2026-10-13", until: "2026-10-13", ground: "rest" }] }))
    ).toBe("PersonIsAbsent")
    expect(
      when(but("o00", { absences: [{ from: "2026-10-14", until: "2026-10-14", ground: "rest" }] }))
    ).toBe("accepted")
    const leader: Slot = { ...first, kind: "leader", group: null, members: [member(o(10), true)] }
    expect(when(everybody, leader)).toBe("PersonIsNoLeader")
    expect(when(everybody, { ...leader, members: [member(o(0), true)] })).toBe("accepted")
  })

  it("whoever is dragged into another group leaves the first: both slots are changed at once", () => {
    const second = group("g2", "2026-10-12", 1, 10)
    const history = [opened(), planned(first, second)]
    const with1 = { ...second, members: [...second.members, member(a(0))] }
    const without1 = { ...first, members: first.members.filter(({ personId }) => personId !== "a00") }
    const change = (...slots: ReadonlyArray<Slot>): RosterCommand => ({
      _tag: "ChangeSlots",
      slots,
      reason: null,
      ...facts
    })
    expect(tag(roster(history).when(change(with1)))).toBe("PersonIsInTwoSlots")
    expect(roster(history).when(change(with1, without1))).toEqual({
      happened: [
        { _tag: "SlotWasChanged", slot: with1, reason: null },
        { _tag: "SlotWasChanged", slot: without1, reason: null }
      ]
    })
    expect(roster(history).when(change(first))).toEqual({ happened: [] })
  })

  it("a month at once is kept day by day", () => {
    const { slots } = draftRoster(draftInput())
    const outcome = roster([opened()]).when(plan(...slots))
    expect("happened" in outcome ? outcome.happened.length : 0).toBe(31)
  })
})

describe("claims", () => {
  it("a published roster holds the half days of its people; one that is not published holds nothing", () => {
    const held = claimsOf(roster([opened(), planned(first), published]).state).map(({ value }) => value)
    expect(held.filter((value) => value.startsWith("o00"))).toEqual([
      "o00/2026-10-12/am",
      "o00/2026-10-12/pm",
      "o00/2026-10-13/am"
    ])
    expect(claimsOf(roster([opened(), planned(first)]).state)).toEqual([])
    expect(
      claimsOf(
        roster([opened(), planned(first), published, { _tag: "RosterWasWithdrawn", reason: null }]).state
      )
    ).toEqual([])
  })

  it("two duties that share a moment share a half day", () => {
    const starts = ["00:00", "06:00", "11:59", "12:00", "18:30", "23:59"]
    const all = starts.flatMap((time) =>
      [1, 8, 12, 24].map((hours) => {
        const from = instantOf("2026-10-12", time)
        return { from, until: hoursAfter(from, hours) }
      })
    )
    for (const one of all) {
      for (const other of all) {
        const shared = halfDaysOf(one).some((half) => halfDaysOf(other).includes(half))
        if (overlap(one, other)) expect(shared).toBe(true)
      }
    }
    expect(
      halfDaysOf({ from: instantOf("2026-10-12", "12:00"), until: instantOf("2026-10-13", "00:00") })
    ).toEqual(["2026-10-12/pm"])
  })
})

describe("a roster of a unit", () => {
  it("is opened once, by a template for units of its kind, where the unit is there", () => {
    const open = (more: Partial<Extract<RosterCommand, { _tag: "OpenRoster" }>> = {}): RosterCommand => ({
      _tag: "OpenRoster",
      unitId: zoneId,
      unitKind: "zone",
      month,
      template: "zone-groups",
      townships: ["371603101"],
      named: ["o00"],
      people: everybody,
      unit,
      ...more
    })
    expect(tag(roster([]).when(open()))).toBe("accepted")
    expect(tag(roster([opened()]).when(open()))).toBe("RosterIsAlreadyOpen")
    expect(tag(roster([]).when(open({ template: "one-three-two" })))).toBe("TemplateIsForOtherUnits")
    expect(tag(roster([]).when(open({ unit: { periods: [], surgePlans: [] } })))).toBe("UnitIsNotThere")
    expect(tag(roster([]).when(open({ named: ["nobody"] })))).toBe("PersonIsUnknown")
    expect(tag(roster([]).when(plan(first)))).toBe("RosterIsNotOpen")
  })

  it("row 22: the calendar says how many station officers are asked for", () => {
    const asked = (day: string) =>
      gapsOf({ unitId: zoneId, month, slots: [] }, template("zone-pooled"), unit, isWorkingDay)
        .filter((gap) => gap.day === day && gap.kind === "station-officer")
        .map(({ unitId }) => unitId)
    expect(asked("2026-10-02")).toEqual(["s3"])
    expect(asked("2026-10-10")).toEqual([...stations])
    expect(person("o1").personKind).toBe("officer")
  })
})
