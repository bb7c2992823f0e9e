import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Refused, startRecords } from "./http/server.ts"

let records: Awaited<ReturnType<typeof startRecords>>

beforeAll(async () => {
  records = await startRecords()
})
afterAll(() => records.stop())

const rounds = 25
const merge = (id: string, into: string) =>
  records.act<Refused>(id, "merge", { into, reason: "同一起事故" }, { as: "investigator" })
const standing = async (id: string) => (await records.file(id)).standing
const wave = <A>(...all: ReadonlyArray<Promise<A>>): Promise<ReadonlyArray<A>> => Promise.all(all)
const reports = (many: number): Promise<ReadonlyArray<string>> =>
  wave(...Array.from({ length: many }, () => records.reported()))
const untilTold = (id: string, takenIn: ReadonlyArray<string>) =>
  expect
    .poll(async () => [...(await records.file(id)).takenIn].sort(), { timeout: 20_000, interval: 100 })
    .toEqual([...takenIn].sort())

/** Merges that race with one another, over PostgreSQL: every accident goes on counting somewhere (C9). */
describe("merges at the same time", () => {
  it(`C9: two files merged into one another at once: one of them stands, in each of ${rounds} rounds`, async () => {
    for (let round = 0; round < rounds; round++) {
      const [a = "", b = ""] = await reports(2)
      const answers = await wave(merge(a, b), merge(b, a))
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
      expect([await standing(a), await standing(b)].sort()).toEqual(["merged", "reported"])
    }
  })

  it(`C9: three merged in a circle at once: at least one of them stands, in each of ${rounds} rounds`, async () => {
    for (let round = 0; round < rounds; round++) {
      const [a = "", b = "", c = ""] = await reports(3)
      await wave(merge(a, b), merge(b, c), merge(c, a))
      const files = await wave(records.file(a), records.file(b), records.file(c))
      for (const file of files) {
        if (file.mergedInto === null) continue
        // Whatever is merged is merged into a file that stands.
        expect(files.find(({ id }) => id === file.mergedInto)?.standing).toBe("reported")
      }
      expect(files.filter(({ standing }) => standing === "reported").length).toBeGreaterThan(0)
    }
  })

  it(`C9: merged into a file that is withdrawn or refused at once: not both, in each of ${rounds} rounds`, async () => {
    for (let round = 0; round < rounds; round++) {
      const [a = "", b = ""] = await reports(2)
      const leaving =
        round % 2 === 0
          ? records.act<Refused>(b, "withdraw", { ground: "no-accident" }, { as: "investigator" })
          : records.act<Refused>(b, "refuse", { ground: "not-proved" }, { as: "investigator" })
      const [merged, left] = await wave(merge(a, b), leaving)
      expect([merged?.status, left?.status].sort()).toEqual([200, 409])
      expect(await standing(a)).toBe(merged?.status === 200 ? "merged" : "reported")
      expect(merged?.status === 200 ? left?.body.code : merged?.body.code).toBe(
        merged?.status === 200 ? "AccidentsAreMergedIntoIt" : "OtherAccidentDoesNotStand"
      )
    }
  })

  it("many reports of one accident are merged into it at once, each in a place of its own", async () => {
    const [into = "", ...others] = await reports(7)
    const answers = await wave(...others.map((id) => merge(id, into)))
    expect(answers.map(({ status }) => status)).toEqual(others.map(() => 200))
    await untilTold(into, others)
    const [eighth = "", ninth = "", tenth = ""] = await reports(3)
    expect((await merge(eighth, into)).status).toBe(200)
    expect((await merge(ninth, into)).status).toBe(200)
    expect(await merge(tenth, into)).toMatchObject({ status: 409, body: { code: "DuplicatesAreTooMany" } })
    // A place that becomes free is found again.
    await records.act(ninth, "undo-merge", { reason: "另一起" }, { as: "investigator" })
    expect((await merge(tenth, into)).status).toBe(200)
  })
})

describe("a file that others are merged into", () => {
  it("C9: knows them, goes nowhere while they are in it, and forgets them when they come back", async () => {
    const [into = "", other = "", third = ""] = await reports(3)
    await merge(other, into)
    // Also before it was told.
    const withdraw = () =>
      records.act<Refused>(into, "withdraw", { ground: "no-accident" }, { as: "investigator" })
    expect(await withdraw()).toMatchObject({ status: 409, body: { code: "AccidentsAreMergedIntoIt" } })
    await untilTold(into, [other])
    const told = await withdraw()
    expect(told.body).toMatchObject({ code: "AccidentsAreMergedIntoIt", facts: { merged: other } })
    expect((await merge(into, third)).body.code).toBe("AccidentsAreMergedIntoIt")
    await records.act(other, "undo-merge", { reason: "另一起" }, { as: "investigator" })
    await untilTold(into, [])
    expect((await merge(into, third)).status).toBe(200)
    expect((await records.file(into)).history.map(({ type }) => type)).toContain("DuplicateWasGivenBack")
  })

  it("X3: how a file of another township stands is told to nobody who may not read it, and is recorded", async () => {
    const [mine, theirs] = [
      await records.reported(),
      await records.reported({ place: { township: "371603102", text: "邻镇" } }, { as: "neighbour" })
    ]
    const ask = () =>
      records.act<Refused>(mine, "merge", { into: theirs, reason: "同一起" }, { as: "officer" })
    const standingOne = await ask()
    await records.act(theirs, "withdraw", { ground: "no-accident" }, { as: "neighbour" })
    const withdrawn = await ask()
    expect(standingOne).toMatchObject({ status: 403, body: { code: "TownshipIsOutOfScope" } })
    expect(withdrawn).toEqual(standingOne)
    expect(await records.accesses(`accidents/accident/${mine}`)).toMatchObject([
      { account: "officer", action: "ReachOutOfScope", result: "refused" },
      { account: "officer", action: "ReachOutOfScope", result: "refused" }
    ])
  })
})
