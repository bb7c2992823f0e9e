import { readFileSync } from "node:fs"
import { isCandidate } from "@jiaosuo/ledger/answering/Candidates"
import { describe, expect, it } from "vitest"
import { rowsOfOneNumber } from "../../src/import/answering/RowChecks.ts"
import { call, check, csv, faults, opened, taken, warnings } from "./files.ts"

describe("a row of a file of calls", () => {
  it("I1: says what an intake sheet says, by names or by codes", async () => {
    const row = call({
      警情编号: " JJ-7 ",
      警情类别: "交通事故",
      警情细类: "财产损失",
      警情小类: "single",
      警情等级: "二级",
      地址: "小杨营村路口",
      经度: "118.1",
      纬度: "37.7",
      路号: "G205",
      桩号: "K412+300",
      报警方式: "电话报警",
      报警内容: "追尾",
      报警人: "王小明",
      报警电话: "13812345678"
    })
    const { intake, closing } = await taken(row)
    expect(intake).toEqual({
      calledAt: "2026-03-05T06:20:07.000Z",
      channel: "phone",
      kind: "accident",
      type: "property",
      detail: "single",
      level: "2",
      place: {
        township: "371603101",
        location: { longitude: 118.1, latitude: 37.7 },
        address: "小杨营村路口",
        village: null,
        roadPost: { road: "G205", metres: 412_300 }
      },
      caller: { name: "王小明", phone: "13812345678" },
      description: "追尾",
      source: { desk: "市局110", number: "JJ-7" }
    })
    expect(closing).toBeNull()
  })

  it("I7: kind, type and detail in one; a type says its kind; the level is that of the type (I4)", async () => {
    const matter = async (cells: Record<string, string>) => {
      const { kind, type, detail, level } = (await taken(call({ 警情类别: "", 警情细类: "", ...cells })))
        .intake
      return [kind, type, detail, level]
    }
    expect(await matter({ 警情性质: "accident/death" })).toEqual(["accident", "death", null, "1"])
    expect(await matter({ 警情性质: "traffic/violation/overload" })).toEqual([
      "traffic",
      "violation",
      "overload",
      "3"
    ])
    expect(await matter({ 警情细类: "马蜂窝" })).toEqual(["non-police-help", "wasp-nest", null, "3"])
    expect(await faults(call({ 警情类别: "", 警情细类: "其他" }))).toEqual(["kind I7"])
    expect(await faults(call({ 警情类别: "天气" }))).toEqual(["kind I7"])
    expect(await faults(call({ 警情细类: "下雪" }))).toEqual(["type I7"])
    expect(await faults(call({ 警情小类: "下雪" }))).toEqual(["detail I7"])
    expect(await faults(call({ 警情等级: "九级" }))).toEqual(["level I4"])
  })

  it("a call is told to the minute and has come; day and time may be two columns", async () => {
    const at = async (cells: Record<string, string>) =>
      (await taken(call({ 报警时间: "", ...cells }))).intake.calledAt
    expect(await at({ 报警时间: "2026年3月5日14时20分" })).toBe("2026-03-05T06:20:00.000Z")
    expect(await at({ 报警日期: "2026/3/5", 报警时刻: "14:20" })).toBe("2026-03-05T06:20:00.000Z")
    for (const written of ["", "2026-03-05", "2026-02-30 08:00", "2026-03-05 25:00", "2027-01-01 08:00"]) {
      expect(await faults(call({ 报警时间: written }))).toEqual(["calledAt"])
    }
  })

  it("N9, C9: a place of this district; outside of it is taken with a warning, no place on earth is not", async () => {
    const { place } = (await taken(call({ 乡镇: "371603101", 村居代码: "371603101213" }))).intake
    expect(place).toMatchObject({ township: "371603101", village: "371603101213" })
    expect(await warnings(call({ 经度: "-87.95", 纬度: "42.99" }))).toEqual(["place.location C9"])
    expect(await faults(call({ 经度: "212", 纬度: "42.99" }))).toEqual(["place.location C9"])
    expect(await faults(call({ 经度: "118.1" }))).toEqual(["place.location C9"])
    expect(await faults(call({ 乡镇: "密尔沃基" }))).toEqual(["place.township N9"])
    expect(await faults(call({ 乡镇: "" }))).toEqual(["place.township N9"])
    expect(await faults(call({ 村居: "没有的村" }))).toHaveLength(1)
  })

  it("desk and number are needed; X3: only for the sender's townships", async () => {
    expect(await faults(call({ 来源平台: "" }))).toEqual(["source.desk"])
    expect(await faults(call({ 警情编号: "" }))).toEqual(["source.number"])
    expect(await faults(call(), { townships: ["371603102"] })).toEqual(["place.township X3"])
    expect(await faults(call(), { townships: ["371603101"] })).toEqual([])
  })

  it("how it ended: by its name or code, not before the call; when nobody says when, by the time it was handed in", async () => {
    const ended = async (cells: Record<string, string>) => (await taken(call(cells))).closing
    expect(await ended({ 处理结果: "" })).toBeNull()
    expect(await ended({ 处理结果: "not-found" })).toEqual({
      outcome: "not-found",
      at: "2026-11-25T04:00:00.000Z"
    })
    expect(await ended({ 处理结果: "settled", 办结时间: "2026-03-05 15:00" })).toMatchObject({
      at: "2026-03-05T07:00:00.000Z"
    })
    expect(await faults(call({ 处理结果: "好了" }))).toEqual(["outcome"])
    expect(await faults(call({ 处理结果: "settled", 办结时间: "2026-03-05 14:00" }))).toEqual(["closedAt"])
  })

  it("X6: a reason does not repeat who called", async () => {
    const checked = await check(call({ 报警人: "王小明", 报警电话: "1381234" }))
    if (isCandidate(checked)) throw new Error("a phone with seven digits was taken")
    expect(checked.problems).toHaveLength(1)
    expect(JSON.stringify(checked.problems)).toContain("caller.phone")
    expect(JSON.stringify(checked.problems)).not.toContain("1381234")
  })

  it("rows with one number are found, whatever its spelling", async () => {
    const table = await opened(
      csv(call({ 警情编号: "A-1" }), call(), call({ 警情编号: " a-1" }), call({ 警情编号: "Ａ-1" }))
    )
    const shared = [...rowsOfOneNumber(table)].sort((a, b) => a - b)
    expect(shared).toEqual(expect.arrayContaining([1, 4]))
    expect(shared).not.toContain(2)
  })
})

describe("mappings of the project", () => {
  const mapping = (name: string) => readFileSync(new URL(`../../mappings/${name}`, import.meta.url), "utf8")

  it("the example understands a hotline in words of its own", async () => {
    const row = {
      工单号: "GD-9",
      来电时间: "5/3/2026 8:05",
      诉求分类: "晒粮占道",
      片区: "西片",
      坐标: "118.12，37.81",
      在哪: "南街",
      说了什么: "半幅路都是玉米",
      谁打的: "",
      号码: "13912345678",
      急不急: "急",
      办到哪了: "在办"
    }
    const { intake, closing } = await taken(row, {}, mapping("example.json"))
    expect(intake).toMatchObject({
      calledAt: "2026-03-05T00:05:00.000Z",
      channel: "other-desk",
      kind: "traffic",
      type: "obstruction",
      detail: "drying-grain",
      level: "2",
      place: { township: "371603102", location: { longitude: 118.12, latitude: 37.81 }, address: "南街" },
      caller: { name: "匿名报警人", phone: "13912345678" },
      source: { desk: "县12345热线", number: "GD-9" }
    })
    expect(closing).toBeNull()
    const other = await taken(
      { ...row, 诉求分类: "问路", 片区: "哪里", 急不急: "不急", 办到哪了: "查无" },
      {},
      mapping("example.json")
    )
    expect(other.intake).toMatchObject({
      kind: "other",
      type: "consultation",
      level: "3",
      place: { township: "371603001" }
    })
    expect(other.closing).toMatchObject({ outcome: "not-found" })
  })

  it("the one of Milwaukee reads natures, police districts and statuses", async () => {
    const row = {
      id: "1211376",
      time: "2018-05-01 00:00:14",
      location: "2900 W OKLAHOMA AV,MKE",
      latitude: "42.98957799999999",
      longitude: "-87.950789",
      district: "6",
      nature: "ENTRY AUTOS",
      status: "To be Filed"
    }
    const read = (cells: Partial<typeof row>) =>
      taken({ ...row, ...cells }, {}, mapping("milwaukee-calls.json"))
    const { intake, closing, warnings: told } = await read({})
    expect(intake).toMatchObject({
      calledAt: "2018-04-30T16:00:14.000Z",
      kind: "criminal",
      type: "theft",
      detail: "vehicle",
      description: "ENTRY AUTOS",
      place: {
        township: "371603104",
        address: "2900 W OKLAHOMA AV,MKE",
        location: { longitude: -87.950789, latitude: 42.989578 }
      },
      caller: null,
      source: { desk: "Milwaukee Police Department", number: "1211376" }
    })
    expect(closing).toMatchObject({ outcome: "filed" })
    expect(told.map(({ rule }) => rule)).toEqual(["C9"])
    const other = await read({ nature: "RETURN STATION", district: "OUT", status: "Service in Progress" })
    expect(other.intake).toMatchObject({ kind: "other", type: "other", place: { township: "371603001" } })
    expect(other.closing).toBeNull()
  })
})
