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
 * The files themselves are not in the project: `CALLS_FOLDER` names their folder, else it is looked for beside the
 * checkout.
 */

const root = join(import.meta.dirname, "..", "..")
const folderOfCalls = process.env["CALLS_FOLDER"] ?? join(root, "..", "shared", "data", "calls")
const days = ["01", "02", "03", "04", "05"].map((day) => `2018-05-${day}`)
const files = days.map((day) => join(folderOfCalls, `calls-${day}.csv`))
const mapping = join(root, "services", "cases", "mappings", "milwaukee-calls.json")
const isThere = files.every((file) => existsSync(file))

if (!isThere) {
  process.stderr.write(
    `\n${"!".repeat(100)}\nSKIPPED: the replay of 8 860 calls is NOT tested, for there are no files ${files[0]} …\nName their folder with CALLS_FOLDER=<folder of calls-2018-05-01.csv>.\n${"!".repeat(100)}\n\n`
  )
}

/** The sums that `jiaosuo import cases` tells of one file. */
const imported = async (file: string, dataDirectory: string, answers?: string) => {
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
    const calls = callsOfMilwaukee(files, tablesOf(mapping))
    expect(calls).toHaveLength(8_860)
    exercise = await runExercise(calls, [...days, "2018-05-06"], 24, 4)
    const times = (5 * 86_400) / exercise.seconds
    process.stderr.write(
      `\n${calls.length} calls of five days answered in ${exercise.seconds.toFixed(0)} s (${times.toFixed(0)} times real time)\n`
    )
  }, 2_700_000)
  afterAll(() => exercise?.stop())

  it("every call is answered: one case each, closed in the end", () => expectEveryCallIsAnswered(exercise))

  it("I5, row 9: at every prefix of the log one answers for each case, and nobody is in two places", () =>
    expectTheLogHolds(exercise))

  it("readers whose lines break off at random miss nothing and are told nothing twice", () =>
    expectReadersMissedNothing(exercise))

  it("counts are those of an independent count of the files", () => expectCountsOfTheFile(exercise))

  it("cases of kind accident have opened their accident files", () => expectAccidentFiles(exercise))

  it("the same calls handed in as files are all duplicates", async () => {
    for (const file of files) {
      const rows = readFileSync(file, "utf8").trimEnd().split("\n").length - 1
      expect(await imported(file, exercise.room.folder)).toEqual({
        rows,
        accepted: 0,
        warnings: 0,
        duplicate: rows,
        rejected: 0
      })
    }
  })
})

describe.skipIf(!isThere)("five days of real calls, handed in as files", () => {
  const folder = mkdtempSync(join(tmpdir(), "jiaosuo-call-files-"))
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
    const calls = callsOfMilwaukee(files, tablesOf(mapping))
    for (const [i, file] of files.entries()) {
      const ofDay = calls.filter(({ calledAt }) => calledAt.startsWith(days[i] ?? "never"))
      const located = ofDay.filter(({ location }) => location !== null).length
      const sums = await imported(file, folder, answers)
      expect(sums).toMatchObject({ rows: ofDay.length, accepted: ofDay.length, duplicate: 0, rejected: 0 })
      expect(sums["warnings"]).toBeGreaterThanOrEqual(located)
      const lines = readFileSync(answers, "utf8").trimEnd().split("\r\n").slice(1)
      expect(lines.filter((line, at) => !line.startsWith(`${at + 1},accepted,`))).toEqual([])
    }
    const { get, signIn } = askingOf(() => host)
    const token = await signIn("commander")
    const list = (kind: string) =>
      get<{ readonly total: number }>(`/api/cases?limit=1&by=place&kind=${kind}`, token)
    for (const [kind, count] of countedBy(calls, (call) => call.kind)) {
      await expect.poll(async () => (await list(kind)).total, { timeout: 120_000 }).toBe(count)
    }
    for (const file of files) expect(await imported(file, folder)).toMatchObject({ accepted: 0, rejected: 0 })
  })
})
