import { residentCheckCharacter } from "@jiaosuo/reference/OwnerNumbers"
import { describe, expect, it } from "vitest"
import { rowsOfOneNumber } from "../../src/import/answering/RowChecks.ts"
import { accident, type Cells, csv, opened, person, taken, warnings } from "./files.ts"

const first17 = "37160319800101001"
const idNumber = first17 + residentCheckCharacter(first17)
/** The check character of another one (N6). */
const wrongNumber = first17 + (idNumber.endsWith("5") ? "6" : "5")

describe("persons of an accident", () => {
  const answersOf = async (row: Cells, persons: ReadonlyArray<Cells>) => {
    const candidate = await taken(row, persons)
    return {
      candidate,
      answers: candidate
        .answersOfPersons(candidate.subject)
        .map(({ row: at, outcome, problems, warnings: told }) => [
          at,
          outcome,
          ...[...problems, ...told].map(({ path, rule }) => `${path} ${rule ?? ""}`.trim())
        ])
    }
  }

  it("are read with their personal values apart", async () => {
    const row = accident()
    const { candidate, answers } = await answersOf(row, [
      person(row, {
        姓名: "王五",
        身份证号码: idNumber,
        联系电话: "13812345678",
        性别: "男",
        年龄: "41岁",
        人员类型: "机动车驾驶人",
        交通方式: "驾驶小型客车",
        伤害程度: "死亡",
        死亡时间: "2021-03-06 09:00",
        事故责任: "全部"
      }),
      person(row, { 姓名: "", 人员类型: "乘车人", 伤害程度: "重伤", 事故责任: "无" })
    ])
    expect(answers).toEqual([])
    expect(candidate.persons).toMatchObject([
      {
        values: { name: "王五", idNumber, phone: "13812345678" },
        role: "driver",
        sex: "male",
        age: 41,
        travelMode: "K3",
        injury: "dead",
        diedAt: "2021-03-06T01:00:00.000Z",
        share: "full"
      },
      { values: null, role: "passenger", injury: "serious", share: "none" }
    ])
  })

  it("C1: a death before the accident is rejected for the person; the accident is taken and says so", async () => {
    const row = accident()
    const { candidate, answers } = await answersOf(row, [
      person(row, { 伤害程度: "死亡", 死亡时间: "2021-03-05 14:00" }),
      person(row, { 姓名: "赵六" })
    ])
    expect(answers).toEqual([[1, "rejected", "diedAt C1"]])
    expect(candidate.persons).toHaveLength(1)
    expect(candidate.warnings.map(({ path }) => path)).toEqual(["persons"])
  })

  it("C1: a death on the day of the accident is not before it", async () => {
    const row = accident()
    const { candidate } = await answersOf(row, [person(row, { 伤害程度: "死亡", 死亡时间: "2021-03-05" })])
    expect(candidate.persons[0]?.diedAt).toBe(candidate.accident.happenedAt)
    const month = accident({ 事故发生时间: "2021-03" })
    const later = await answersOf(month, [person(month, { 伤害程度: "死亡", 死亡时间: "2021-03-01" })])
    expect(later.candidate.persons).toHaveLength(1)
  })

  it.each<[Cells, string]>([
    [{ 死亡时间: "2021-03-06" }, "diedAt C1"],
    [{ 伤害程度: "死亡", 死亡时间: "2021-02-30" }, "diedAt"],
    [{ 伤害程度: "死亡", 死亡时间: "2021-03" }, "diedAt C1"],
    [{ 伤害程度: "很重" }, "injury C1"],
    [{ 人员类型: "路人甲" }, "role"],
    [{ 事故责任: "一半" }, "share A15"],
    [{ 身份证号码: wrongNumber }, "idNumber N6"],
    [{ 性别: "其他" }, "sex"],
    [{ 年龄: "200" }, "age"]
  ])("%j is at fault", async (cells, expected) => {
    const row = accident()
    expect((await answersOf(row, [person(row, cells)])).answers).toEqual([[1, "rejected", expected]])
  })

  it("N6: nobody is in an accident twice, by the id number or by everything that is written", async () => {
    const row = accident()
    const id = { 身份证号码: idNumber }
    const { answers } = await answersOf(row, [
      person(row, { ...id, 姓名: "王五" }),
      person(row, { ...id, 姓名: "王伍" }),
      person(row),
      person(row),
      person(row, { 姓名: "" }),
      person(row, { 姓名: "" })
    ])
    expect(answers).toEqual([
      [2, "rejected", "name C1"],
      [4, "rejected", "name C1"]
    ])
  })

  it("A16: two main shares are taken from nobody; what only a missing party explains stays with a warning", async () => {
    const row = accident()
    const both = await answersOf(row, [
      person(row, { 事故责任: "主要" }),
      person(row, { 姓名: "赵六", 事故责任: "主要" })
    ])
    expect(both.candidate.persons.map(({ share }) => share)).toEqual([null, null])
    expect(both.candidate.warnings.map(({ path, rule }) => `${path} ${rule}`)).toEqual(["share A16"])
    const one = await answersOf(row, [person(row, { 事故责任: "主要" })])
    expect(one.candidate.persons.map(({ share }) => share)).toEqual(["main"])
    expect(one.candidate.warnings.map(({ path, rule }) => `${path} ${rule}`)).toEqual(["share A16"])
  })

  it("an unknown injury is taken as none with a warning; a number in the reason is masked", async () => {
    const row = accident()
    expect((await answersOf(row, [person(row, { 伤害程度: "不明" })])).answers).toEqual([
      [1, "accepted", "injury C1"]
    ])
    const candidate = await taken(row, [person(row, { 身份证号码: wrongNumber })])
    expect(JSON.stringify(candidate.answersOfPersons("x"))).not.toContain(wrongNumber)
  })

  it("C1: numbers of the source win over its persons, with a warning", async () => {
    const row = accident({ 死亡人数: "2" })
    expect(await warnings(row, [person(row, { 伤害程度: "死亡" })])).toEqual(["dead C1"])
  })

  it.each<[Cells, object]>([
    [
      { 人员类型: "4", 伤害程度: "2", 事故责任: "4" },
      { role: "pedestrian", injury: "serious", share: "minor" }
    ],
    [
      { 人员类型: "1", 伤害程度: "4", 事故责任: "" },
      { role: "driver", injury: "none", share: null }
    ],
    [
      { 人员类型: "-", 伤害程度: "无", 事故责任: "无责" },
      { role: "other", injury: "none", share: "none" }
    ],
    [
      { 人员类型: "乘客", 伤害程度: "", 死亡时间: "2021-03-07" },
      { role: "passenger", injury: "dead" }
    ]
  ])("codes of the national record and words: %j is %j", async (cells, expected) => {
    const row = accident()
    const { persons } = await taken(row, [person(row, cells)])
    expect(persons).toMatchObject([expected])
  })

  it("N6: sex and age follow from the id number where they are not written", async () => {
    const row = accident()
    const { persons } = await taken(row, [
      person(row, { 身份证号码: idNumber }),
      person(row, { 姓名: "赵六" })
    ])
    expect(persons).toMatchObject([
      { sex: "male", age: 41 },
      { sex: null, age: null }
    ])
  })

  it("more than 200 are not taken", async () => {
    const row = accident()
    const many = Array.from({ length: 203 }, (_, n) => person(row, { 姓名: `甲${n}` }))
    const { candidate, answers } = await answersOf(row, many)
    expect(candidate.persons).toHaveLength(200)
    expect(answers.map(([at]) => at)).toEqual([201, 202, 203])
  })

  it("belong to the number as it is written: 1-11 is not 11-1", async () => {
    const [one, other] = [accident({ 事故编号: "1-11" }), accident({ 事故编号: "11-1" })]
    const { second, table } = await opened(csv(one, other), {
      persons: csv(person(other), person(one), person(one))
    })
    expect([second?.of(1), second?.of(2), second?.strays]).toEqual([[2, 3], [1], []])
    expect([...rowsOfOneNumber(table)]).toEqual([])
  })
})
