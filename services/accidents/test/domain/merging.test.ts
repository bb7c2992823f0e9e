import { describe, expect, it } from "vitest"
import { counts, onFile, type Standing } from "../../src/domain/Accident.ts"
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
      expect(during?.standing).toEqual({ _tag: "Merged", into: "other", before: before?.standing })
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

  it("what a person ruled out is remembered once", () => {
    expect(outcome(accepted(day), commands.RuleOutDuplicate)).toBe("DuplicateWasRuledOut")
    const history = accepted(day, "property", { _tag: "DuplicateWasRuledOut", other: "other", reason: null })
    expect(outcome(history, commands.RuleOutDuplicate)).toBe("")
    expect(outcome(accepted(day), { ...commands.RuleOutDuplicate, other: "this" })).toBe("AccidentIsTheSame")
  })
})
