import type { Decider } from "@jiaosuo/kernel/Decider"
import type { EventCodec } from "@jiaosuo/kernel/EventCodec"
import type { Refusal } from "@jiaosuo/kernel/Problem"
import { Either } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { MonthCommand } from "../../src/domain/month/MonthCommands.ts"
import { monthDecider } from "../../src/domain/month/MonthDecider.ts"
import { monthEventCodec } from "../../src/domain/month/MonthEvents.ts"
import { toMonthRefusal } from "../../src/domain/month/MonthRejections.ts"
import type { ServiceCommand } from "../../src/domain/service/ServiceCommands.ts"
import { serviceDecider } from "../../src/domain/service/ServiceDecider.ts"
import { serviceEventCodec } from "../../src/domain/service/ServiceEvents.ts"
import { toServiceRefusal } from "../../src/domain/service/ServiceRejections.ts"
import {
  groupKey,
  isMemberOn,
  isThereOn,
  type KnownUnit,
  lastDayOfGroup,
  type MobileUnit
} from "../../src/domain/unit/MobileUnit.ts"
import type { UnitCommand } from "../../src/domain/unit/UnitCommands.ts"
import { unitDecider } from "../../src/domain/unit/UnitDecider.ts"
import { KitThing, MemberPart, unitEventCodec } from "../../src/domain/unit/UnitEvents.ts"
import { toUnitRefusal } from "../../src/domain/unit/UnitRejections.ts"
import { unitAggregate } from "../../src/UnitAggregate.ts"

/** Laws of mobile units, their months and services over whatever is asked of them, in any order. */

const township = "371603101"
const village = `${township}213`
const hour = (n: number): string =>
  new Date(Date.parse("2026-05-06T00:00:00.000Z") + n * 3_600_000).toISOString()
const anyHour = fc.integer({ min: -40, max: 200 })
const anyDay = fc.integer({ min: 1, max: 9 }).map((n) => `2026-05-0${n}`)
const anyStep = fc.record({ at: anyHour.map(hour), reason: fc.constantFrom(null, "补登") })
const anyName = fc.constantFrom("a", "b", "c")

/** What happens while commands come in: the history, each state after one that was accepted, and every fold again. */
const played = <Command, Event extends { readonly _tag: string }, State, Rejection extends object>(
  decider: Decider<Command, Event, State, Rejection>,
  codec: EventCodec<Event>,
  toRefusal: (rejection: Rejection) => Refusal,
  commands: ReadonlyArray<Command>
): { readonly history: ReadonlyArray<Event>; readonly states: ReadonlyArray<State> } => {
  const history: Array<Event> = []
  const states: Array<State> = [decider.initialState]
  let stored = decider.initialState
  for (const command of commands) {
    const decision = decider.decide(command, states.at(-1) as State)
    if (Either.isLeft(decision)) {
      const { title } = toRefusal(decision.left)
      expect([title.zh, title.en].every((one) => one.length > 3)).toBe(true)
      continue
    }
    for (const event of decision.right) {
      history.push(event)
      states.push(decider.evolve(states.at(-1) as State, event))
      const { data, ...rest } = codec.encode(event)
      const read = codec.decode({ ...rest, data: JSON.parse(data) as unknown })
      stored = decider.evolve(stored, Either.getOrThrow(read))
    }
  }
  expect(stored).toEqual(states.at(-1))
  return { history, states }
}

describe("a service (rows 40, 47, 72)", () => {
  const content = {
    code: "household",
    channel: "door",
    village: null,
    note: null,
    warnings: [],
    materials: ["id-card"]
  } as const
  const anyCommand: fc.Arbitrary<ServiceCommand> = fc.oneof(
    fc.tuple(anyStep, fc.boolean(), fc.constantFrom(null, township)).map(([step, done, named]) => ({
      _tag: "RequestService" as const,
      ...content,
      ...step,
      township: named,
      unit: null,
      townshipOfGiver: null,
      wardenId: null,
      done,
      by: "a"
    })),
    fc.tuple(anyStep, fc.constantFrom(null, "a", "b")).map(([step, onlyOf]) => ({
      _tag: "CorrectService" as const,
      ...content,
      channel: "wechat",
      ...step,
      onlyOf
    })),
    anyStep.map((step) => ({ _tag: "FinishService" as const, ...step })),
    anyStep.map((step) => ({ _tag: "ReopenService" as const, missing: ["photo"], ...step })),
    anyStep.map((step) => ({ _tag: "HandServiceOver" as const, force: "外地", ...step })),
    fc.tuple(anyStep, fc.boolean()).map(([step, settled]) => ({
      _tag: "AnswerHandOver" as const,
      answer: "已办",
      settled,
      ...step
    })),
    fc.tuple(anyStep, fc.constantFrom(null, "b", "b")).map(([step, onlyOf]) => ({
      _tag: "WithdrawService" as const,
      onlyOf,
      ...step
    }))
  )

  it("each reopening is one more trip; one force at a time has it, and none has what is done", () => {
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 25 }), (commands) => {
        const { history, states } = played(serviceDecider, serviceEventCodec, toServiceRefusal, commands)
        const reopened = history.filter(({ _tag }) => _tag === "ServiceWasReopened").length
        const service = states.at(-1)
        if (service?._tag === "Service") expect(service.trips).toBe(1 + reopened)
        for (const state of states) {
          if (state._tag === "Unknown") continue
          const waiting = state.handOvers.filter(({ answeredAt }) => answeredAt === null)
          expect(waiting.length).toBeLessThanOrEqual(state.doneAt === null ? 1 : 0)
        }
      }),
      { numRuns: 150 }
    )
  })
})

describe("a mobile unit (row 39)", () => {
  const listing: fc.Arbitrary<UnitCommand> = fc.tuple(anyStep, anyName, anyDay).map(([step, name, from]) => ({
    _tag: "ListVillageGroups",
    groups: [{ groupId: `${name} ${from}`, village, name }],
    from,
    elsewhere: [],
    ...step
  }))
  const ending: fc.Arbitrary<UnitCommand> = fc
    .tuple(anyStep, anyName, anyDay, anyDay)
    .map(([step, name, from, until]) => ({
      _tag: "EndVillageGroups",
      groupIds: [`${name} ${from}`],
      until,
      ...step
    }))
  const disbanding: fc.Arbitrary<UnitCommand> = anyStep.map((step) => ({ _tag: "DisbandUnit", ...step }))
  const anyCommand: fc.Arbitrary<UnitCommand> = fc.oneof(
    anyStep.map((step) => ({
      _tag: "FormUnit" as const,
      kind: "mobile-team" as const,
      township,
      name: "队",
      village: null,
      location: null,
      warnings: [],
      ...step
    })),
    fc.tuple(anyStep, fc.constantFrom(null, village, "371603102201")).map(([step, where]) => ({
      _tag: "ChangeUnit" as const,
      name: null,
      village: where,
      location: null,
      warnings: [],
      ...step
    })),
    fc
      .tuple(anyStep, anyName, fc.constantFrom(...MemberPart.literals), anyDay)
      .map(([step, account, part, from]) => ({ _tag: "JoinUnit" as const, account, part, from, ...step })),
    fc.tuple(anyStep, anyName, anyDay).map(([step, account, until]) => ({
      _tag: "LeaveUnit" as const,
      account,
      until,
      ...step
    })),
    fc
      .tuple(anyStep, fc.constantFrom(...KitThing.literals), fc.boolean())
      .map(([step, thing, out]) =>
        out
          ? { _tag: "IssueKitThing" as const, thing, label: null, ...step }
          : { _tag: "TakeKitThingBack" as const, thing, ...step }
      ),
    listing,
    ending,
    disbanding
  )

  it("on no day is anybody, or a group of a village, in it twice", () => {
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 40 }), (commands) => {
        const { states } = played(unitDecider, unitEventCodec, toUnitRefusal, commands)
        const unit = states.at(-1)
        if (unit?._tag !== "Unit") return
        for (let n = 1; n <= 9; n++) {
          const on = <A extends Parameters<typeof isThereOn>[0]>(all: ReadonlyArray<A>) =>
            all.filter((one) => isThereOn(one, `2026-05-0${n}`))
          const accounts = on(unit.members).map(({ account }) => account)
          const names = on(unit.groups).map(({ name }) => name)
          expect([accounts.length, names.length]).toEqual([new Set(accounts).size, new Set(names).size])
        }
        expect(unit.kit.length).toBe(new Set(unit.kit.map(({ thing }) => thing)).size)
      }),
      { numRuns: 150 }
    )
  })

  const onGroups = fc.oneof(
    { weight: 12, arbitrary: listing },
    { weight: 6, arbitrary: ending },
    { weight: 1, arbitrary: disbanding }
  )
  const formedUnit = unitDecider.evolve(unitDecider.initialState, {
    _tag: "MobileUnitWasFormed",
    kind: "mobile-team",
    township,
    name: "队",
    village: null,
    location: null,
    at: hour(-40),
    reason: null,
    warnings: []
  })

  it("row 38: on no day has a village group two units, whatever two units list, end and disband", () => {
    let refusals = 0
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(1), onGroups), { minLength: 20, maxLength: 60 }), (asked) => {
        const units: [MobileUnit, MobileUnit] = [formedUnit, formedUnit]
        for (const [which, command] of asked) {
          const [one, two] = which === 0 ? units : [units[1], units[0]]
          const elsewhere =
            two._tag === "Unknown"
              ? []
              : two.groups.map((group) => ({
                  unitId: "other",
                  village: group.village,
                  name: group.name,
                  until: lastDayOfGroup(two, group)
                }))
          const decision = unitDecider.decide(
            command._tag === "ListVillageGroups" ? { ...command, elsewhere } : command,
            one
          )
          if (Either.isLeft(decision)) {
            if (decision.left._tag === "GroupIsAnotherUnits") refusals++
            continue
          }
          units[which as 0 | 1] = decision.right.reduce(unitDecider.evolve, one)
        }
        const claimed = units.flatMap((unit) => unitAggregate.claims(unit, "unit").map(({ value }) => value))
        expect(claimed.length).toBe(new Set(claimed).size)
        for (let n = 1; n <= 9; n++) {
          const there = units.flatMap((unit) =>
            unit._tag === "Unknown"
              ? []
              : unit.groups.flatMap((group) =>
                  isThereOn({ from: group.from, until: lastDayOfGroup(unit, group) }, `2026-05-0${n}`)
                    ? [groupKey(group)]
                    : []
                )
          )
          expect(there.length).toBe(new Set(there).size)
        }
      }),
      { numRuns: 200 }
    )
    expect(refusals).toBeGreaterThan(0)
  })
})

describe("a month of a unit (row 38)", () => {
  const unit: KnownUnit = {
    _tag: "Unit",
    kind: "bag-room",
    township,
    name: "室",
    village: null,
    location: null,
    formedAt: hour(-20),
    disbandedAt: hour(150),
    members: [
      { account: "a", part: "senior-officer", from: "2026-05-01", until: null },
      { account: "b", part: "assistant", from: "2026-05-07", until: "2026-05-09" }
    ],
    kit: [],
    groups: [{ groupId: "g", village, name: "一组", from: "2026-05-07", until: "2026-05-10" }]
  }
  const anyEntry = fc
    .tuple(anyStep, anyName, fc.constantFrom(unit, unit, null), fc.nat(1_000))
    .map(([step, by, known, n]) => ({
      unitId: "u",
      unit: known,
      entryId: `e${n}`,
      by,
      warnings: [],
      ...step
    }))
  const anyCommand: fc.Arbitrary<MonthCommand> = fc.oneof(
    fc
      .tuple(anyEntry, fc.subarray(["a", "b", "c"]), fc.constantFrom("g", "g", "x"))
      .map(([entry, members, groupId]) => ({
        _tag: "VisitVillageGroups" as const,
        ...entry,
        groupIds: [groupId],
        members,
        note: null
      })),
    fc
      .tuple(anyEntry, anyName, anyHour, fc.integer({ min: 1, max: 6 }))
      .map(([entry, account, from, long]) => ({
        _tag: "RecordRoomTime" as const,
        ...entry,
        account,
        from: hour(from),
        until: hour(from + long)
      })),
    fc.tuple(anyStep, fc.nat(1_000), fc.constantFrom(null, "a", "b")).map(([step, n, onlyOf]) => ({
      _tag: "WithdrawEntry" as const,
      entryId: `e${n}`,
      onlyOf,
      ...step
    }))
  )

  it("nobody is in the room twice at once; whoever visits belongs to the unit, and the group is there", () => {
    let seen = 0
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 40 }), (commands) => {
        const { states } = played(monthDecider, monthEventCodec, toMonthRefusal, commands)
        const month = states.at(-1)
        if (month?._tag !== "Month") return
        for (const { at, members, groupIds } of month.visits) {
          seen++
          const day = new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10)
          expect(members.length > 0 && members.every((account) => isMemberOn(unit, account, day))).toBe(true)
          expect([groupIds, day >= "2026-05-07" && day <= "2026-05-10"]).toEqual([["g"], true])
        }
        for (const [i, one] of month.roomTimes.entries()) {
          for (const other of month.roomTimes.slice(i + 1)) {
            const apart = one.until <= other.from || other.until <= one.from
            expect(apart || one.account !== other.account).toBe(true)
          }
        }
      }),
      { numRuns: 150 }
    )
    expect(seen).toBeGreaterThan(0)
  })
})
