import { describe, expect, it } from "vitest"
import { counts, onFile, type Standing } from "../../src/domain/Accident.ts"
import { claimsOf, mostDuplicates } from "../../src/domain/AccidentClaims.ts"
import type { AccidentEvent } from "../../src/domain/AccidentEvents.ts"
import { commands, day, file, histories, outcome } from "./filing.ts"
import { accepted } from "./proceedings.ts"

describe("two reports of one accident", () => {
  it("a merged file counts no more, and comes back to where it stood when the merge is undone", () => {
    const merged: AccidentEvent = { _tag: "AccidentWasMerged", into: "other", score: 0.9, reason: null }
    const undone: AccidentEvent = { _tag: "MergeWasUndone", from: "other", reason: "x" }
    for (const history of [histories.reported, histories.accepted, histories.closed, histories.historical]) {
      const before = onFile(file(history).state)
      const during = onFile(file([...history, merged]).state)
      expect(during?.standing).toEqual({ _tag: "Merged", into: "other", slot: 0, before: before?.standing })
      expect(during !== undefined && counts(during)).toBe(false)
      expect(file([...history, merged, undone]).state).toEqual(before)
    }
  })

  it("not into itself, not into nothing, and not into a file that does not stand itself", () => {
    const into = (target: Standing["_tag"] | null) =>
      outcome(accepted(day), { ...commands.MergeAccident, target })
    expect(outcome(accepted(day), { ...commands.MergeAccident, into: "this" })).toBe("AccidentIsTheSame")
    expect(into(null)).toBe("OtherAccidentIsNotOnFile")
    for (const target of ["Refused", "HandedOver", "Withdrawn", "Merged"] as const) {
      expect(into(target)).toBe("OtherAccidentDoesNotStand")
    }
    for (const target of ["Reported", "Accepted", "Closed", "Historical"] as const) {
      expect(into(target)).toBe("AccidentWasMerged")
    }
  })

  it("merging twice into the same file changes nothing, into another is refused", () => {
    expect(outcome(histories.merged, { ...commands.MergeAccident, into: "elsewhere" })).toBe("")
    expect(outcome(histories.merged, commands.MergeAccident)).toBe("AccidentIsMerged")
  })

  it("X3: how a file outside of the giver's townships stands is not told", () => {
    for (const target of ["Accepted", "Withdrawn"] as const) {
      expect(file(accepted(day)).when({ ...commands.MergeAccident, target, outside: "371603204" })).toEqual({
        rejected: { _tag: "TownshipIsOutOfScope", township: "371603204" }
      })
    }
  })

  const takenIn = accepted(day, "property", { _tag: "DuplicateWasTakenIn", from: "first" })
  it("C9: a file that others are merged into goes nowhere while they are, and says which they are", () => {
    const rejected = { _tag: "AccidentsAreMergedIntoIt", merged: ["first", "second"] }
    const both = [...takenIn, { _tag: "DuplicateWasTakenIn", from: "second" } as const]
    const reportedOnly = both.filter(({ _tag }) => _tag !== "AccidentWasAccepted")
    expect(file(both).when(commands.WithdrawAccident)).toMatchObject({ rejected })
    expect(file(reportedOnly).when(commands.RefuseAccident)).toMatchObject({ rejected })
    expect(file(both).when(commands.HandOverAccident)).toMatchObject({ rejected })
    expect(file(both).when(commands.MergeAccident)).toMatchObject({ rejected })
    // Within the district it goes on counting.
    expect(outcome(both, { ...commands.HandOverAccident, township: "371603102" })).toBe(
      "AccidentWasHandedOver"
    )
    const alone = [
      ...both,
      { _tag: "DuplicateWasGivenBack", from: "first" } as const,
      { _tag: "DuplicateWasGivenBack", from: "second" } as const
    ]
    expect(outcome(alone, commands.WithdrawAccident)).toBe("AccidentWasWithdrawn")
  })

  it("what a file is told of a merge twice changes nothing", () => {
    expect(outcome(takenIn, { ...commands.TakeInDuplicate, from: "first" })).toBe("")
    expect(outcome(takenIn, commands.TakeInDuplicate)).toBe("DuplicateWasTakenIn")
    expect(outcome(takenIn, { ...commands.GiveBackDuplicate, from: "first" })).toBe("DuplicateWasGivenBack")
    expect(outcome(takenIn, commands.GiveBackDuplicate)).toBe("")
  })

  it("claims: what is merged holds a place of the other, what does not stand holds all of its own", () => {
    const places = (history: ReadonlyArray<AccidentEvent>, id: string) =>
      claimsOf(file(history).state, id)
        .filter(({ kind }) => kind === "accident-duplicate")
        .map(({ value }) => value)
    const own = Array.from({ length: mostDuplicates }, (_, slot) => `this/${slot}`)
    expect(places(histories.accepted, "THIS")).toEqual([])
    for (const gone of [histories.refused, histories.withdrawn, histories.handedOver]) {
      expect(places(gone, "THIS")).toEqual(own)
    }
    const merged = { _tag: "AccidentWasMerged", into: "Other", score: null, slot: 3, reason: null } as const
    expect(places([...histories.accepted, merged], "this")).toEqual(["other/3", ...own])
  })

  it("what a person ruled out is remembered once", () => {
    expect(outcome(accepted(day), commands.RuleOutDuplicate)).toBe("DuplicateWasRuledOut")
    const history = accepted(day, "property", { _tag: "DuplicateWasRuledOut", other: "other", reason: null })
    expect(outcome(history, commands.RuleOutDuplicate)).toBe("")
    expect(outcome(accepted(day), { ...commands.RuleOutDuplicate, other: "this" })).toBe("AccidentIsTheSame")
  })
})
