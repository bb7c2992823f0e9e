import { StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import { uuidv7 } from "@jiaosuo/kernel/Ids"
import { csv } from "@jiaosuo/testing/Ledgers"
import { headings, soundRow } from "@jiaosuo/testing/VehicleLedgers"
import { Effect, Either } from "effect"
import { describe, expect, it } from "vitest"
import { type Disturbance, importOf, ledger, makeSetting } from "./setting.ts"

const rows = Array.from({ length: 700 }, (_, n) => soundRow(n + 50_000))
const handedIn = ledger("台账.csv", csv([headings, ...rows]))

const imported = async (disturbed: Disturbance) => {
  const setting = makeSetting(undefined, disturbed)
  const result = await setting.runPromise(importOf(handedIn, uuidv7()))
  await setting.dispose()
  return result
}

/** Whether a call is about the vehicle with this plate. */
const isAbout =
  (plate: string) =>
  (entries: Parameters<Parameters<Disturbance>[0]["registerAll"]>[0]): boolean =>
    entries.some(({ registration }) => registration.value.facts.plate.number === plate)

describe("when something fails while rows are answered", { timeout: 60_000 }, () => {
  it("a row that makes the program fail is for a person; all others are answered", async () => {
    const isPoison = isAbout(rows[345]?.[2] ?? "")
    const { record, answers } = await imported((real) => ({
      ...real,
      registerAll: (entries) => (isPoison(entries) ? Effect.dieMessage("poison") : real.registerAll(entries))
    }))
    expect(record).toMatchObject({ rows: 700, accepted: 699, rejected: 1 })
    expect(answers.filter(({ outcome }) => outcome === "rejected")).toMatchObject([{ row: 346, line: 347 }])
  })

  it("a value that the database refuses is for a person; all others are answered", async () => {
    const isPoison = isAbout(rows[12]?.[2] ?? "")
    const refusal = new StoreIsUnavailable({ operation: "append", cause: { code: "22P05" } })
    const { record, answers } = await imported((real) => ({
      ...real,
      registerAll: (entries) =>
        isPoison(entries)
          ? Effect.succeed(entries.map(() => Either.left(refusal)))
          : real.registerAll(entries)
    }))
    expect(record).toMatchObject({ rows: 700, accepted: 699, rejected: 1 })
    expect(answers.find(({ outcome }) => outcome === "rejected")?.row).toBe(13)
  })

  it.each([
    ["a failure", Effect.fail(new StoreIsUnavailable({ operation: "seal", cause: { code: "57P01" } }))],
    ["a defect", Effect.die({ code: "08006" })]
  ])("a database that is away for a while, told as %s, loses and repeats nothing", async (_, outage) => {
    let calls = 0
    const { record } = await imported((real) => ({
      ...real,
      // The second call finds nobody; the third registers and is then told that nobody answered.
      registerAll: (entries) => {
        calls++
        if (calls === 2) return outage
        return calls === 3 ? Effect.zipRight(real.registerAll(entries), outage) : real.registerAll(entries)
      }
    }))
    expect(record).toMatchObject({ rows: 700, accepted: 700, duplicate: 0, rejected: 0 })
    expect(calls).toBeGreaterThan(3)
  })
})
