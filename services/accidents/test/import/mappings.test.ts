import { readFileSync } from "node:fs"
import { isCandidate } from "@jiaosuo/ledger/answering/Candidates"
import { describe, expect, it } from "vitest"
import { check, taken } from "./files.ts"

describe("mappings of the project", () => {
  const mapping = (name: string) => readFileSync(new URL(`../../mappings/${name}`, import.meta.url), "utf8")

  it("the example understands a register in words of its own, and its persons", async () => {
    const row = {
      案号: "7号",
      出事日子: "5/3/2021",
      几点: "14:20",
      哪个镇: "冯家",
      出事地方: "桥头",
      线路: "S234滨孤路",
      桩: "12+300",
      天: "下雨",
      死了几个: "1",
      重的: "0",
      轻的: "2",
      "赔了多少(万)": "0.8"
    }
    const one = { 案号: "7号", 谁: "周七", 伤得怎样: "人没了", 啥时候没的: "6/3/2021" }
    const { accident: read, persons } = await taken(row, [one], { mapping: mapping("example.json") })
    expect(read).toMatchObject({
      source: "原交警中队台账",
      number: "7号",
      happenedAt: "2021-03-05T06:20:00.000Z",
      place: {
        township: "371603103",
        road: { code: "S234", name: "滨孤路" },
        postMetres: 12_300,
        text: "桥头"
      },
      circumstances: { weather: "3", propertyYuan: 8_000 },
      counts: { day7: { dead: 1, serious: 0, slight: 2 } }
    })
    expect(persons).toMatchObject([
      { values: { name: "周七" }, injury: "dead", diedAt: "2021-03-05T16:00:00.000Z" }
    ])
  })

  it("the one of Montana reads months, miles and receivers without a fix, and numbers rows", async () => {
    const row = {
      CORRIDOR: "C000205",
      DIR: "D",
      REF_POINT: "009+1.005",
      COUNTY: "WIBAUX",
      CRASH_MONTH: "JULY",
      CRASH_YEAR: "2019",
      LATITUDE: "0",
      LONGITUDE: "0",
      REF_POINT_FLOAT: "10.004999999999999",
      ROAD: "S-205"
    }
    const checked = await check(row, [], { mapping: mapping("montana-rural-crashes.json") })
    if (!isCandidate(checked)) throw new Error(JSON.stringify(checked.problems))
    expect(checked.warnings).toEqual([])
    expect(checked.accident).toMatchObject({
      source: "Montana rural crashes 2019-2020",
      number: "1",
      happenedAt: "2019-06-30T16:00:00.000Z",
      precision: "month",
      kind: "property",
      counts: null,
      place: {
        township: "371603001",
        road: { code: null, name: "C000205" },
        postMetres: 16_101,
        direction: "down",
        coordinates: null,
        text: "S-205"
      }
    })
  })
})
