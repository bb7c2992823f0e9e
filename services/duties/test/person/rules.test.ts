import { fold } from "@jiaosuo/kernel/Decider"
import { Either } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { headCountsOn } from "../../src/domain/person/HeadCounts.ts"
import type { PersonCommand, TakeOnPerson } from "../../src/domain/person/PersonCommands.ts"
import { personDecider, withinPersonScope } from "../../src/domain/person/PersonDecider.ts"
import { personEventCodec } from "../../src/domain/person/PersonEvents.ts"
import { personRefusal } from "../../src/domain/person/PersonRejections.ts"
import {
  absenceOn,
  assignmentOn,
  type Person,
  type PersonOnFile,
  qualifiedOn,
  restBalanceOn
} from "../../src/domain/person/Persons.ts"

const reason = null
const township = "371603101"

const taken: TakeOnPerson = {
  _tag: "TakeOnPerson",
  person: { personId: "p", recordId: "r" },
  known: { idNumber: false, phone: false, address: false },
  personKind: "officer",
  unitId: "u1",
  township,
  post: "officer",
  sex: null,
  bornIn: 1994,
  account: "officer-371603101",
  qualification: "junior",
  from: "2020-01-01",
  reason,
  warnings: []
}

const run = (commands: ReadonlyArray<PersonCommand>, from: Person = personDecider.initialState) => {
  let state = from
  const events = []
  for (const command of commands) {
    const decision = personDecider.decide(command, state)
    if (Either.isLeft(decision)) continue
    events.push(...decision.right)
    state = fold(personDecider, decision.right, state)
  }
  return { state, events }
}

const onFile = (commands: ReadonlyArray<PersonCommand>): PersonOnFile => {
  const { state } = run([taken, ...commands])
  if (state._tag === "Unknown") throw new Error("nobody was taken on")
  return state
}

const outcome = (command: PersonCommand, person: Person = onFile([])) =>
  Either.merge(personDecider.decide(command, person))

const absence = (absenceId: string, from: string, until: string): PersonCommand => ({
  _tag: "RecordAbsence",
  absenceId,
  from,
  until,
  ground: "annual-leave",
  reason
})
const earn = (restId: string, days: number, on: string): PersonCommand => ({
  _tag: "EarnRest",
  restId,
  days,
  ground: "commendation",
  on,
  reason
})
const spend = (restId: string, days: number, on: string): PersonCommand => ({
  _tag: "SpendRest",
  restId,
  days,
  on,
  reason
})
const transfer = (unitId: string, from: string): PersonCommand => ({
  _tag: "TransferPerson",
  unitId,
  township: null,
  from,
  reason,
  warnings: []
})

describe("somebody who serves", () => {
  it("row 21: is in one unit on any day, from the day of the transfer on in the other", () => {
    const person = onFile([transfer("u2", "2023-07-01")])
    const units = ["2019-12-31", "2020-01-01", "2023-06-30", "2023-07-01"].map(
      (day) => assignmentOn(person, day)?.unitId
    )
    expect(units).toEqual([undefined, "u1", "u1", "u2"])
    expect(outcome(transfer("u3", "2022-01-01"), person)).toMatchObject({
      _tag: "FactIsOlderThanTheOneOnFile"
    })
    expect(outcome(transfer("u2", "2024-01-01"), person)).toEqual([])
  })

  it("row 21: sums over units stay the same but for those who come and go", () => {
    const people = Array.from({ length: 63 }, (_, i) =>
      onFile(
        i < 30 ? [transfer("u2", "2023-07-01")] : i === 62 ? [absence("a", "2023-07-01", "2023-07-01")] : []
      )
    )
    const before = headCountsOn(people, "2023-06-30")
    const after = headCountsOn(people, "2023-07-01")
    expect([before.get("u1")?.total, before.get("u2")]).toEqual([63, undefined])
    expect([after.get("u1")?.total, after.get("u2")?.officers, after.get("u1")?.away]).toEqual([33, 30, 1])
  })

  it("is away once on a day; a cancelled absence frees its days", () => {
    const person = onFile([absence("a", "2026-02-16", "2026-02-20")])
    expect(absenceOn(person, "2026-02-20")?.absenceId).toBe("a")
    expect(absenceOn(person, "2026-02-21")).toBeUndefined()
    expect(outcome(absence("b", "2026-02-20", "2026-02-22"), person)).toMatchObject({
      _tag: "AbsencesOverlap"
    })
    const free = onFile([
      absence("a", "2026-02-16", "2026-02-20"),
      { _tag: "CancelAbsence", absenceId: "a", reason }
    ])
    expect(outcome(absence("b", "2026-02-20", "2026-02-22"), free)).toMatchObject([
      { _tag: "AbsenceWasRecorded" }
    ])
    expect(outcome({ _tag: "CancelAbsence", absenceId: "x", reason })).toMatchObject({
      _tag: "AbsenceIsUnknown"
    })
  })

  it("row 54: rest is spent when it was earned, not before, and never below nothing", () => {
    const person = onFile([earn("e", 2, "2026-03-01"), spend("s", 1.5, "2026-03-10")])
    expect(restBalanceOn(person, "2026-03-10")).toBe(0.5)
    expect(outcome(spend("t", 1, "2026-03-20"), person)).toMatchObject({
      _tag: "RestIsNotEarned",
      balance: 0.5
    })
    expect(outcome(spend("t", 0.5, "2026-02-28"), person)).toMatchObject({
      _tag: "RestIsNotEarned",
      on: "2026-02-28"
    })
    // Between earning and the later spending: then there would be too little left on the 10th.
    expect(outcome(spend("t", 1, "2026-03-05"), person)).toMatchObject({
      _tag: "RestIsNotEarned",
      on: "2026-03-10"
    })
    expect(outcome(spend("t", 0.5, "2026-03-05"), person)).toMatchObject([{ _tag: "RestWasSpent" }])
  })

  it("row 54: no order of earning and spending leaves a day below nothing", () => {
    const days = fc.integer({ min: 1, max: 28 }).map((n) => `2026-03-${String(n).padStart(2, "0")}`)
    const half = fc.integer({ min: 1, max: 10 }).map((n) => n / 2)
    const entry = fc
      .tuple(fc.boolean(), half, days)
      .map(([isEarned, n, on]) => (isEarned ? earn : spend)("x", n, on))
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 30 }), (commands) => {
        const { events, state } = run([taken, ...commands])
        if (state._tag === "Unknown") throw new Error("nobody was taken on")
        for (const { on } of state.rest) expect(restBalanceOn(state, on)).toBeGreaterThanOrEqual(0)
        const stored = events.map((event) => {
          const { type, schemaVersion, data } = personEventCodec.encode(event)
          return Either.getOrThrow(
            personEventCodec.decode({ type, schemaVersion, data: JSON.parse(data) as object })
          )
        })
        expect(fold(personDecider, stored)).toEqual(state)
      }),
      { numRuns: 200 }
    )
  })

  it("A2: is qualified up to the last valid day, and for nothing once gone", () => {
    const person = onFile([
      {
        _tag: "QualifyPerson",
        qualification: "intermediate",
        lastValidDay: "2026-06-30",
        from: "2023-01-01",
        reason
      },
      { _tag: "LetPersonGo", from: "2026-09-01", reason, warnings: [] }
    ])
    const held = ["2022-12-31", "2023-01-01", "2026-06-30", "2026-07-01"].map((day) =>
      qualifiedOn(person, day)
    )
    expect(held).toEqual(["junior", "intermediate", "intermediate", "none"])
    expect(person.account).toBeNull()
    expect(assignmentOn(person, "2026-09-01")).toBeUndefined()
    expect(outcome(transfer("u2", "2026-09-01"), person)).toMatchObject({ _tag: "PersonDoesNotServe" })
  })

  it("X3: stations record absences of their own; people are moved by the district only", () => {
    const person = onFile([])
    const asked = (command: PersonCommand, townships: ReadonlyArray<string> | null) =>
      Either.merge(withinPersonScope.decide({ command, townships }, person))
    expect(asked(absence("a", "2026-02-16", "2026-02-20"), [township])).toMatchObject([
      { _tag: "AbsenceWasRecorded" }
    ])
    expect(asked(absence("a", "2026-02-16", "2026-02-20"), ["371603102"])).toMatchObject({
      _tag: "TownshipIsOutOfScope",
      township
    })
    expect(asked(transfer("u2", "2026-01-01"), [township])).toMatchObject({
      _tag: "OnlyTheDistrictMayDoThis"
    })
    expect(asked(transfer("u2", "2026-01-01"), null)).toMatchObject([{ _tag: "PersonWasTransferred" }])
    const districts = onFile([transfer("office", "2021-01-01")])
    expect(
      Either.merge(
        withinPersonScope.decide(
          { command: absence("a", "2026-01-01", "2026-01-02"), townships: [township] },
          districts
        )
      )
    ).toMatchObject({ _tag: "OnlyTheDistrictMayDoThis" })
  })

  it("every refusal is told in both languages", () => {
    for (const rejection of [
      outcome(taken),
      outcome(transfer("u2", "2026-01-01"), { _tag: "Unknown" }),
      outcome(transfer("u2", "2019-01-01")),
      { _tag: "AccountIsAnotherPersons", account: "x", personId: "p" },
      { _tag: "UnitIsNotInService", unitId: "u", on: "2026-01-01" }
    ]) {
      const { code, title } = personRefusal(rejection as never)
      expect(code).not.toBe("")
      expect(title.zh).not.toBe(title.en)
    }
  })
})
