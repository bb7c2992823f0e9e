import { readdirSync, readFileSync } from "node:fs"
import { Either } from "effect"
import { describe, expect, it } from "vitest"
import { type AccidentEvent, accidentEventCodec } from "../../src/domain/AccidentEvents.ts"
import { evolve, initialState } from "../../src/domain/AccidentHistory.ts"
import { histories } from "./filing.ts"
import { fileOf } from "./proceedings.ts"

const folder = new URL("../fixtures/events/v1/", import.meta.url)
const examples: ReadonlyArray<AccidentEvent> = readdirSync(folder).map((name) =>
  Either.getOrThrow(
    accidentEventCodec.decode({
      type: name.replace(".json", ""),
      schemaVersion: 1,
      data: JSON.parse(readFileSync(new URL(name, folder), "utf8"))
    })
  )
)
const opening = new Set(["AccidentWasReported", "HistoricalAccidentWasRecorded"])

describe("the fold", () => {
  it.each(examples)("$_tag opens a file or finds none", (event) => {
    expect(evolve(initialState, event)._tag).toBe(opening.has(event._tag) ? "File" : "Unknown")
  })

  it.each(examples)("$_tag never fails, in whatever standing, and is never half a file", (event) => {
    for (const [name, history] of Object.entries(histories)) {
      if (name === "unknown") continue
      const before = fileOf(history)
      const after = evolve(before, event)
      expect(Object.keys(after).sort()).toEqual(Object.keys(before).sort())
      if (opening.has(event._tag)) expect(after).toBe(before)
    }
  })

  it("an event about something that is not in the file leaves it as it is", () => {
    const before = fileOf(histories.accepted)
    const strange: ReadonlyArray<AccidentEvent> = [
      { _tag: "InvolvedPersonWasRemoved", participantId: "nobody", reason: null },
      { _tag: "InvolvedVehicleWasRemoved", vehicleId: "nothing", reason: null },
      { _tag: "TestResultWasServed", testId: "none", servedOn: "2026-03-11" },
      { _tag: "ClockWasResumed", stopId: "none", resumedOn: "2026-03-11", reason: null },
      {
        _tag: "LiabilityWasRevoked",
        paperId: "none",
        ground: "own-correction",
        revokedOn: "2026-03-11",
        reason: null
      },
      {
        _tag: "ReviewWasDecided",
        reviewId: "none",
        outcome: "upheld",
        decidedOn: "2026-03-11",
        by: [],
        reason: null
      },
      {
        _tag: "MediationEnded",
        mediationId: "none",
        outcome: "agreement",
        endedOn: "2026-03-11",
        amountYuan: 1,
        reason: null
      },
      { _tag: "VictimAskedForDecision", participantId: "a", requestedOn: "2026-03-11" },
      { _tag: "MergeWasUndone", from: "none", reason: null },
      { _tag: "AccidentWasReopened", reason: "x" },
      { _tag: "AccidentWasRefused", ground: "not-proved", reason: null },
      { _tag: "KeyVehicleWasUnlinked", vehicleId: "A", registeredId: "none" }
    ]
    for (const event of strange) expect(evolve(before, event)).toEqual(before)
  })
})
