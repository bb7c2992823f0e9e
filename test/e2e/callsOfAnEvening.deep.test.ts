import { join } from "node:path"
import { jiaosuo } from "@jiaosuo/testing/HostProcess"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { callsOfTheEvening } from "./calls/CallsOfAFile.ts"
import {
  type Exercise,
  expectAccidentFiles,
  expectCountsOfTheFile,
  expectEveryCallIsAnswered,
  expectReadersMissedNothing,
  expectTheLogHolds,
  runExercise
} from "./calls/Exercise.ts"

/** One made-up evening of 150 calls; five real days of 8 860 are in the deep suite. */

const file = join(import.meta.dirname, "fixtures", "calls-of-an-evening.csv")

describe("the calls of an evening, answered over HTTP with groups on duty", () => {
  let evening: Exercise
  beforeAll(async () => {
    evening = await runExercise(callsOfTheEvening(file), ["2024-03-08"], 5)
  }, 120_000)
  afterAll(() => evening?.stop())

  it("every call is answered: one case each, closed in the end", () => expectEveryCallIsAnswered(evening))

  it("I5, row 9: at every prefix of the log one answers for each case, and nobody is in two places", () =>
    expectTheLogHolds(evening))

  it("readers whose lines break off at random miss nothing and are told nothing twice", () =>
    expectReadersMissedNothing(evening))

  it("counts are those of an independent count of the file", () => expectCountsOfTheFile(evening))

  it("cases of kind accident have opened their accident files", () => expectAccidentFiles(evening))

  it("the same calls handed in as a file are all duplicates", async () => {
    const { code, out, err } = await jiaosuo([
      "import",
      "cases",
      file,
      "--json",
      "--data-dir",
      evening.room.folder
    ])
    expect(code, err).toBe(0)
    const rows = evening.calls.length
    expect(rows).toBe(150)
    expect(JSON.parse(out)).toEqual({ rows, accepted: 0, warnings: 0, duplicate: rows, rejected: 0 })
  })
})
