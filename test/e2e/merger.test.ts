import { execFile } from "node:child_process"
import { join } from "node:path"
import { promisify } from "node:util"
import { zhanhua } from "@jiaosuo/reference/Divisions"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { askingOf } from "./asking.ts"
import { type Product, startProduct } from "./product.ts"

/**
 * The reform's own figures, through HTTP alone: the twelve months before the stations of the eleven townships took
 * over the traffic work in December 2021, and the twelve months after.
 */

const stations = zhanhua.stations.map(({ code }) => code)
const periods = { before: "2020-12..2021-11", after: "2021-12..2022-11" }
const accidents = { before: 400, after: 370 }
const deaths = { before: 25, after: 9 }

const run = promisify(execFile)
const commandLine = join(import.meta.dirname, "../../services/host/dist/jiaosuo.mjs")

interface Reported {
  readonly happenedAt: string
  readonly township: string
  readonly fatal: boolean
}

interface Change {
  readonly earlier: number
  readonly later: number
  readonly difference: number
  readonly percent: number | null
}
interface YearOverYear {
  readonly district: { readonly accidents: Change; readonly dead: Change }
  readonly townships: ReadonlyArray<{
    readonly code: string
    readonly accidents: Change
    readonly dead: Change
  }>
  readonly systemOfRecord: { readonly rule: string }
}
interface Listed {
  readonly total: number
  readonly sums: { readonly dead: number }
}

/** Accidents spread over twelve months and all townships; the first `dead` of them were fatal. */
const year = (firstYear: number, count: number, dead: number): ReadonlyArray<Reported> =>
  Array.from({ length: count }, (_, n) => ({
    happenedAt: new Date(Date.UTC(firstYear, 11 + (n % 12), 1 + (n % 28), 3, n % 60)).toISOString(),
    township: stations[n % stations.length] ?? "",
    fatal: n < dead
  }))

describe("row 1, row 2: the merger of December 2021", () => {
  let product: Product
  beforeAll(async () => {
    product = await startProduct("host")
  })
  afterAll(() => product?.stop())

  const { done, get, signIn } = askingOf(() => product)

  let position = 0
  it("two years of accidents are reported", { timeout: 300_000 }, async () => {
    const token = await signIn("investigator")
    const waiting = [
      ...year(2020, accidents.before, deaths.before),
      ...year(2021, accidents.after, deaths.after)
    ]
    expect(waiting).toHaveLength(770)
    const record = async ({ fatal, happenedAt, township }: Reported) => {
      const { id, position: reached } = await done("/api/accidents", token, {
        way: "transfer",
        happenedAt,
        reportedAt: happenedAt,
        place: { township, text: "村东路口" },
        kind: fatal ? "death" : "property",
        saidDead: fatal ? 1 : 0,
        saidInjured: 0
      })
      position = Math.max(position, reached)
      if (!fatal) return
      const died = new Date(Date.parse(happenedAt) + 3_600_000).toISOString()
      const involved = await done(`/api/accidents/${id}/involve-person`, token, {
        name: "无名氏",
        role: "pedestrian",
        injury: { injury: "dead", at: died, diedAt: died }
      })
      position = Math.max(position, involved.position)
    }
    const next = waiting[Symbol.iterator]()
    await Promise.all(
      Array.from({ length: 12 }, async () => {
        for (const one of next) await record(one)
      })
    )
    expect(position).toBeGreaterThan(800)
  })

  const compared = `earlier=${periods.before}&later=${periods.after}`

  it("answers −7.5 % accidents and −64 % deaths, exactly", async () => {
    const token = await signIn("commander")
    const answer = await get<YearOverYear>(
      `/api/accidents/analysis/year-over-year?${compared}&after=${position}`,
      token
    )
    expect(answer.district.accidents).toEqual({ earlier: 400, later: 370, difference: -30, percent: -7.5 })
    expect(answer.district.dead).toEqual({ earlier: 25, later: 9, difference: -16, percent: -64 })
    expect(answer.townships.map(({ code }) => code)).toEqual(stations)
    expect(answer.systemOfRecord.rule).toBe("A23")
  })

  it("row 27: a station sees its own township's figures, which are those of its list", async () => {
    const township = stations[2] ?? ""
    const token = await signIn(`officer-${township}`)
    const answer = await get<YearOverYear>(`/api/accidents/analysis/year-over-year?${compared}`, token)
    expect(answer.townships).toHaveLength(1)
    const list = await get<Listed>(`/api/accidents?by=place&from=2021-12&until=2022-11&limit=1`, token)
    expect(list.total).toBe(answer.townships[0]?.accidents.later)
    expect(list.sums.dead).toBe(answer.townships[0]?.dead.later)
  })

  it("row 1: the command line says the same", async () => {
    const { stdout } = await run(
      process.execPath,
      [
        commandLine,
        "compare",
        "--before",
        periods.before,
        "--after",
        periods.after,
        "--json",
        "--url",
        product.url,
        "--user",
        "commander"
      ],
      { env: { ...process.env, JIAOSUO_PASSWORD: "jiaosuo-demo" } }
    )
    const answer = JSON.parse(stdout)
    expect([answer.district.accidents.percent, answer.district.dead.percent]).toEqual([-7.5, -64])
  })
})
