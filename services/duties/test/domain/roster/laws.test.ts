import { type Decider, fold } from "@jiaosuo/kernel/Decider"
import { Either } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { crewFault, doubleBooking, positionOf } from "../../../src/domain/roster/Composition.ts"
import type { OpenRoster, Roster } from "../../../src/domain/roster/Roster.ts"
import { claimsOf } from "../../../src/domain/roster/RosterClaims.ts"
import type { RosterCommand } from "../../../src/domain/roster/RosterCommands.ts"
import { makeRosterDecider } from "../../../src/domain/roster/RosterDecider.ts"
import { type RosterEvent, rosterEventCodec } from "../../../src/domain/roster/RosterEvents.ts"
import { toRosterRefusal } from "../../../src/domain/roster/RosterRefusals.ts"
import type { RosterRejection } from "../../../src/domain/roster/RosterRejections.ts"
import { halfDaysOf, hoursAfter, instantOf, type Slot } from "../../../src/domain/roster/Slot.ts"
import { facts, member } from "./examples.ts"
import { auxiliaries, everybody, isWorkingDay, month, officers, rules, template, zoneId } from "./zone.ts"

/** Laws that hold for any sequence of commands, however unlikely: five days, few people, many collisions. */

const decider: Decider<RosterCommand, RosterEvent, Roster, RosterRejection> = makeRosterDecider({
  rules,
  isWorkingDay
})
const people = [...officers.slice(0, 4), ...auxiliaries.slice(0, 8)]
const at = instantOf(`${month}-01`, "00:00")

const anyPerson = fc.constantFrom(...people)
const anySlotId = fc.constantFrom("a", "b", "c", "d", "e", "f")
const anyBy = fc.record({
  account: fc.constantFrom("commander", ...people.map(({ account }) => account ?? "")),
  role: fc.constantFrom("commander" as const, "officer" as const, "auxiliary" as const),
  townships: fc.constantFrom(null, ["371603101"], ["371603102"])
})
const anySlot: fc.Arbitrary<Slot> = fc
  .record({
    slotId: anySlotId,
    day: fc.integer({ min: 1, max: 5 }),
    hours: fc.constantFrom(6, 12, 24),
    kind: fc.constantFrom("response-group" as const, "main" as const, "surge" as const),
    crew: fc.uniqueArray(fc.integer({ min: 0, max: people.length - 1 }), { minLength: 0, maxLength: 6 })
  })
  .map(({ slotId, day, hours, kind, crew }) => {
    const from = instantOf(`${month}-0${day}`, "08:00")
    const members = crew.flatMap((i) => people[i] ?? [])
    const first = members.find(({ personKind }) => personKind === "officer")
    return {
      slotId,
      kind,
      from,
      until: hoursAfter(from, hours),
      unitId: zoneId,
      group: kind === "response-group" ? { groupId: slotId, number: 1 } : null,
      members: members.map((one) => member(one, one === first))
    }
  })

const reason = fc.constantFrom(null, "调班")
const command: fc.Arbitrary<RosterCommand> = fc.oneof(
  {
    weight: 5,
    arbitrary: anySlot.map(
      (slot): RosterCommand => ({ _tag: "PlanSlots", slots: [slot], drafted: false, warnings: [], ...facts })
    )
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(anySlot, reason)
      .map(([slot, why]): RosterCommand => ({ _tag: "ChangeSlots", slots: [slot], reason: why, ...facts }))
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(anySlotId, reason)
      .map(([slotId, why]): RosterCommand => ({ _tag: "RemoveSlots", slotIds: [slotId], reason: why }))
  },
  {
    weight: 3,
    arbitrary: reason.map(
      (why): RosterCommand => ({ _tag: "PublishRoster", neighbours: [], reason: why, ...facts })
    )
  },
  { weight: 1, arbitrary: reason.map((why): RosterCommand => ({ _tag: "WithdrawRoster", reason: why })) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(anyBy, anySlotId, anyPerson, anyPerson, fc.option(anySlotId), fc.constantFrom("s1", "s2"))
      .map(
        ([by, slotId, one, other, withSlotId, swapId]): RosterCommand => ({
          _tag: "RequestSwap",
          by,
          swapId,
          slotId,
          personId: one.personId,
          withPersonId: other.personId,
          withSlotId,
          people: everybody,
          reason: null,
          at
        })
      )
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(anyBy, fc.constantFrom("s1", "s2"))
      .map(([by, swapId]): RosterCommand => ({ _tag: "AgreeSwap", by, swapId, people: everybody }))
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(anyBy, fc.constantFrom("s1", "s2"))
      .map(([by, swapId]): RosterCommand => ({ _tag: "ApproveSwap", by, swapId, reason: null, ...facts }))
  },
  {
    weight: 2,
    arbitrary: fc.tuple(anyBy, anySlotId, anyPerson).map(
      ([by, slotId, { personId }]): RosterCommand => ({
        _tag: "SignUpForSlot",
        by,
        signUpId: `${slotId}/${personId}`,
        slotId,
        personId,
        people: everybody,
        at
      })
    )
  },
  {
    weight: 2,
    arbitrary: fc.tuple(anySlotId, anyPerson, fc.boolean()).map(
      ([slotId, { personId }, accepted]): RosterCommand => ({
        _tag: "DecideSignUp",
        signUpId: `${slotId}/${personId}`,
        accepted,
        reason: null,
        ...facts
      })
    )
  },
  {
    weight: 2,
    arbitrary: fc.tuple(anyBy, anySlotId, anyPerson, fc.integer({ min: 0, max: 5 })).map(
      ([by, slotId, { personId }, day]): RosterCommand => ({
        _tag: "CheckIn",
        by,
        township: "371603101",
        slotId,
        personId,
        at: instantOf(`${month}-0${day + 1}`, "08:05"),
        location: null,
        stations: [],
        warnings: []
      })
    )
  }
)
const sequences = fc.array(command, { maxLength: 40, size: "max" })

const opened: RosterCommand = {
  _tag: "OpenRoster",
  unitId: zoneId,
  unitKind: "zone",
  month,
  template: "zone-groups",
  townships: ["371603101"],
  named: people.map(({ personId }) => personId),
  ...facts
}

const run = (given: ReadonlyArray<RosterCommand>) => {
  const events: Array<RosterEvent> = []
  const rejections: Array<RosterRejection> = []
  const states: Array<OpenRoster> = []
  let state = decider.initialState
  for (const one of [opened, ...given]) {
    const decision = decider.decide(one, state)
    if (Either.isLeft(decision)) {
      rejections.push(decision.left)
      continue
    }
    events.push(...decision.right)
    state = fold(decider, decision.right, state)
    if (state._tag === "Roster") states.push(state)
  }
  return { events, rejections, states, state: state as OpenRoster }
}

const runs = { numRuns: 150 }

describe("laws of a roster", () => {
  it("row 5: nobody is ever in two duties at one moment, whatever is planned, changed, swapped or signed up for", () => {
    fc.assert(
      fc.property(sequences, (given) => {
        for (const { slots } of run(given).states) expect(doubleBooking(slots)).toBeUndefined()
      }),
      runs
    )
  })

  it("row 5: as long as a roster is published each of its groups is complete and led by one officer", () => {
    let complete = 0
    fc.assert(
      fc.property(sequences, (given) => {
        for (const { published, slots } of run(given).states) {
          if (!published) continue
          for (const slot of slots) {
            expect(crewFault(slot, positionOf(template("zone-groups"), slot, isWorkingDay))).toBeUndefined()
            if (slot.members.length > 0) complete++
          }
        }
      }),
      { numRuns: 300, seed: 5 }
    )
    expect(complete).toBeGreaterThan(50)
  })

  it("claims follow from the state alone: every half day of every duty while it is published, nothing otherwise", () => {
    fc.assert(
      fc.property(sequences, (given) => {
        const { events, state } = run(given)
        const held = claimsOf(state).map(({ value }) => value)
        expect(held).toEqual(claimsOf(fold(decider, events)).map(({ value }) => value))
        expect(new Set(held).size).toBe(held.length)
        const needed = state.published
          ? state.slots.flatMap((slot) =>
              slot.members.flatMap(({ personId }) => halfDaysOf(slot).map((half) => `${personId}/${half}`))
            )
          : []
        expect(new Set(held)).toEqual(new Set(needed))
      }),
      runs
    )
  })

  it("the events fold to the state that decided them, also through the stored form", () => {
    fc.assert(
      fc.property(sequences, (given) => {
        const { events, state } = run(given)
        expect(fold(decider, events)).toEqual(state)
        const stored = events.map((event) => {
          const { type, schemaVersion, data } = rosterEventCodec.encode(event)
          return Either.getOrThrow(
            rosterEventCodec.decode({ type, schemaVersion, data: JSON.parse(data) as object })
          )
        })
        expect(fold(decider, stored)).toEqual(state)
      }),
      runs
    )
  })

  it("whoever is refused is told why, in both languages; many reasons are met", () => {
    const met = new Set<string>()
    fc.assert(
      fc.property(sequences, (given) => {
        for (const rejection of run(given).rejections) {
          const { code, title } = toRosterRefusal(rejection)
          expect(code).toBe(rejection._tag)
          expect(title.zh).toMatch(/\p{Script=Han}/u)
          expect(title.en).toMatch(/^[A-Z][ -~]+$/)
          met.add(code)
        }
      }),
      { numRuns: 300, seed: 7 }
    )
    expect(met.size).toBeGreaterThan(12)
  })
})
