import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { endHosts, jiaosuo, startHost } from "@jiaosuo/testing/HostProcess"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { askingOf } from "./asking.ts"
import { callsOfMilwaukee, tablesOf } from "./calls/CallsOfAFile.ts"
import { countedBy } from "./calls/Counts.ts"
import {
  type Exercise,
  expectAccidentFiles,
  expectCountsOfTheFile,
  expectEveryCallIsAnswered,
  expectReadersMissedNothing,
  expectTheLogHolds,
  runExercise
} from "./calls/Exercise.ts"

/**
 * 8 860 real calls of five days, published by the Milwaukee Police Department, through the mapping file of the project.
 * The file itself is not in the project: `CALLS_CSV` names it, else it is looked for beside the checkout.
 */

const root = join(import.meta.dirname, "..", "..")
const beside = join(root, "..", "shared", "data", "calls", "calls-2018-05-01..05.csv")
const file = process.env["CALLS_CSV"] ?? beside
const days = ["01", "02", "03", "04", "05", "06"].map((day) => `2018-05-${day}`)
const mapping = join(root, "services", "cases", "mappings", "milwaukee-calls.json")
const isThere = existsSync(file)

if (!isThere) {
  process.stderr.write(
    `\n${"!".repeat(100)}\nSKIPPED: the replay of 8 860 calls is NOT tested, for there is no file ${file}.\nName it with CALLS_CSV=<path of calls-2018-05-01..05.csv>.\n${"!".repeat(100)}\n\n`
  )
}

/** The sums that `jiaosuo import cases` tells of one file. */
const imported = async (dataDirectory: string, answers?: string) => {
  const { code, out, err } = await jiaosuo([
    ...["import", "cases", file, "--mapping", mapping, "--json", "--data-dir", dataDirectory],
    ...(answers === undefined ? [] : ["--answers", answers])
  ])
  expect(code, err).toBe(0)
  return JSON.parse(out) as Readonly<Record<string, number>>
}

describe.skipIf(!isThere)("five days of real calls, answered over HTTP with groups on duty", () => {
  let exercise: Exercise
  beforeAll(async () => {
    const calls = callsOfMilwaukee(file, tablesOf(mapping))
    expect(calls).toHaveLength(8_860)
    exercise = await runExercise(calls, days, 24, 4)
    const times = (5 * 86_400) / exercise.seconds
    const sent = exercise.answers.reduce((sum, { groups }) => sum + groups.length, 0)
    const { commander, onlooker } = exercise.readers
    process.stderr.write(
      `\n${calls.length} calls of five days answered in ${exercise.seconds.toFixed(0)} s (${times.toFixed(0)} times real time), groups sent ${sent} times; ` +
        `live lines broken off ${commander.told.brokenOff} and ${onlooker.told.brokenOff} times, begun anew ${commander.told.restarts} and ${onlooker.told.restarts} times\n`
    )
    expect(times).toBeGreaterThan(200)
  }, 2_700_000)
  afterAll(() => exercise?.stop())

  it("every call is answered: one case each, closed in the end", () => expectEveryCallIsAnswered(exercise))

  it("I5, row 9: at every prefix of the log one answers for each case, and nobody is in two places", () =>
    expectTheLogHolds(exercise))

  it("readers whose lines break off at random miss nothing and are told nothing twice", () =>
    expectReadersMissedNothing(exercise))

  it("counts are those of an independent count of the file", () => expectCountsOfTheFile(exercise))

  it("cases of kind accident have opened their accident files", () => expectAccidentFiles(exercise))

  it("the same calls handed in as a file are all duplicates", async () => {
    expect(await imported(exercise.room.folder)).toEqual({
      rows: 8_860,
      accepted: 0,
      warnings: 0,
      duplicate: 8_860,
      rejected: 0
    })
  })
})

describe.skipIf(!isThere)("five days of real calls, handed in as a file", () => {
  const folder = mkdtempSync(join(tmpdir(), "jiaosuo-call-file-"))
  const answers = join(folder, "answers.csv")
  let host: Awaited<ReturnType<typeof startHost>>
  beforeAll(async () => {
    host = await startHost(folder)
  })
  afterAll(async () => {
    await endHosts()
    rmSync(folder, { recursive: true, force: true })
  })

  it("every row is answered; all lie outside of the district (C9); a second time nothing changes", async () => {
    const calls = callsOfMilwaukee(file, tablesOf(mapping))
    const located = calls.filter(({ location }) => location !== null).length
    const sums = await imported(folder, answers)
    expect(sums).toMatchObject({ rows: 8_860, accepted: 8_860, duplicate: 0, rejected: 0 })
    expect(located).toBe(8_859)
    expect(sums["warnings"]).toBeGreaterThanOrEqual(located)
    const lines = readFileSync(answers, "utf8").trimEnd().split("\r\n").slice(1)
    expect(lines.filter((line, at) => !line.startsWith(`${at + 1},accepted,`))).toEqual([])
    const { get, signIn } = askingOf(() => host)
    const token = await signIn("commander")
    const list = (kind: string) =>
      get<{ readonly total: number }>(`/api/cases?limit=1&by=place&kind=${kind}`, token)
    for (const [kind, count] of countedBy(calls, (call) => call.kind)) {
      await expect.poll(async () => (await list(kind)).total, { timeout: 120_000 }).toBe(count)
    }
    expect(await imported(folder)).toMatchObject({ accepted: 0, duplicate: 8_860, rejected: 0 })
  })
})
