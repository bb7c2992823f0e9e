import { readFileSync } from "node:fs"
import { isCandidate } from "@jiaosuo/ledger/answering/Candidates"
import { dateFormat } from "@jiaosuo/ledger/columns/DateFormats"
import { readMapping } from "@jiaosuo/ledger/columns/Mapping"
import { zhanhua } from "@jiaosuo/reference/Divisions"
import { csv } from "@jiaosuo/testing/Ledgers"
import { headings, soundRow } from "@jiaosuo/testing/VehicleLedgers"
import { describe, expect, it } from "vitest"
import {
  checkRow,
  inRounds,
  type RowChecking,
  rowsOfOneVehicle
} from "../../src/import/answering/RowChecks.ts"
import { vehicleLedger } from "../../src/import/VehicleLedger.ts"
import { refusalOf, tableOf } from "./ledgers.ts"

const { meaningOf } = vehicleLedger

const checking: RowChecking = {
  importId: "0192f3a0-0000-7000-8000-000000000000",
  district: zhanhua,
  today: "2026-11-23",
  townships: null
}

const check = async (
  changes: Readonly<Record<string, string>>,
  asking: Partial<RowChecking> = {},
  mapping: string | null = null
) =>
  checkRow(await tableOf("台账.csv", csv([headings, soundRow(1, changes)]), mapping), 1, {
    ...checking,
    ...asking
  })

const faults = async (...asked: Parameters<typeof check>) => {
  const checked = await check(...asked)
  return isCandidate(checked) ? [] : checked.problems.map(({ path, rule }) => [path, rule])
}

const candidate = async (...asked: Parameters<typeof check>) => {
  const checked = await check(...asked)
  if (!isCandidate(checked))
    throw new Error(checked.problems.map(({ path, reason }) => `${path}: ${reason.en}`).join("; "))
  return checked
}

describe("headings", () => {
  it("every synonym means its field, in any width, case and with remarks in brackets", () => {
    for (const field of vehicleLedger.names) {
      for (const synonym of vehicleLedger.fields[field].headings) {
        for (const written of [
          synonym,
          ` ${synonym} `,
          `*${synonym}`,
          `${synonym}(必填)`,
          `${synonym}：`,
          synonym.toUpperCase()
        ]) {
          expect([written, meaningOf(written)]).toMatchObject([written, { kind: "field", field }])
        }
      }
    }
  })

  it.each([
    ["号牌\n种类", "plate.kind"],
    ["ＶＩＮ", "vin"],
    ["License Plate Number", "plate.number"],
    ["村（居）代码", "village"],
    ["核定载质量（千克）", "loadKg"]
  ])("%s means %s", (written, field) => {
    expect(meaningOf(written)).toMatchObject({ kind: "field", field })
  })

  it.each(["驾驶人姓名", "驾驶证号", "发动机号", "保险公司", "检验日期起"])(
    "%s means nothing here",
    (written) => {
      expect(meaningOf(written).kind).toBe("unknown")
    }
  )

  it("the stronger of two headings for one field has it, the other is reported as left out", async () => {
    const table = await tableOf(
      "台账.csv",
      csv([
        [...headings, "车型", "驾驶人"],
        [...soundRow(1), "厢式", "王五"]
      ])
    )
    expect(table.columns.find(({ field }) => field === "vehicleType")?.heading).toBe("车辆类型")
    expect(table.ignored).toEqual(["车型", "驾驶人"])
  })
})

describe("rows of a ledger", () => {
  it("a sound row is a candidate with its ids", async () => {
    const checked = await candidate({ 车辆识别代号: "L1X8KVKC549J9BRFB" })
    expect(checked.plate).toEqual({ kind: "vehicle-plate", value: "01鲁N10001" })
    expect(checked.vin).toEqual({ kind: "vehicle-vin", value: "L1X8KVKC549J9BRFB" })
    expect(checked.warnings).toMatchObject([{ path: "vin", rule: "N8" }])
    expect(checked.registration).toMatchObject({
      village: "371603103216",
      owner: { kind: "person", values: { name: "罗强", idNumber: "371603196807275501" } },
      facts: { seats: 2, loadKg: 27_269, firstRegisteredOn: "2017-10-16" }
    })
  })

  it("codes are taken by name, by code and with both", async () => {
    const checked = await candidate({ 号牌种类: "大型汽车", 车辆类型: "重型普通货车", 使用性质: "F 货运" })
    expect(checked.registration.facts).toMatchObject({ plate: { kind: "01" }, vehicleType: "H11", use: "F" })
    expect((await candidate({ 号牌种类: "1" })).registration.facts.plate.kind).toBe("01")
  })

  it.each([
    "2017-10-16",
    "2017/10/16",
    "20171016",
    "2017年10月16日",
    "２０１７．１０．１６",
    "2017-10-16 00:00:00"
  ])("the day %s", async (written) => {
    expect((await candidate({ 初次登记日期: written })).registration.facts.firstRegisteredOn).toBe(
      "2017-10-16"
    )
  })

  it.each(["待定", "2027-02-30", "2026.13.01", "27/8/29", "2027年"])("%s is no day", async (written) => {
    expect(await faults({ 检验有效期止: written })).toEqual([["inspectionValidUntil", undefined]])
  })

  it.each([
    ["2", 2],
    ["２人", 2],
    [" 49 座 ", 49]
  ])("the number %s", async (written, seats) => {
    expect((await candidate({ 核定载客: written })).registration.facts.seats).toBe(seats)
  })

  it.each(["二", "-2", "2.5"])("%s is no number of seats", async (written) => {
    expect(await faults({ 核定载客: written })).toEqual([["seats", undefined]])
  })

  it("everything that is wrong with a row is told at once, each field once", async () => {
    expect(
      await faults({
        号牌号码: "鲁MI1234",
        车辆类型: "ZZ9",
        证件号码: "371603196807275502",
        "村(居)代码": "371603999999"
      })
    ).toEqual([
      ["village", "N9"],
      ["plate.number", "N1"],
      ["vehicleType", "K1"],
      ["owner.idNumber", "N6"]
    ])
  })

  it("N9, N10: a missing village code is found by township and village", async () => {
    const found = await candidate({ "村(居)代码": "", 乡镇: "冯家镇", "村(居)": "寄张村" })
    expect(found.registration.village).toBe("371603103216")
    const villages = zhanhua.villages.filter(
      ({ name }, _, all) => all.filter((other) => other.name === name).length > 1
    )
    const twice = villages[0]?.name ?? ""
    const checked = await check({ "村(居)代码": "", 乡镇: "", "村(居)": twice })
    if (isCandidate(checked)) throw new Error("an ambiguous name was taken")
    expect(checked.problems).toMatchObject([{ path: "village", rule: "N10" }])
    for (const { code } of villages.filter(({ name }) => name === twice)) {
      expect(checked.problems[0]?.reason.zh).toContain(code)
    }
  })

  it("X3: a village outside of the sender's townships", async () => {
    expect(await faults({}, { townships: ["371603101"] })).toEqual([["village", "X3"]])
    expect(await faults({}, { townships: ["371603103"] })).toEqual([])
    expect(await faults({}, { townships: [] })).toEqual([["village", "X3"]])
  })

  it.each([
    "=cmd|' /C calc'!A0",
    "+SUM(A1)",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "＝1+1",
    "\t=1+1",
    "'=1+1"
  ])("the formula %s is refused in its row and never run", async (written) => {
    expect(await faults({ 备注: written })).toEqual([["note", undefined]])
    expect(await faults({ 号牌号码: written })).toContainEqual(["plate.number", undefined])
  })

  it("a formula in a counter harms nobody; a phone with its country code is none", async () => {
    const phone = await candidate({ 序号: "=ROW()-1", 联系电话: "+86 135-9013-9624" })
    expect(phone.registration.owner).toMatchObject({ values: { phone: "13590139624" } })
  })

  it.each(["#N/A", "#REF!", "#########"])("the error value %s", async (written) => {
    expect(await faults({ 所有人: written })).toContainEqual(["owner.name", undefined])
  })

  it("a row with a separator too many or too few, and repeated headings, are for a person", async () => {
    const few = soundRow(2).slice(0, 12)
    const many = [...soundRow(3), "x", "y"]
    const noRemark = soundRow(4).slice(0, 18)
    const table = await tableOf(
      "台账.csv",
      csv([headings, soundRow(1), few, many, headings, noRemark, soundRow(5)])
    )
    const outcomes = [1, 2, 3, 4, 5, 6].map((row) => isCandidate(checkRow(table, row, checking)))
    expect(outcomes).toEqual([true, false, false, false, true, true])
  })

  it("X2: reasons do not repeat the numbers of persons", async () => {
    const checked = await check({ 联系电话: "1359013962" })
    expect(JSON.stringify(checked)).toContain("135***")
    expect(JSON.stringify(checked)).not.toContain("1359013962")
  })
})

describe("rows that share a plate or a VIN", () => {
  it("K3: are found whatever their spelling, and come in rounds that keep their order", async () => {
    const table = await tableOf(
      "台账.csv",
      csv([
        headings,
        soundRow(1, { 号牌号码: "鲁m·00001" }),
        soundRow(2),
        soundRow(3, { 号牌号码: " 鲁Ｍ00001 ", 车辆识别代号: "LSVAA4182E2184847" }),
        soundRow(4, { 车辆识别代号: "lsvaa4182e2184847" })
      ])
    )
    expect([...rowsOfOneVehicle(table)].sort()).toEqual([1, 3, 4])
    const candidates = [1, 2, 3, 4].map((row) => checkRow(table, row, checking)).filter(isCandidate)
    expect(inRounds(candidates).map((round) => round.map(({ row }) => row))).toEqual([[1, 2], [3], [4]])
  })
})

describe("mapping files", () => {
  const example = readFileSync(new URL("../../mappings/example.json", import.meta.url), "utf8")

  it("the example in the project maps a ledger with headings, names and dates of its own", async () => {
    const rows = [
      ["面包车登记", "", "", "", "", "", "", "", "", ""],
      ["2026年", "", "", "", "", "", "", "", "", ""],
      [
        "车牌",
        "牌照颜色",
        "什么车",
        "干什么用",
        "户主",
        "身份证",
        "哪个村",
        "哪年上的户",
        "能拉几吨",
        "经办人电话"
      ],
      [
        "鲁M4Q929",
        "蓝牌",
        "面包车",
        "自家用",
        "罗强",
        "371603196807275501",
        "小杨营村",
        "5/6/2019",
        "0.75",
        "123"
      ]
    ]
    const withoutSheet = JSON.stringify({ ...JSON.parse(example), sheet: undefined })
    const table = await tableOf("面包车.csv", csv(rows), withoutSheet)
    const checked = checkRow(table, 1, checking)
    if (!isCandidate(checked)) throw new Error(JSON.stringify(checked.problems))
    expect(checked.registration).toMatchObject({
      village: "371603101251",
      facts: {
        plate: { kind: "02", number: "鲁M4Q929" },
        vehicleType: "K39",
        use: "A",
        firstRegisteredOn: "2019-06-05",
        loadKg: 750
      }
    })
  })

  it("values in the file win over fixed ones", async () => {
    const fixed = '{"fixed":{"plate.kind":"02","vehicleType":"K33"}}'
    expect((await candidate({ 号牌种类: "", 车辆类型: "H11" }, {}, fixed)).registration.facts).toMatchObject({
      plate: { kind: "02" },
      vehicleType: "H11"
    })
  })

  it.each([
    ["{", "not valid JSON"],
    ['{"columns":{"车牌":"plate"}}', "columns.车牌"],
    ['{"colums":{}}', "colums"],
    ['{"columns":{"日期":{"field":"firstRegisteredOn","dates":["D/M/YY"]}}}', "D/M/YY"],
    ['{"columns":{"车牌":{"field":"plate.number","factor":2}}}', "factor"]
  ])("%s is refused with the place", async (mapping, place) => {
    const refused = await refusalOf("台账.csv", csv([headings, soundRow(1)]), mapping)
    expect(refused.code).toBe("MappingIsInvalid")
    expect(refused.en).toContain(place)
  })

  it("the format of a date needs a year of four digits, a month and a day", () => {
    expect(dateFormat("YYYY.MM.DD")).toBeDefined()
    expect(dateFormat("DD-MM-YYYY")?.order).toEqual(["D", "M", "Y"])
    expect(dateFormat("MM-YYYY")).toBeUndefined()
    expect(dateFormat("YY-MM-DD")).toBeUndefined()
  })

  it("a byte order mark before the JSON is no fault", () => {
    expect(readMapping(`\uFEFF${example}`, vehicleLedger)._tag).toBe("Right")
  })
})
