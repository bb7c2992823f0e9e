import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { endHosts, type HostProcess, jiaosuo, startHost } from "@jiaosuo/testing/HostProcess"
import { seedFolder } from "@jiaosuo/testing/SeededHost"
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest"

const base = mkdtempSync(join(tmpdir(), "jiaosuo-cli-"))
const folder = join(base, "data")
const ledger = join(import.meta.dirname, "../../vehicles/test/import/fixtures/key-vehicles-gb18030.csv")

// Whole hosts are started, on a machine that may be busy with other suites.
vi.setConfig({ testTimeout: 120_000 })

let host: HostProcess
const here = (...args: ReadonlyArray<string>) => jiaosuo([...args, "--data-dir", folder])
const json = async <A>(...args: ReadonlyArray<string>): Promise<A> => {
  const ended = await here(...args, "--json")
  expect(ended).toMatchObject({ code: 0, err: "" })
  return JSON.parse(ended.out) as A
}

/** A request to the host as a page makes it. */
const send = async (path: string, body: object, token = "") => {
  const response = await fetch(`${host.url}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
    body: JSON.stringify(body)
  })
  expect([200, 201]).toContain(response.status)
  return (await response.json()) as { readonly id: string; readonly token: string }
}

interface Status {
  readonly position: number
  readonly district: { readonly vehicles: number }
}

beforeAll(async () => {
  await seedFolder(folder)
  host = await startHost(folder)
})

afterAll(async () => {
  await endHosts()
  rmSync(base, { recursive: true, force: true })
})

describe("the command line", () => {
  it("has help on every command, and exit code 2 for what it cannot understand", async () => {
    const help = await jiaosuo(["help"])
    expect(help.code).toBe(0)
    const commands = [...help.out.matchAll(/^ {2}([a-z]+)/gm)]
      .map((match) => match[1])
      .filter((name) => name !== "help")
    expect(commands).toEqual([
      "start",
      "import",
      "status",
      "compare",
      "coverage",
      "cells",
      "village",
      "verify",
      "models",
      "rebuild",
      "parked",
      "migrate",
      "admin",
      "backup",
      "restore"
    ])
    const helps = await Promise.all(commands.map((name) => jiaosuo([name ?? "", "--help"])))
    expect(helps.map(({ code, err }) => ({ code, err }))).toEqual(commands.map(() => ({ code: 0, err: "" })))
    expect((await jiaosuo(["import", "accidents", "--help"])).out).toContain("--persons <file>")
    expect((await jiaosuo(["import", "vehicles", "--help"])).out).not.toContain("--persons")
    expect(await jiaosuo(["nonsense"])).toMatchObject({ code: 2, out: "" })
    expect(await jiaosuo(["parked", "drop", "model", "1"])).toMatchObject({ code: 2, out: "" })
    expect(await jiaosuo(["import", "vehicles", "no-such-file.csv", "--data-dir", folder])).toMatchObject({
      code: 2
    })
  })

  it("exit code 3 where no host answers, 4 where one may not", async () => {
    expect(await jiaosuo(["status", "--data-dir", join(base, "nowhere")])).toMatchObject({ code: 3, out: "" })
    const password = { JIAOSUO_PASSWORD: "jiaosuo-demo" }
    expect(
      await jiaosuo(["status", "--url", "http://127.0.0.1:9", "--user", "commander"], password)
    ).toMatchObject({ code: 3 })
    const wrong = { JIAOSUO_PASSWORD: "wrong" }
    expect(await jiaosuo(["status", "--url", host.url, "--user", "commander"], wrong)).toMatchObject({
      code: 4,
      out: ""
    })
    expect(
      await jiaosuo(["models", "--url", host.url, "--user", "warden-371603101"], password)
    ).toMatchObject({ code: 4 })
  })

  it("imports a ledger: one line of sums, the answer to every row, and nothing new the second time", async () => {
    const answers = join(base, "answers.csv")
    const first = await here("import", "vehicles", ledger, "--json", "--answers", answers)
    expect(first).toEqual({
      code: 0,
      out: '{"rows":300,"accepted":285,"warnings":9,"duplicate":2,"rejected":13}\n',
      err: ""
    })
    const lines = readFileSync(answers, "utf8").trimEnd().split("\n")
    expect(lines[0]?.trim()).toBe("row,outcome,warning,field,rule,reason")
    const rows = lines.slice(1).map((line) => line.split(","))
    expect(new Set(rows.map(([row]) => row)).size).toBe(300)
    const again = await json<{ accepted: number; duplicate: number }>("import", "vehicles", ledger)
    expect(again).toMatchObject({ accepted: 0, duplicate: 287, rejected: 13 })
    expect((await json<Status>("status")).district.vehicles).toBe(285)
  })

  it("says what is wrong with a file that is no ledger, and imports nothing", async () => {
    const file = join(base, "notes.csv")
    writeFileSync(file, "this is\nnot a ledger\n")
    const ended = await here("import", "vehicles", file, "--json")
    expect(ended).toMatchObject({ code: 1, out: "" })
    expect(ended.err).not.toBe("")
  })

  it("an account elsewhere sees its own township", async () => {
    const ended = await jiaosuo(["status", "--url", host.url, "--user", "warden-371603101", "--json"], {
      JIAOSUO_PASSWORD: "jiaosuo-demo"
    })
    const status = JSON.parse(ended.out) as { townships: ReadonlyArray<{ code: string }> }
    expect(status.townships.map(({ code }) => code)).toEqual(["371603101"])
  })

  it("row 38: shows which village groups a mobile unit missed in a month, found by a part of its name", async () => {
    const signedIn = { username: "officer-371603101", password: "jiaosuo-demo" }
    const { token } = await send("/api/session", signedIn)
    const happenedAt = "2021-03-01T09:00:00+08:00"
    const unit = { kind: "bag-room", name: "进化镇提包警务室", township: "371603101", happenedAt }
    const { id } = await send("/api/wardens/units", unit, token)
    const village = "371603101213"
    await send(
      `/api/wardens/units/${id}/list-groups`,
      { groups: [{ village, name: "一组" }], from: "2021-03-01" },
      token
    )
    const asked = ["coverage", "--unit", "进化", "--month", "2021-04"]
    expect(await json(...asked)).toMatchObject({
      unitId: id,
      final: true,
      groups: { asked: 1, visited: 0, percent: "0.0", passes: false, missed: [{ village, name: "一组" }] }
    })
    const shown = await here(...asked)
    expect([shown.code, shown.out]).toEqual([0, expect.stringContaining("0/1 = 0.0 %, ≥ 75 %: 不达标 fails")])
    expect(shown.out).toContain("一组")
    expect(await here("coverage", "--unit", "无此队", "--month", "2021-04")).toMatchObject({
      code: 1,
      out: ""
    })
  })

  it("rows 23, 42: shows which cells are near, by the search of call-outs, and which villages lack an auxiliary or a room", async () => {
    const signedIn = { username: "officer-371603101", password: "jiaosuo-demo" }
    const { token } = await send("/api/session", signedIn)
    const cell = (name: string, latitude: number, skills: ReadonlyArray<string>) =>
      send(
        "/api/duties/cells",
        {
          village: "371603101213",
          name,
          location: { longitude: 118.1, latitude },
          members: ["甲", "乙"].map((who) => ({ name: who, as: "villager", skills })),
          equipment: []
        },
        token
      )
    const asked = ["cells", "near", "--lat", "37.7", "--lon", "118.1", "--skill", "wasp"]
    expect((await here(...asked)).out).toContain("no response cell is near")
    await cell("近处哨点", 37.7, ["boat"])
    const { id } = await cell("马蜂哨点", 37.71, ["wasp"])
    expect(await json(...asked)).toMatchObject({
      people: 2,
      asked: [{ partyId: id, cellName: "马蜂哨点", distanceMetres: 1_112, able: 2 }],
      passedOver: [{ cellName: "近处哨点", why: "without-skill" }]
    })
    expect((await here(...asked)).out).toMatch(/马蜂哨点 .* 1112 +2 +2 +0 +召集 is asked/)

    await send(
      "/api/wardens/places",
      {
        kind: "police-room",
        name: "刘下洼警务室",
        village: "371603101213",
        location: { longitude: 118.1, latitude: 37.7 },
        happenedAt: "2026-01-01T08:00:00+08:00"
      },
      token
    )
    const { sums, items } = await json<{
      sums: { villages: number; withRoom: number }
      items: ReadonlyArray<{ villageName: string }>
    }>("village", "coverage", "--township", "371603101", "--lacking", "room")
    expect([sums.withRoom, items.length]).toEqual([1, sums.villages - 1])
    expect(items.map(({ villageName }) => villageName)).not.toContain("刘下洼")
    const shown = await here("village", "coverage")
    expect([shown.code, shown.out]).toEqual([
      0,
      expect.stringMatching(/下洼镇 +刘下洼 +缺 none +刘下洼警务室/)
    ])
  })

  it("verifies the log, shows and rebuilds the read models", async () => {
    const verified = await json<{ ok: boolean; head: number; bad: unknown }>("verify")
    expect(verified).toMatchObject({ ok: true, bad: null })
    expect(await here("rebuild")).toMatchObject({ code: 0 })
    const models = await json<ReadonlyArray<{ model: string; position: number; parked: number }>>("models")
    expect(models).toMatchObject([
      { model: "vehicle_register", position: verified.head, lag: 0, parked: 0, state: "live" },
      { model: "accident_register", position: verified.head, lag: 0, parked: 0, state: "live" },
      { model: "case_register", position: verified.head, lag: 0, parked: 0, state: "live" },
      { model: "duty_register", position: verified.head, lag: 0, parked: 0, state: "live" },
      { model: "warden_register", position: verified.head, lag: 0, parked: 0, state: "live" }
    ])
    expect(await json("parked", "list")).toEqual([])
    expect(await here("parked", "retry", "vehicle_register", "1")).toMatchObject({ code: 1 })
  })
})
