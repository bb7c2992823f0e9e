import { events, rejection } from "@jiaosuo/kernel/GivenWhenThen"
import { describe, expect, it } from "vitest"
import { hazardKind, hazardKinds } from "../../src/domain/HazardTable.ts"
import {
  deregistered,
  hazardCleared,
  hazardReported,
  registered,
  restored,
  seen,
  vehicle
} from "./examples.ts"

const at = "2026-05-06T00:30:00.000Z"
const report = { _tag: "ReportHazard", ...seen("overloaded"), at } as const
const clear = { _tag: "ClearHazard", hazardId: "hazard-overloaded", reason: "已卸货", at } as const

describe("report hazard", () => {
  it("reports a hazard that is not open", () => {
    expect(vehicle([registered]).when(report)).toEqual(events(hazardReported("overloaded", at)))
  })

  it("tells a second reporter of the first", () => {
    const first = "2026-04-01T00:00:00.000Z"
    expect(vehicle([registered, hazardReported("overloaded", first)]).when(report)).toEqual(
      rejection({
        _tag: "HazardIsAlreadyOpen",
        hazard: "overloaded",
        hazardId: "hazard-overloaded",
        foundAt: first
      } as const)
    )
  })

  it("reports a hazard anew that was put right, and another kind beside an open one", () => {
    const history = [registered, hazardReported("overloaded"), hazardCleared("overloaded", at, "report")]
    expect(vehicle(history).when({ ...report, hazardId: "second" })).toMatchObject({
      happened: [{ _tag: "HazardWasReported", hazardId: "second" }]
    })
    expect(vehicle([registered, hazardReported("overcrowded")]).when(report)).toMatchObject({
      happened: [{ hazard: "overloaded" }]
    })
  })
})

describe("clear hazard", () => {
  it("puts an open hazard right, and says why", () => {
    expect(vehicle([registered, hazardReported("overloaded")]).when(clear)).toEqual(
      events(hazardCleared("overloaded", at, "report", "已卸货"))
    )
  })

  it("refuses to clear what is not open: never reported, or cleared before", () => {
    const refused = rejection({ _tag: "HazardIsNotOpen", hazardId: "hazard-overloaded" } as const)
    expect(vehicle([registered]).when(clear)).toEqual(refused)
    expect(
      vehicle([registered, hazardReported("overloaded"), hazardCleared("overloaded", at, "visit")]).when(
        clear
      )
    ).toEqual(refused)
  })

  it("finds a hazard open again when a mistaken deregistration is undone", () => {
    expect(vehicle([registered, hazardReported("overloaded"), deregistered, restored]).when(clear)).toEqual(
      events(hazardCleared("overloaded", at, "report", "已卸货"))
    )
  })
})

describe("the hazard table", () => {
  it("names every hazard of the work in Chinese and English, each code once", () => {
    expect(new Set(hazardKinds.map(({ code }) => code)).size).toBe(hazardKinds.length)
    expect(hazardKinds.map(({ name }) => name.zh)).toEqual(
      expect.arrayContaining(["逾期未检验", "逾期未报废", "超员", "超载", "非法改装", "无牌"])
    )
    expect(hazardKind("inspection-overdue")).toMatchObject({ settledBy: "inspection", rule: "K4" })
    expect(hazardKind("constructor")).toBeUndefined()
  })
})
