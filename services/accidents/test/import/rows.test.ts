import { describe, expect, it } from "vitest"
import { accidentLedger, accidentPersons } from "../../src/import/AccidentLedger.ts"
import { usualSource } from "../../src/import/columns/AccidentRow.ts"
import { accident, type Cells, faults, person, taken, warnings } from "./files.ts"

describe("headings", () => {
  it.each([
    ["accidents", accidentLedger],
    ["persons", accidentPersons.shape]
  ] as const)(
    "every synonym of the %s means its field, in any case and with remarks in brackets",
    (_, shape) => {
      for (const field of shape.names as ReadonlyArray<never>) {
        for (const synonym of (shape.fields[field] as { headings: ReadonlyArray<string> }).headings) {
          for (const written of [
            synonym,
            ` ${synonym} `,
            `*${synonym}`,
            `${synonym}(必填)`,
            synonym.toUpperCase()
          ]) {
            expect([written, shape.meaningOf(written)]).toMatchObject([written, { kind: "field", field }])
          }
        }
      }
    }
  )
})

describe("an accident of the past (A23)", () => {
  it("is read from the usual headings, with codes by their names", async () => {
    const { accident: read, claim } = await taken(
      accident({
        事故编号: " ３７１６-01 ",
        路名: "国道205",
        道路类型: "一级公路",
        行驶方向: "上行",
        经度: "118.1",
        纬度: "37°42′",
        事故地点: "小杨营村路口",
        "村(居)": "小杨营",
        死亡人数: "1人",
        重伤人数: "2",
        轻伤人数: "3",
        "直接财产损失(万元)": "1.25",
        天气: "雨",
        事故形态: "刮撞行人",
        初查事故原因: "机动车违法行为",
        车辆类型: "H11、K33",
        结案日期: "2021年5月6日"
      })
    )
    expect(read).toMatchObject({
      source: usualSource,
      number: "3716-01",
      happenedAt: "2021-03-05T06:20:00.000Z",
      precision: "minute",
      kind: "death",
      place: {
        township: "371603101",
        village: "371603101251",
        road: { code: "G205", name: "国道205", adminClass: "1", type: "11" },
        postMetres: 412_300,
        direction: "up",
        coordinates: { longitude: 118.1, latitude: 37.7 },
        text: "小杨营村路口"
      },
      circumstances: { weather: "3", form: "21", firstCause: "1", propertyYuan: 12_500 },
      vehicleTypes: ["H11", "K33"],
      closedOn: "2021-05-06",
      counts: { day7: { dead: 1, serious: 2, slight: 3 } }
    })
    expect(claim).toEqual({ kind: "accident-source-number", value: JSON.stringify([usualSource, "3716-01"]) })
  })

  it("rulebook 11: surface and condition of the road are two columns, each with its own table", async () => {
    const { accident: read } = await taken(
      accident({
        路表情况: "潮湿",
        路面状况: "施工",
        路面结构: "沥青",
        路侧防护设施类型: "防撞墙",
        是否二次事故: "否",
        涉外: "是",
        记录类别: "全项记录"
      })
    )
    expect(read.circumstances).toMatchObject({
      surface: "2",
      surfaceCondition: "2",
      pavement: "1",
      guardRails: "2",
      secondAccident: "2",
      foreignInvolved: "1",
      recordKind: "3"
    })
    const { accident: plain } = await taken(accident())
    expect(Object.keys(plain.circumstances)).not.toContain("guardRails")
  })

  it.each([
    ["2021-03-05 14:20", undefined, "2021-03-05T06:20:00.000Z", "minute"],
    ["2021年3月5日14时20分", undefined, "2021-03-05T06:20:00.000Z", "minute"],
    ["2021-03-05", undefined, "2021-03-04T16:00:00.000Z", "day"],
    ["2021-03", undefined, "2021-02-28T16:00:00.000Z", "month"],
    ["2021年3月", undefined, "2021-02-28T16:00:00.000Z", "month"],
    ["202103", undefined, "2021-02-28T16:00:00.000Z", "month"],
    ["2021-03-05", "月", "2021-02-28T16:00:00.000Z", "month"],
    ["2021-03-05 14:20", "day", "2021-03-04T16:00:00.000Z", "day"]
  ])("%s, known to the %s, is %s to the %s", async (written, precision, at, known) => {
    const cells = accident({
      事故发生时间: written,
      ...(precision === undefined ? {} : { 时间精度: precision })
    })
    expect((await taken(cells)).accident).toMatchObject({ happenedAt: at, precision: known })
  })

  it("day and time may be two columns", async () => {
    const { 事故发生时间: _, ...rest } = accident()
    const at = async (cells: Cells) => (await taken({ ...rest, ...cells })).accident
    expect(await at({ 发生日期: "2021/3/5", 发生时刻: "14时20分" })).toMatchObject({
      happenedAt: "2021-03-05T06:20:00.000Z",
      precision: "minute"
    })
    expect(await at({ 发生日期: "2021/3/5", 发生时刻: "" })).toMatchObject({ precision: "day" })
    expect(await faults({ ...rest, 发生日期: "2021/3/5", 发生时刻: "25:10" })).toEqual(["happenedAt"])
  })

  it.each([
    ["2021-02-30"],
    ["2021-02-29 08:00"],
    ["2021-13-01"],
    ["2021-00"],
    ["2021-03-05 25:00"],
    ["昨天"],
    ["2027-01-01"],
    [""]
  ])("%j is no time of an accident", async (written) => {
    expect(await faults(accident({ 事故发生时间: written }))).toEqual(["happenedAt"])
  })

  it("a precision finer than the time is at fault", async () => {
    expect(await faults(accident({ 事故发生时间: "2021-03", 时间精度: "day" }))).toEqual(["precision"])
    expect(await faults(accident({ 时间精度: "hour" }))).toEqual(["precision"])
  })

  it.each([
    [{ 公里数: "12", 米数: "300" }, 12_300],
    [{ 公里数: "12.3", 米数: "" }, 12_300],
    [{ 公里数: "", 米数: "12300" }, 12_300],
    [{ 公里数: "", 米数: "", 桩号: "K12+300" }, 12_300],
    [{ 公里数: "", 米数: "", 桩号: "12.3" }, 12_300],
    [{ 公里数: "", 米数: "", 里程米数: "12300" }, 12_300],
    [{ 公里数: "", 米数: "" }, null]
  ])("%j is the post %s", async (cells: Cells, metres) => {
    expect((await taken(accident(cells))).accident.place.postMetres).toBe(metres)
  })

  it.each<[Cells, ReadonlyArray<string>]>([
    [{ 公里数: "12.5", 米数: "300" }, ["post C9"]],
    [{ 公里数: "12", 米数: "1300" }, ["post C9"]],
    [{ 公里数: "", 米数: "", 桩号: "村口" }, ["post C9"]],
    [{ 乡镇: "不存在镇" }, ["township N9"]],
    [{ 乡镇: "" }, ["township N9"]],
    [{ "村(居)代码": "371603101999" }, ["village N9"]],
    [{ 路号: "205国道" }, ["road.code"]],
    [{ 天气: "蓝" }, ["weather"]],
    [{ 事故类型: "大事故" }, ["kind A1"]],
    [{ 车辆类型: "飞碟" }, ["vehicleTypes K1"]],
    [{ 事故编号: "" }, ["number A23"]],
    [{ 结案日期: "2021-01-01" }, ["closedOn"]],
    [{ 天气: "=1+1" }, ["weather"]],
    [{ 直接财产损失: "很多" }, ["propertyYuan"]],
    [{ 乡镇: "无此镇", 天气: "蓝", 事故发生时间: "2021-02-30" }, ["happenedAt", "township N9", "weather"]]
  ])("%j is at fault", async (cells, expected) => {
    expect(await faults(accident(cells))).toEqual(expected)
  })

  it.each<[Cells]>([
    [{ 经度: "218.1", 纬度: "37.7" }],
    [{ 经度: "37.7", 纬度: "118.1" }],
    [{ 经度: "0", 纬度: "0" }],
    [{ 经度: "村口", 纬度: "37.7" }],
    [{ 经度: "118.1", 纬度: "" }]
  ])("C9: %j are no coordinates", async (cells) => {
    expect(await faults(accident(cells))).toEqual(["coordinates C9"])
  })

  it("C9: coordinates outside of the district are taken with a warning", async () => {
    expect(await warnings(accident({ 经度: "-111.5", 纬度: "45.9" }))).toEqual(["coordinates C9"])
    expect(await warnings(accident({ 经度: "118.1", 纬度: "37.7" }))).toEqual([])
  })

  it("X3: a township outside of the sender's is rejected", async () => {
    expect(await faults(accident(), [], { townships: ["371603102"] })).toEqual(["township X3"])
    expect(await faults(accident(), [], { townships: ["371603101"] })).toEqual([])
  })
})

describe("C1–C3: casualties", () => {
  const counts = async (cells: Cells) => (await taken(accident(cells))).accident.counts
  const of = (dead: number, serious = 0, slight = 0) => ({ dead, serious, slight })

  it("plain numbers are those of seven days, and of the windows that are not told", async () => {
    expect(await counts({ 死亡人数: "1", 重伤人数: "2" })).toEqual({
      day1: of(1, 2),
      day3: of(1, 2),
      day7: of(1, 2),
      day30: of(1, 2)
    })
  })

  it("what is not told of a window follows from the one before it", async () => {
    const cells = { "24小时内死亡人数": "1", "30日内死亡人数": "3", 轻伤人数: "4" }
    expect(await counts(cells)).toEqual({
      day1: of(1, 0, 4),
      day3: of(1, 0, 4),
      day7: of(1, 0, 4),
      day30: of(3, 0, 4)
    })
  })

  it("no numbers at all leave the casualties to the persons", async () => {
    expect(await counts({})).toBeNull()
  })

  it("injured persons who are not told apart count as slight, with a warning", async () => {
    expect(await counts({ 受伤人数: "3" })).toMatchObject({ day7: of(0, 0, 3) })
    expect(await warnings(accident({ 受伤人数: "3" }))).toEqual(["injured C1"])
    expect(await counts({ 受伤人数: "3", 重伤人数: "1" })).toMatchObject({ day7: of(0, 1, 2) })
  })

  it.each<[Cells, ReadonlyArray<string>]>([
    [{ "24小时内死亡人数": "2", "3日内死亡人数": "1" }, ["day3.dead C1"]],
    [{ 死亡人数: "1", "7日内死亡人数": "2" }, ["dead C2"]],
    [{ 受伤人数: "2", 重伤人数: "1", 轻伤人数: "2" }, ["injured C1"]],
    [{ 死亡人数: "几个" }, ["dead"]]
  ])("%j contradict each other", async (cells, expected) => {
    expect(await faults(accident(cells))).toEqual(expected)
  })

  it("A1: the kind follows from them; one that is less is taken with a warning", async () => {
    expect((await taken(accident({ 受伤人数: "1" }))).accident.kind).toBe("injury")
    expect(await warnings(accident({ 事故类型: "财产损失事故", 死亡人数: "1" }))).toEqual(["kind A1"])
    const row = accident()
    expect((await taken(row)).accident.kind).toBe("property")
    expect((await taken(row, [person(row, { 伤害程度: "死亡" })])).accident.kind).toBe("death")
  })
})
