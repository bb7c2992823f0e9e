import { genesisHash, type RecordedEvent } from "@jiaosuo/kernel/Event"
import { describe, expect, it } from "vitest"
import { belowGrade, casesByNumber, nobodyInTwoPlaces, oneResponsible } from "./calls/LogOfCases.ts"

/** What the checks of the exercise find in logs that are wrong on purpose: a check that finds nothing shows nothing. */

type Said = readonly [caseId: string, type: string, data: object]

const logOf = (...said: ReadonlyArray<Said>): ReadonlyArray<RecordedEvent> =>
  said.map(([caseId, type, data], i) => ({
    id: `event-${i}`,
    stream: `cases/case/${caseId}`,
    version: i + 1,
    position: i + 1,
    type,
    schemaVersion: 1,
    township: "371603101",
    occurredAt: "2024-03-08T10:00:00.000Z",
    recordedAt: "2024-03-08T10:00:00.000Z",
    actor: "dispatcher",
    station: null,
    commandId: `command-${i}`,
    correlationId: `command-${i}`,
    causationId: null,
    data,
    hash: genesisHash
  }))

const taken = (caseId: string, account = "anna", number = caseId): Said => [
  caseId,
  "CaseWasTaken",
  { taker: { account }, source: { desk: "110", number } }
]
const accepted = (caseId: string, from: string, account: string): Said => [
  caseId,
  "ResponsibilityWasAccepted",
  { from, by: { account } }
]
const sent = (caseId: string, at: string, groupIds: ReadonlyArray<string>, more: object = {}): Said => [
  caseId,
  "GroupsWereDispatched",
  { at, groups: groupIds.map((groupId) => ({ groupId })), grade: "general", below: false, ...more }
]
const done = (caseId: string, at: string, groupId: string): Said => [caseId, "GroupIsDone", { at, groupId }]
const group = (groupId: string, ...members: ReadonlyArray<string>) => ({
  groupId,
  zone: 0,
  from: 0,
  until: 0,
  members
})

describe("the checks of the log", () => {
  it("I5: find a case that nobody answers for, one that is taken twice, and a take-over from somebody else", () => {
    const sound = oneResponsible(logOf(taken("a"), accepted("a", "anna", "bert"), taken("b")))
    expect(sound.faults).toEqual([])
    expect(sound.responsible.get("cases/case/a")).toBe("bert")
    expect(sound.handedOn).toBe(1)
    expect(oneResponsible(logOf(sent("a", "10:00", ["g"]))).faults).toHaveLength(1)
    expect(oneResponsible(logOf(taken("a"), taken("a", "bert"))).faults).toHaveLength(1)
    expect(oneResponsible(logOf(taken("a"), accepted("a", "carl", "bert"))).faults).toHaveLength(1)
    expect(oneResponsible(logOf(taken("a", ""))).faults).toHaveLength(1)
  })

  it("row 9: find a group on two cases, one that never leaves, and a person in two places by the times", () => {
    const groups = [group("g", "p"), group("h", "p")]
    const faults = (...said: ReadonlyArray<Said>) => nobodyInTwoPlaces(logOf(...said), groups).faults
    expect(
      faults(
        sent("a", "10:00", ["g"]),
        done("a", "10:20", "g"),
        sent("b", "10:20", ["g"]),
        done("b", "10:30", "g")
      )
    ).toEqual([])
    expect(
      faults(sent("a", "10:00", ["g"]), sent("b", "10:05", ["g"]), done("b", "10:30", "g"))
    ).toHaveLength(1)
    expect(faults(sent("a", "10:00", ["g"]))).toHaveLength(1)
    expect(faults(done("a", "10:00", "g"))).toHaveLength(1)
    // In the log one after the other, by the times at once; and one person in two groups.
    expect(
      faults(
        sent("a", "10:00", ["g"]),
        done("a", "10:20", "g"),
        sent("b", "10:10", ["g"]),
        done("b", "10:30", "g")
      )
    ).toHaveLength(1)
    expect(
      faults(
        sent("a", "10:00", ["g"]),
        sent("b", "10:05", ["h"]),
        done("a", "10:20", "g"),
        done("b", "10:30", "h")
      )
    ).toHaveLength(1)
  })

  it("row 7: find a dispatch that is too small and was not told so, and one that was told so and is not", () => {
    const important = { grade: "important" }
    expect(belowGrade(logOf(sent("a", "10:00", ["g"], { ...important, below: true })))).toEqual([])
    expect(belowGrade(logOf(sent("a", "10:00", ["g"], important)))).toHaveLength(1)
    expect(belowGrade(logOf(sent("a", "10:00", ["g"], { below: true })))).toHaveLength(1)
    expect(belowGrade(logOf(sent("a", "10:00", ["g"], { grade: "major" })))).toHaveLength(1)
  })

  it("find a call that became two cases", () => {
    expect(casesByNumber(logOf(taken("a", "anna", "1"), taken("b", "anna", "1"))).get("1")).toHaveLength(2)
  })
})
