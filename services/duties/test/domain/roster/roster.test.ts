import { given } from "@jiaosuo/kernel/GivenWhenThen"
import { describe, expect, it } from "vitest"
import { draftRoster } from "../../../src/domain/drafting/DraftRoster.ts"
import type { PersonFacts, UnitFacts } from "../../../src/domain/roster/Facts.ts"
import { daysWithoutLeader, gapsOf, templateCheck } from "../../../src/domain/roster/Gaps.ts"
import type { OpenRoster } from "../../../src/domain/roster/Roster.ts"
import { claimsOf } from "../../../src/domain/roster/RosterClaims.ts"
import type { RosterCommand } from "../../../src/domain/roster/RosterCommands.ts"
import { makeRosterDecider } from "../../../src/domain/roster/RosterDecider.ts"
import type { RosterEvent } from "../../../src/domain/roster/RosterEvents.ts"
import { halfDaysOf, hoursAfter, instantOf, overlap, type Slot } from "../../../src/domain/roster/Slot.ts"
import { trafficOfficersAsked } from "../../../src/domain/roster/Surge.ts"
import {
  auxiliaries,
  draftInput,
  everybody,
  isWorkingDay,
  month,
  officers,
  person,
  rules,
  stations,
  template,
  unit,
  zoneId
} from "./zone.ts"

const roster = given(makeRosterDecider({ rules, isWorkingDay }))

const opened = (name = "zone-groups"): RosterEvent => ({
  _tag: "RosterWasOpened",
  unitId: zoneId,
  unitKind: "zone",
  month,
  template: name,
  townships: ["371603101", "371603102"],
  people: everybody.map(({ personId }) => personId)
})
const planned = (...slots: ReadonlyArray<Slot>): RosterEvent => ({
  _tag: "SlotsWerePlanned",
  slots,
  drafted: false,
  warnings: []
})
const published: RosterEvent = { _tag: "RosterWasPublished", gaps: [], reason: null, warnings: [] }

const member = ({ personId, personKind, account }: PersonFacts, lead = false) => ({
  personId,
  personKind,
  account,
  lead
})
const o = (n: number) => officers[n] as PersonFacts
const a = (n: number) => auxiliaries[n] as PersonFacts

/** A group of an officer and so many auxiliaries, from a-`first` on. */
const group = (slotId: string, day: string, officer: number, first: number, count = 4): Slot => {
  const from = instantOf(day, "08:00")
  return {
    slotId,
    kind: "response-group",
    from,
    until: hoursAfter(from, 24),
    unitId: zoneId,
    group: { groupId: slotId, number: 1 },
    members: [member(o(officer), true), ...Array.from({ length: count }, (_, i) => member(a(first + i)))]
  }
}

const facts = { people: everybody, unit }
const plan = (...slots: ReadonlyArray<Slot>): RosterCommand => ({
  _tag: "PlanSlots",
  slots,
  drafted: false,
  warnings: [],
  ...facts
})
const publish = (more: Partial<Extract<RosterCommand, { _tag: "PublishRoster" }>> = {}): RosterCommand => ({
  _tag: "PublishRoster",
  neighbours: [],
  reason: "试行",
  ...facts,
  ...more
})
const rejected = (outcome: ReturnType<ReturnType<typeof roster>["when"]>) =>
  "rejected" in outcome ? outcome.rejected : outcome
const tag = (outcome: ReturnType<ReturnType<typeof roster>["when"]>) =>
  "rejected" in outcome ? outcome.rejected._tag : "accepted"
const warnings = (outcome: ReturnType<ReturnType<typeof roster>["when"]>) =>
  "happened" in outcome
    ? outcome.happened.flatMap((event) => ("warnings" in event ? event.warnings : []))
    : []

const first = group("g1", "2026-10-12", 0, 0)

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

describe("swaps and sign-ups", () => {
  const second = group("g2", "2026-10-15", 3, 10)
  const history = [opened(), planned(first, second), published]
  const by = (account: string, role: "officer" | "auxiliary" | "commander" = "auxiliary") => ({
    account,
    role
  })
  const at = "2026-10-01T00:00:00.000Z"
  const ask = (more: Partial<Extract<RosterCommand, { _tag: "RequestSwap" }>> = {}): RosterCommand => ({
    _tag: "RequestSwap",
    by: by("account-a00"),
    swapId: "swap",
    slotId: "g1",
    personId: "a00",
    withPersonId: "a10",
    withSlotId: "g2",
    people: everybody,
    reason: "家中有事",
    at,
    ...more
  })
  const asked: RosterEvent = {
    _tag: "SwapWasRequested",
    swapId: "swap",
    slotId: "g1",
    personId: "a00",
    withPersonId: "a10",
    withSlotId: "g2",
    reason: null
  }
  const agreed: RosterEvent = { _tag: "SwapWasAgreed", swapId: "swap" }
  const approve = (account = "commander"): RosterCommand => ({
    _tag: "ApproveSwap",
    by: by(account, "commander"),
    swapId: "swap",
    reason: null,
    ...facts
  })

  it("are asked by oneself or by the desk, between people of one kind, before the duty begins", () => {
    expect(tag(roster(history).when(ask()))).toBe("accepted")
    expect(tag(roster(history).when(ask({ by: by("account-a01") })))).toBe("ActsForSomebodyElse")
    expect(tag(roster(history).when(ask({ by: by("chief", "officer") })))).toBe("accepted")
    expect(tag(roster(history).when(ask({ withPersonId: "o03" })))).toBe("SwapIsBetweenUnequals")
    expect(tag(roster(history).when(ask({ withPersonId: "a20" })))).toBe("PersonIsNotInTheSlot")
    expect(tag(roster(history).when(ask({ at: "2026-10-12T00:00:01.000Z" })))).toBe("DutyHasBegun")
  })

  it("are agreed by the other alone, and approved by somebody who is not in them", () => {
    const agree = (account: string): RosterCommand => ({
      _tag: "AgreeSwap",
      by: by(account),
      swapId: "swap",
      people: everybody
    })
    expect(tag(roster([...history, asked]).when(agree("account-a00")))).toBe("ActsForSomebodyElse")
    expect(tag(roster([...history, asked]).when(agree("account-a10")))).toBe("accepted")
    expect(tag(roster([...history, asked]).when(approve()))).toBe("SwapIsNotAgreed")
    expect(tag(roster([...history, asked, agreed]).when(approve("account-a10")))).toBe("SwapIsOnesOwn")
    const outcome = roster([...history, asked, agreed]).when(approve())
    expect("happened" in outcome ? outcome.happened.map((event) => event._tag) : outcome).toEqual([
      "SwapWasApproved",
      "SlotWasChanged",
      "SlotWasChanged"
    ])
    const after = roster([...history, asked, agreed, ...("happened" in outcome ? outcome.happened : [])])
      .state as OpenRoster
    const ids = (slotId: string) =>
      after.slots.find((slot) => slot.slotId === slotId)?.members.map(({ personId }) => personId)
    expect(ids("g1")).toEqual(["o00", "a10", "a01", "a02", "a03"])
    expect(ids("g2")).toEqual(["o03", "a00", "a11", "a12", "a13"])
    expect(
      tag(
        roster([
          ...history,
          asked,
          { _tag: "SwapWasRefused", swapId: "swap", by: "other", reason: null }
        ]).when(approve())
      )
    ).toBe("SwapIsDecided")
  })

  it("a swap that would put somebody in two duties at once is refused when it is approved", () => {
    const third = group("g3", "2026-10-12", 5, 20)
    const taken = { ...third, members: [...third.members.slice(0, 4), member(a(10))] }
    const busy = [opened(), planned(first, second, taken), published, asked, agreed]
    expect(tag(roster(busy).when(approve()))).toBe("PersonIsInTwoSlots")
  })

  it("somebody signs up for a duty once, and is in it when that is accepted", () => {
    const sign = (personId: string): RosterCommand => ({
      _tag: "SignUpForSlot",
      by: by(`account-${personId}`),
      signUpId: "sign",
      slotId: "g1",
      personId,
      people: everybody,
      at
    })
    expect(tag(roster(history).when(sign("a00")))).toBe("PersonIsAlreadyInTheSlot")
    const made = roster(history).when(sign("a30"))
    expect(tag(made)).toBe("accepted")
    const signed = [...history, ...("happened" in made ? made.happened : [])]
    expect(tag(roster(signed).when(sign("a30")))).toBe("PersonIsAlreadyInTheSlot")
    const decide = (accepted: boolean): RosterCommand => ({
      _tag: "DecideSignUp",
      signUpId: "sign",
      accepted,
      reason: null,
      ...facts
    })
    const taken = roster(signed).when(decide(true))
    expect("happened" in taken ? taken.happened.map((event) => event._tag) : taken).toEqual([
      "SignUpWasDecided",
      "SlotWasChanged"
    ])
    expect(roster(signed).when(decide(false))).toEqual({
      happened: [{ _tag: "SignUpWasDecided", signUpId: "sign", accepted: false, reason: null }]
    })
    // The group has five auxiliaries then; a sixth is one too many.
    const full = [...signed, ...("happened" in taken ? taken.happened : [])]
    const another = roster(full).when({ ...sign("a31"), signUpId: "other" } as RosterCommand)
    const both = [...full, ...("happened" in another ? another.happened : [])]
    expect(tag(roster(both).when({ ...decide(true), signUpId: "other" } as RosterCommand))).toBe(
      "GroupIsTooLarge"
    )
  })
})

describe("coming and going", () => {
  const history = [opened(), planned(first), published]
  const checkIn = (more: Partial<Extract<RosterCommand, { _tag: "CheckIn" }>> = {}): RosterCommand => ({
    _tag: "CheckIn",
    by: { account: "account-a00", role: "auxiliary" },
    slotId: "g1",
    personId: "a00",
    at: first.from,
    location: null,
    stations: [],
    warnings: [],
    ...more
  })
  const minutes = (n: number) => hoursAfter(first.from, n / 60)

  it.each([
    [-61, "CheckInIsTooEarly"],
    [-60, "accepted"],
    [0, "accepted"],
    [24 * 60 - 1, "accepted"],
    [24 * 60, "DutyIsOver"]
  ] as const)("one may check in %s minutes after the beginning: %s", (n, answer) => {
    expect(tag(roster(history).when(checkIn({ at: minutes(n) })))).toBe(answer)
  })

  it("keeps how late somebody is and how far from the nearest station, and warns beyond a kilometre", () => {
    const here = { longitude: 118, latitude: 37.7 }
    const far = { longitude: 118, latitude: 37.72 }
    const outcome = roster(history).when(
      checkIn({ at: minutes(12), location: far, stations: [here, { longitude: 119, latitude: 37 }] })
    )
    expect("happened" in outcome ? outcome.happened[0] : outcome).toMatchObject({
      lateMinutes: 12,
      distanceMetres: 2224
    })
    expect(warnings(outcome).map(({ path }) => path)).toEqual(["location"])
    expect(warnings(roster(history).when(checkIn({ location: here, stations: [here] })))).toEqual([])
  })

  it("is for oneself, or for the officer of the station; once; on a published roster", () => {
    expect(tag(roster(history).when(checkIn({ by: { account: "account-a01", role: "auxiliary" } })))).toBe(
      "ActsForSomebodyElse"
    )
    expect(tag(roster(history).when(checkIn({ by: { account: "chief", role: "officer" } })))).toBe("accepted")
    expect(tag(roster([opened(), planned(first)]).when(checkIn()))).toBe("RosterIsNotPublished")
    const came: RosterEvent = {
      _tag: "PersonCheckedIn",
      slotId: "g1",
      personId: "a00",
      at: first.from,
      location: null,
      distanceMetres: null,
      lateMinutes: 0,
      warnings: []
    }
    expect(tag(roster([...history, came]).when(checkIn()))).toBe("PersonIsAlreadyCheckedIn")
    const out = (at: string): RosterCommand => ({
      _tag: "CheckOut",
      by: { account: "account-a00", role: "auxiliary" },
      slotId: "g1",
      personId: "a00",
      at,
      location: null
    })
    expect(tag(roster(history).when(out(first.until)))).toBe("PersonIsNotCheckedIn")
    expect(roster([...history, came]).when(out(hoursAfter(first.until, -0.5)))).toMatchObject({
      happened: [{ _tag: "PersonCheckedOut", earlyMinutes: 30 }]
    })
  })

  it("row 29: a switch is an event; against the plan it is taken with a warning, the same again is none", () => {
    const to = (
      mode: "posting" | "patrolling" | "responding",
      at: string,
      incident: string | null = null
    ): RosterCommand => ({
      _tag: "SwitchMode",
      by: { account: "account-o00", role: "officer" },
      slotId: "g1",
      mode,
      cause: "plan",
      incident,
      at,
      reason: null
    })
    const noon = instantOf("2026-10-12", "12:00")
    expect(warnings(roster(history).when(to("posting", noon)))).toHaveLength(1)
    expect(warnings(roster(history).when(to("posting", instantOf("2026-10-12", "17:30"))))).toEqual([])
    const outcome = roster(history).when(to("responding", noon, "case"))
    expect(warnings(outcome)).toEqual([])
    const responding = [...history, ...("happened" in outcome ? outcome.happened : [])]
    expect(roster(responding).when(to("responding", noon, "case"))).toEqual({ happened: [] })
    expect(tag(roster(history).when(to("posting", hoursAfter(first.until, 1))))).toBe("DutyIsNotOn")
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
