import { describe, expect, it } from "vitest"
import { daysLater, today } from "../src/duties/dutyTimes.ts"
import { wardenPeopleZh } from "../src/messages/wardenPeople.zh.ts"
import { changesOf, type Field, nowhere, payloadOf } from "../src/wardens/desk/forms/fields.ts"
import type { WardenFile } from "../src/wardens/desk/people/peopleCalls.ts"
import { exportOf, filterOf, parametersOf } from "../src/wardens/desk/people/peopleFilter.ts"
import { application, personActs } from "../src/wardens/desk/people/personActs.ts"
import { nextSteps, nextTraining, onlyLoan } from "../src/wardens/desk/people/standing.ts"

const inAYear = daysLater(today(), 365)

const fileOf = (more: Partial<WardenFile>): WardenFile =>
  ({
    state: "active",
    roles: [{ role: "persuader", name: "劝导员" }],
    place: { placeId: "p", name: "镇口劝导站" },
    villages: [],
    account: "warden-371603101",
    insuredUntil: inAYear,
    missing: [],
    trainings: [],
    loans: [],
    ...more
  }) as unknown as WardenFile

describe("what comes next for a warden", () => {
  it("goes from the application over check and training into service, and back from a rest", () => {
    const first = (state: WardenFile["state"]) => nextSteps(fileOf({ state }))[0]
    expect((["applied", "checked", "training", "active", "resting", "left"] as const).map(first)).toEqual([
      "check",
      "begin-training",
      "activate",
      "rest",
      "resume",
      undefined
    ])
  })

  it("row 34: asks for the training and the post before service", () => {
    const steps = nextSteps(fileOf({ state: "training", place: null, missing: ["traffic-persuasion"] }))
    expect(steps).toEqual(["record-training", "post", "activate"])
    expect(nextTraining(fileOf({ missing: ["traffic-persuasion"] }))).toMatchObject({
      subject: "traffic-persuasion",
      on: today()
    })
  })

  it("tells of a training and an insurance before they end", () => {
    const soon = daysLater(today(), 20)
    const training = {
      subject: "volunteer",
      valid: true,
      validUntil: soon
    } as WardenFile["trainings"][number]
    const steps = nextSteps(fileOf({ trainings: [training], insuredUntil: soon }))
    expect(steps.slice(0, 2)).toEqual(["record-training", "insure"])
    const newer = { ...training, validUntil: inAYear }
    expect(nextSteps(fileOf({ trainings: [training, newer] }))).toEqual(["rest"])
  })

  it("row 42: an auxiliary has one village, and whoever left brings back what they have", () => {
    const auxiliary = [{ role: "village-auxiliary" as const, name: "驻村辅警" }]
    expect(nextSteps(fileOf({ roles: auxiliary }))[0]).toBe("change")
    const loan = { loanId: "one", returnedAt: null } as WardenFile["loans"][number]
    const left = fileOf({ state: "left", loans: [loan] })
    expect(nextSteps(left)).toEqual(["take-back"])
    expect(onlyLoan(left)).toEqual({ intact: true, loanId: "one" })
    expect(onlyLoan(fileOf({ loans: [loan, { ...loan, loanId: "two" }] }))).toEqual({ intact: true })
  })
})

describe("forms about wardens and their teams", () => {
  it("leave out what was not given, and say what is no more", () => {
    const fields: ReadonlyArray<Field> = [
      { key: "placeId", as: { placeOr: "不派驻任何站点" } },
      { key: "account", as: "account" },
      { key: "passed", as: { yes: "通过", no: "不通过" } },
      { key: "happenedAt", as: "instant" },
      { key: "reason", as: "long" }
    ]
    expect(payloadOf(fields, { placeId: nowhere, passed: "no", happenedAt: "2026-03-04T09:05" })).toEqual({
      placeId: null,
      account: null,
      passed: false,
      happenedAt: "2026-03-04T09:05:00+08:00"
    })
  })

  it("send of a change only what differs", () => {
    const fields = personActs.change.fields({ file: fileOf({}), words: wardenPeopleZh, loanName: () => "" })
    const before = { villages: ["371603101203"], skills: ["wasp"] }
    expect(changesOf(fields, before, { ...before, skills: [] })).toEqual({ skills: [] })
    expect(changesOf(fields, before, { ...before, reason: " 搬家 " })).toEqual({ reason: "搬家" })
  })

  it("row 45: count votes by candidate, whoever has none among them where that is written", () => {
    const votes: ReadonlyArray<Field> = [{ key: "votes", as: { votes: [] } }]
    expect(payloadOf(votes, { votes: { a: 11, b: 0, c: null } })).toEqual({
      votes: [
        { wardenId: "a", votes: 11 },
        { wardenId: "b", votes: 0 }
      ]
    })
    expect(payloadOf(votes, {})).toEqual({ votes: [] })
  })

  it("ask an applicant for nothing twice", () => {
    const names = application.map(({ key }) => key)
    expect(new Set(names).size).toBe(names.length)
  })
})

describe("the roll", () => {
  it("keeps the conditions of an address, and no others", () => {
    const address = "township=371603101&role=persuader&state=active&left=no&place=p"
    expect(parametersOf(filterOf(new URLSearchParams(`${address}&sort=-since`))).toString()).toBe(address)
  })

  it("is taken along as it is listed, or not at all", () => {
    expect(exportOf({ role: "persuader" })).toBe("/api/wardens/roll?role=persuader&left=no")
    expect(exportOf({ state: "left" })).toBe("/api/wardens/roll?state=left")
    expect(exportOf({ role: "persuader", untrained: "yes" })).toBeUndefined()
  })
})
