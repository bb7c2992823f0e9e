import { describe, expect, it } from "vitest"
import { isPlaceIn, orderOf } from "../src/lists/Paging.ts"
import { vehicleOrders } from "../src/vehicles/VehicleQueries.ts"

describe("orders of a list", () => {
  it("a minus in front turns an order round; an unknown name is none", () => {
    expect(orderOf("plate", vehicleOrders)?.descending).toBe(false)
    expect(orderOf("-plate", vehicleOrders)?.descending).toBe(true)
    expect(orderOf("constructor", vehicleOrders)).toBe(undefined)
    expect(orderOf("--plate", vehicleOrders)).toBe(undefined)
  })

  it("a forged place of another type never reaches the database", () => {
    const byDay = orderOf("inspectionDue", vehicleOrders)
    const byNumber = orderOf("hazards", vehicleOrders)
    if (byDay === undefined || byNumber === undefined) throw new Error("no such order")
    expect(isPlaceIn(byDay, "2026-05-01")).toBe(true)
    expect(isPlaceIn(byDay, "infinity")).toBe(true)
    expect(isPlaceIn(byDay, "'; drop table x")).toBe(false)
    expect(isPlaceIn(byNumber, "12")).toBe(true)
    expect(isPlaceIn(byNumber, "1e9")).toBe(false)
    expect(isPlaceIn(byNumber, 12)).toBe(false)
  })
})
