import { type AccidentEvent, accidentEventCodec } from "@jiaosuo/accidents/events"
import { spreadsheetSafe } from "@jiaosuo/http/Spreadsheet"
import { builtInReference } from "@jiaosuo/reference/Reference"
import { describe, expect, it } from "vitest"
import { type AccidentRows, foldAccidentIn } from "../../src/accidents/AccidentFold.ts"
import { accidentItem } from "../../src/accidents/AccidentItems.ts"
import { accidentExportColumns } from "../../src/accidents/http/AccidentExport.ts"
import { recordedAs } from "../recorded.ts"
import { assigned, circumstances, injury, person, reported, surveyed, vehicle } from "./cases.ts"

const id = "0192aaaa-0000-7000-8000-00000000000b"
const at = "2026-03-10T01:00:00.000Z"

const rowOf = (events: ReadonlyArray<AccidentEvent>, language: "zh" | "en" = "zh") => {
  const fold = foldAccidentIn(builtInReference)
  let rows: AccidentRows | undefined
  events.forEach((event, n) => {
    const { data, schemaVersion, type } = accidentEventCodec.encode(event)
    const recorded = recordedAs(`accidents/accident/${id}`, n + 1, type, JSON.parse(data))
    rows = fold(event, { ...recorded, schemaVersion }, rows)
  })
  if (rows === undefined) throw new Error("no events")
  const { accident, state } = rows
  const item = accidentItem(builtInReference.district, { row: accident, state, merged: [] }, "2026-04-01")
  const columns = accidentExportColumns(builtInReference, "2026-04-01", language)
  return Object.fromEntries(
    columns.map(({ heading, value }) => [heading, value({ item, file: state.state })])
  )
}

const recorded = (more: Parameters<typeof circumstances>[0] = {}): AccidentEvent => ({
  _tag: "CircumstancesWereRecorded",
  circumstances: circumstances(more),
  reason: null
})

describe("the export of the national record's fields (section 11)", () => {
  it("A23: names the fields of the record in Chinese", () => {
    const fields = Object.keys(rowOf([reported(at)]))
    for (const heading of [
      ...["行政区划", "星期", "事故时间", "路号", "路名", "公里数", "米数", "事故地点", "经度", "纬度"],
      ...["天气", "能见度", "照明条件", "路表情况", "路面状况", "道路线形", "交通信号方式", "地形"],
      ...["事故类型", "事故形态", "车辆间事故", "单车事故", "碰撞方式", "事故初查原因", "事故认定原因"],
      ...["24小时死亡", "3日死亡", "7日死亡", "30日死亡", "24小时受伤", "30日受伤", "重伤", "轻伤", "失踪"],
      ...["直接财产损失(元)", "逃逸", "逃逸查获日期", "交通事故等级", "生产安全事故等级", "主办人", "协办人"],
      ...["乡镇", "所属中队", "档案编号", "照片数", "现场图数", "适用程序", "权威系统"],
      ...["路侧防护设施", "二次事故", "涉外", "记录类型", "调解人", "路面结构", "路口路段类型"]
    ]) {
      expect(fields).toContain(heading)
    }
    for (const heading of fields) {
      expect(heading).toMatch(/[\u4e00-\u9fff]/)
      expect(spreadsheetSafe(heading)).toBe(heading)
    }
    expect(new Set(fields).size).toBe(fields.length)
  })

  it("rulebook 11: guard rails, second accident, foreigners, kind of record and who mediated", () => {
    const sides = [{ participantIds: ["a"], attendants: 1 }]
    const row = rowOf([
      reported(at),
      recorded({
        guardRails: "1",
        secondAccident: "1",
        foreignInvolved: "2",
        recordKind: "3",
        pavement: "2"
      }),
      {
        _tag: "MediationWasRequested",
        mediationId: "m",
        requestedOn: "2026-03-20",
        after: "paper",
        afterOn: "2026-03-18",
        sides
      },
      { _tag: "MediationWasNotified", mediationId: "m", notifiedOn: "2026-03-20", heldOn: "2026-03-26" },
      {
        _tag: "MediationWasBegun",
        mediationId: "m",
        startGround: "loss-fixed",
        startOn: "2026-03-19",
        begunOn: "2026-03-26",
        sides,
        mediators: ["officer-1", "officer-2"]
      }
    ])
    expect(row).toMatchObject({
      路侧防护设施: "1 波形防撞护栏",
      二次事故: "1 是",
      涉外: "2 否",
      记录类型: "3 全项记录",
      路面结构: "2 水泥",
      调解人: "officer-1、officer-2"
    })
    expect(rowOf([reported(at)])).toMatchObject({ 路侧防护设施: null, 涉外: null, 调解人: "" })
  })

  it("C1: gives codes with the texts of the tables they are checked by, and counts per window", () => {
    const row = rowOf([
      reported(at, { kind: "death" }),
      recorded({ surface: "2", surfaceCondition: "2", dangerousGoods: "2", propertyYuan: 500 }),
      vehicle("1", "鲁M12345"),
      assigned("lead", "helper"),
      surveyed("2026-03-10T03:00:00.000Z"),
      person("a"),
      injury("a", "serious", at),
      injury("a", "dead", "2026-03-15T01:00:00.000Z", "2026-03-15T01:00:00.000Z")
    ])
    expect(row).toMatchObject({
      星期: "星期二",
      事故时间: "2026-03-10 09:00",
      公里数: 412,
      米数: 300,
      路表情况: "2 潮湿",
      路面状况: "2 施工",
      危险物品事故后果: "2 泄漏",
      "直接财产损失(元)": 500,
      "24小时死亡": 0,
      "24小时受伤": 1,
      "7日死亡": 1,
      "7日受伤": 0
    })
  })
})
