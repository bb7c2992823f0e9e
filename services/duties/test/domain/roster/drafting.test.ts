import { addDays } from "@jiaosuo/kernel/CalendarDays"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { DraftInput } from "../../../src/domain/drafting/DraftInput.ts"
import { draftRoster } from "../../../src/domain/drafting/DraftRoster.ts"
import { spreadOf } from "../../../src/domain/drafting/Fairness.ts"
import type { PersonFacts, UnitFacts } from "../../../src/domain/roster/Facts.ts"
import { gapsOf } from "../../../src/domain/roster/Gaps.ts"
import { dayOf, hoursAfter, instantOf, type Slot } from "../../../src/domain/roster/Slot.ts"
import { brokenRules } from "./draftRules.ts"
import {
  auxiliaries,
  draftInput,
  everybody,
  isWorkingDay,
  month,
  officers,
  person,
  stations,
  template,
  unit,
  zoneId
} from "./zone.ts"

const asked = (input: DraftInput): number =>
  gapsOf(
    { unitId: input.unitId, month: input.month, slots: input.planned },
    input.template,
    input.unit,
    input.isWorkingDay
  ).reduce((sum, { duties }) => sum + duties, 0)

/** The zone as it is until a day, and from then on without its last station, or not there at all. */
const changedUnit = (from: string, how: "smaller" | "dissolved"): UnitFacts => {
  const [before] = unit.periods
  const kept = how === "smaller" ? stations.slice(0, 4) : []
  const units = new Map([...(before?.units ?? [])].filter(([, station]) => kept.includes(station as never)))
  const after = { from, stations: kept, centre: how === "smaller" ? "s3" : null, units }
  return { ...unit, periods: [...unit.periods, after] }
}

describe("a drafted month", () => {
  it("of a zone of 5 stations, 30 officers and 60 auxiliaries takes under 2 s and breaks no rule", () => {
    const input = draftInput()
    const started = performance.now()
    const draft = draftRoster(input)
    expect(performance.now() - started).toBeLessThan(2_000)
    expect(brokenRules(draft, input)).toEqual([])
    expect(draft.gaps).toEqual([])
    // 31 days of 5 station officers, 3 groups and a leader.
    expect(draft.slots).toHaveLength(31 * 9)
  })

  it("row 5: every day has three groups of 1 officer and 4 auxiliaries, numbered 1 to 3, and one officer at each station", () => {
    const { slots } = draftRoster(draftInput())
    for (let day = `${month}-01`; day.startsWith(month); day = addDays(day, 1)) {
      const ofDay = slots.filter((slot) => dayOf(slot) === day)
      const groups = ofDay.filter(({ kind }) => kind === "response-group")
      expect(groups.map(({ group }) => group?.number)).toEqual([1, 2, 3])
      for (const { members, group, slotId } of groups) {
        expect(members.map(({ personKind, lead }) => `${personKind}${lead ? " leads" : ""}`)).toEqual([
          "officer leads",
          ...Array.from({ length: 4 }, () => "auxiliary")
        ])
        expect(group?.groupId).toBe(slotId)
      }
      const posted = ofDay.filter(({ kind }) => kind === "station-officer")
      expect(posted.map(({ unitId }) => unitId)).toEqual([...stations])
      expect(ofDay.filter(({ kind }) => kind === "leader")).toHaveLength(1)
    }
  })

  it("is fair: nobody has two duty days more than another of their kind, and the spread says so", () => {
    const { fairness } = draftRoster(draftInput())
    for (const { dutyDays } of [fairness.officers, fairness.auxiliaries]) {
      expect(dutyDays.max - dutyDays.min).toBeLessThanOrEqual(1)
      expect(dutyDays.standardDeviation).toBeLessThan(0.5)
    }
    expect(fairness.officers.dutyDays).toMatchObject({ people: 30, mean: (31 * 9) / 30 })
    expect(fairness.auxiliaries.dutyDays).toMatchObject({ people: 60, mean: (31 * 12) / 60 })
    // 8 Saturdays and Sundays off and 5 days of the National Day holiday besides, 9 officers on each.
    expect(fairness.officers.weekends.mean).toBeCloseTo((8 * 9) / 30)
    expect(fairness.officers.holidays.mean).toBeCloseTo((5 * 9) / 30)
  })

  it("row 22: pooled, days off have one station officer, at the centre", () => {
    const input = draftInput({ template: template("zone-pooled") })
    const draft = draftRoster(input)
    expect(brokenRules(draft, input)).toEqual([])
    const posted = (day: string) =>
      draft.slots
        .filter((slot) => dayOf(slot) === day && slot.kind === "station-officer")
        .map(({ unitId }) => unitId)
    expect(isWorkingDay("2026-10-01")).toBe(false)
    expect(posted("2026-10-01")).toEqual(["s3"])
    expect(posted("2026-10-09")).toEqual([...stations])
    // A worked Saturday is a working day.
    expect(isWorkingDay("2026-10-10")).toBe(true)
    expect(posted("2026-10-10")).toEqual([...stations])
  })

  it("is the same for the same input, in whatever order people are named", () => {
    const first = draftRoster(draftInput())
    expect(draftRoster(draftInput({ people: [...everybody].reverse() }))).toEqual(first)
  })

  it("makes up for the month before: who had more duty days then has fewer now", () => {
    const pastLoad = new Map(
      officers.map(({ personId }, i) => [personId, { dutyDays: i < 10 ? 12 : 9, dutyDaysOff: 2 }])
    )
    const { slots } = draftRoster(draftInput({ pastLoad }))
    const days = (people: ReadonlyArray<PersonFacts>): number =>
      people.reduce(
        (sum, { personId }) =>
          sum + slots.filter(({ members }) => members.some((one) => one.personId === personId)).length,
        0
      ) / people.length
    expect(days(officers.slice(10)) - days(officers.slice(0, 10))).toBeGreaterThan(2)
  })

  it("keeps what is planned already, and fills only what is missing", () => {
    const planned = draftRoster(draftInput())
      .slots.filter(({ kind }) => kind === "response-group")
      .slice(0, 40)
    const draft = draftRoster(draftInput({ planned, slotId: (index) => `new-${index}` }))
    expect(draft.slots).toHaveLength(31 * 9 - 40)
    expect(brokenRules(draft, draftInput({ planned }))).toEqual([])
    const gaps = gapsOf(
      { unitId: "zone", month, slots: [...planned, ...draft.slots] },
      template("zone-groups"),
      unit,
      isWorkingDay
    )
    expect(gaps).toEqual([])
    for (let day = `${month}-01`; day.startsWith(month); day = addDays(day, 1)) {
      const numbers = [...planned, ...draft.slots].flatMap((slot) =>
        dayOf(slot) === day && slot.group !== null ? [slot.group.number] : []
      )
      expect(numbers.sort()).toEqual([1, 2, 3])
    }
  })

  it("says what it cannot fill, and why", () => {
    const away = [{ from: "2026-10-05", until: "2026-10-05", ground: "leave" }]
    const people = everybody.map((one) => (one.leader ? { ...one, absences: away } : one))
    const { gaps } = draftRoster(draftInput({ people }))
    // A duty of 24 hours that begins on the 4th ends on the 5th, when they are away.
    expect(gaps.map(({ day, kind, officers: missing }) => [day, kind, missing])).toEqual([
      ["2026-10-04", "leader", 1],
      ["2026-10-05", "leader", 1]
    ])
    expect(gaps[1]?.because).toEqual({
      "of-another-unit": 0,
      away: 6,
      "no-leader": 24,
      "not-qualified": 0,
      "on-duty": 0,
      resting: 0
    })
  })

  it("leaves out a group that is not whole: with 11 auxiliaries there are two groups at most, and rest between them", () => {
    const input = draftInput({ people: [...officers, ...auxiliaries.slice(0, 11)] })
    const { slots, gaps } = draftRoster(input)
    expect(brokenRules(draftRoster(input), input)).toEqual([])
    expect(
      slots.filter((slot) => dayOf(slot) === "2026-10-01" && slot.kind === "response-group")
    ).toHaveLength(2)
    expect(
      slots.filter((slot) => dayOf(slot) === "2026-10-02" && slot.kind === "response-group")
    ).toHaveLength(0)
    const second = gaps.find(({ day }) => day === "2026-10-02")
    expect(second).toMatchObject({ kind: "response-group", auxiliaries: 4, because: { resting: 11 } })
  })

  it("breaks no rule, whoever is away, moves, leaves or did too much, whatever is planned here or elsewhere and however the zone changes, and forgets no duty", () => {
    const day = fc.integer({ min: 1, max: 31 }).map((n) => `${month}-${String(n).padStart(2, "0")}`)
    const absence = fc
      .tuple(day, fc.integer({ min: 0, max: 14 }))
      .map(([from, n]) => ({ from, until: addDays(from, n), ground: "leave" }))
    const facts = fc.record({
      absences: fc.array(absence, { maxLength: 3 }),
      leader: fc.boolean(),
      qualification: fc.constantFrom("none", "simple", "junior"),
      moved: fc.option(fc.tuple(day, fc.constantFrom("s2", "elsewhere", "sector-of-s1"))),
      leftOn: fc.option(day, { freq: 8 }),
      past: fc.integer({ min: 0, max: 20 })
    })
    const anyInput = fc
      .record({
        officers: fc.array(facts, { minLength: 0, maxLength: 30 }),
        auxiliaries: fc.array(facts, { minLength: 0, maxLength: 60 }),
        name: fc.constantFrom(
          "zone-groups",
          "zone-pooled",
          "one-three-two",
          "main-and-assist",
          "five-duties"
        ),
        earlier: fc.array(fc.tuple(fc.nat({ max: 29 }), day, fc.integer({ min: 1, max: 24 })), {
          maxLength: 12
        }),
        // Days beside the month, and others' rosters within it.
        beside: fc.array(
          fc.tuple(
            fc.nat({ max: 89 }),
            fc.constantFrom("2026-09-30", "2026-10-12", "2026-10-31", "2026-11-01"),
            fc.integer({ min: 4, max: 24 })
          ),
          { maxLength: 12 }
        ),
        groups: fc.uniqueArray(fc.tuple(day, fc.integer({ min: 1, max: 3 })), { maxLength: 6 }),
        change: fc.option(fc.tuple(day, fc.constantFrom("smaller", "dissolved")), { freq: 3 })
      })
      .map(({ officers: o, auxiliaries: a, name, earlier, beside, groups, change }) => {
        const made = (prefix: string, list: typeof o): ReadonlyArray<PersonFacts> =>
          list.map(({ moved, past, ...known }, i) =>
            person(`${prefix}${String(i).padStart(2, "0")}`, {
              ...known,
              units: [
                { unitId: stations[i % 5] ?? "s1", from: "2020-01-01" },
                ...(moved === null ? [] : [{ unitId: moved[1], from: moved[0] }])
              ]
            })
          )
        const people = [...made("o", o), ...made("a", a)]
        const busy =
          (prefix: string) =>
          ([i, on, hours]: readonly [number, string, number], n: number): ReadonlyArray<Slot> => {
            const one = people[i]
            if (one === undefined) return []
            const from = instantOf(on, "09:00")
            const { personId, personKind, account } = one
            return [
              {
                slotId: `${prefix}-${n}`,
                kind: "surge",
                from,
                until: hoursAfter(from, hours),
                unitId: "s1",
                group: null,
                members: [{ personId, personKind, account, lead: false }]
              }
            ]
          }
        // Groups that somebody has numbered and not filled yet.
        const numbered = groups.map(([on, number], n): Slot => {
          const from = instantOf(on, "08:00")
          const slotId = `group-${n}`
          return {
            slotId,
            kind: "response-group",
            from,
            until: hoursAfter(from, 24),
            unitId: zoneId,
            group: { groupId: slotId, number },
            members: []
          }
        })
        const planned = [...earlier.flatMap(busy("planned")), ...numbered]
        const neighbours = beside.flatMap(busy("beside"))
        const pastLoad = new Map([
          ...o.map(
            ({ past }, i) =>
              [`o${String(i).padStart(2, "0")}`, { dutyDays: past, dutyDaysOff: past >> 2 }] as const
          )
        ])
        return draftInput({
          template: template(name),
          people,
          planned,
          neighbours,
          pastLoad,
          unit: change === null ? unit : changedUnit(...change)
        })
      })
    let filled = 0
    let left = 0
    fc.assert(
      fc.property(anyInput, (input) => {
        const draft = draftRoster(input)
        expect(brokenRules(draft, input)).toEqual([])
        expect(draft.slots.length + draft.gaps.length).toBe(asked(input))
        for (const gap of draft.gaps) expect(gap.officers + gap.auxiliaries).toBeGreaterThan(0)
        filled += draft.slots.length
        left += draft.gaps.length
      }),
      { numRuns: 120, seed: 17 }
    )
    // The property is about something: most months have both.
    expect(filled).toBeGreaterThan(2_000)
    expect(left).toBeGreaterThan(1_000)
  })
})

describe("the look for broken rules", () => {
  const input = draftInput()
  const draft = draftRoster(input)
  const at = draft.slots.findIndex(({ kind, from }) => kind === "response-group" && from >= "2026-10-12")
  const group = draft.slots[at] as Slot
  const changed = (more: Partial<Slot>) => ({
    ...draft,
    slots: draft.slots.map((slot, i) => (i === at ? { ...slot, ...more } : slot))
  })
  const [lead, ...others] = group.members
  const knowing = (personId: string | undefined, facts: Partial<PersonFacts>) =>
    draftInput({
      people: everybody.map((one) => (one.personId === personId ? { ...one, ...facts } : one))
    })
  const next = hoursAfter(group.until, -1).slice(0, 10)

  it.each([
    ["an id twice", changed({ slotId: draft.slots[0]?.slotId ?? "" }), input],
    [
      "another month",
      changed({ from: "2026-11-02T00:00:00.000Z", until: "2026-11-03T00:00:00.000Z" }),
      input
    ],
    ["a kind that is not asked for", changed({ kind: "desk" }), input],
    ["another place", changed({ unitId: "elsewhere" }), input],
    ["another hour", changed({ from: hoursAfter(group.from, 1) }), input],
    ["one too many", { ...draft, slots: [...draft.slots, { ...group, slotId: "more" }] }, input],
    [
      "another group's number",
      changed({ group: { groupId: group.slotId, number: 3 - (group.group?.number ?? 0) || 3 } }),
      input
    ],
    ["another group's id", changed({ group: { groupId: "other", number: group.group?.number ?? 0 } }), input],
    ["too small a crew", changed({ members: group.members.slice(0, 4) }), input],
    ["somebody twice", changed({ members: [...group.members.slice(0, 4), ...others.slice(0, 1)] }), input],
    ["nobody who leads", changed({ members: group.members.map((one) => ({ ...one, lead: false })) }), input],
    [
      "an auxiliary who leads",
      changed({ members: group.members.map((one, i) => ({ ...one, lead: i === 1 })) }),
      input
    ],
    [
      "a stranger",
      draft,
      draftInput({ people: everybody.filter(({ personId }) => personId !== lead?.personId) })
    ],
    [
      "a lead who is not qualified",
      draft,
      knowing(draft.slots.find(({ kind }) => kind === "response-group")?.members[0]?.personId, {
        qualification: "none"
      })
    ],
    [
      "somebody away",
      draft,
      knowing(lead?.personId, { absences: [{ from: next, until: next, ground: "leave" }] })
    ],
    ["somebody who left", draft, knowing(lead?.personId, { leftOn: next })],
    [
      "somebody of another unit",
      draft,
      knowing(lead?.personId, { units: [{ unitId: "elsewhere", from: "2020-01-01" }] })
    ],
    [
      "no leader",
      draft,
      knowing(draft.slots.find(({ kind }) => kind === "leader")?.members[0]?.personId, { leader: false })
    ],
    [
      "too short a rest",
      draft,
      draftInput({
        neighbours: [{ ...group, slotId: "beside", from: group.until, until: hoursAfter(group.until, 4) }]
      })
    ]
  ] as const)("finds %s", (_, broken, known) => {
    expect(brokenRules(broken, known)).not.toEqual([])
  })
})

describe("a spread", () => {
  it("is least, most, mean and standard deviation", () => {
    expect(spreadOf([2, 4, 4, 4, 5, 5, 7, 9])).toEqual({
      people: 8,
      min: 2,
      max: 9,
      mean: 5,
      standardDeviation: 2
    })
    expect(spreadOf([])).toEqual({ people: 0, min: 0, max: 0, mean: 0, standardDeviation: 0 })
  })
})
