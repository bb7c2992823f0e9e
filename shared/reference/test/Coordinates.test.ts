import { Either } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { checkCoordinates } from "../src/Coordinates.ts"
import { zhanhua } from "../src/Divisions.ts"
import { checkRoadPost, roadPostText } from "../src/RoadPost.ts"
import { outcome } from "./outcomes.ts"

const place = (longitude: number | string, latitude: number | string) =>
  outcome(checkCoordinates({ longitude, latitude }, zhanhua.bounds))

describe("coordinates", () => {
  it("C9: 沾化区 has bounds, their edges included", () => {
    expect(zhanhua.bounds).toEqual({ west: 117.75, south: 37.57, east: 118.35, north: 38.18 })
    expect(place(117.75, 37.57)).toEqual({ longitude: 117.75, latitude: 37.57 })
    expect(place(118.35, 38.18)).toEqual({ longitude: 118.35, latitude: 38.18 })
  })

  it.each([
    ["118.1312345678", "37.70"],
    [" 118.131234568° ", "37.7"],
    ["东经118.131234568", "北纬37.7"],
    ["118.131234568E", "37.7N"],
    ["１１８.１３１２３４５６８", "37.7"],
    ["118°7′52.4444448″", "37°42′"],
    ["118°7'52.4444448\"", "37°42'"],
    ["118度7分52.4444448秒", "37度42分"]
  ])("C9: reads %s, %s", (longitude, latitude) => {
    expect(place(longitude, latitude)).toEqual({ longitude: 118.131235, latitude: 37.7 })
  })

  it.each([
    ["abc", 37.7, "coordinates-not-degrees"],
    ["", 37.7, "coordinates-not-degrees"],
    [Number.NaN, 37.7, "coordinates-not-degrees"],
    [118, "-37.7N", "coordinates-not-degrees"],
    [118, "37°61′", "coordinates-not-degrees"],
    ["37.7N", 118, "coordinates-not-degrees"],
    [37.7, 118, "coordinates-swapped"],
    [200, 37.7, "coordinates-impossible"],
    [190, 190, "coordinates-impossible"],
    [0, 0, "coordinates-without-fix"]
  ])("C9: refuses %s, %s", (longitude, latitude, code) => {
    expect(place(longitude, latitude)).toEqual({ refused: code, rule: "C9" })
  })

  it("C9: a place outside the district passes with a warning", () => {
    expect(place(116.4, 39.9)).toEqual({
      value: { longitude: 116.4, latitude: 39.9 },
      warnings: ["coordinates-outside-district"]
    })
    expect(place("118.1W", "37.7S")).toMatchObject({ value: { longitude: -118.1, latitude: -37.7 } })
    expect(outcome(checkCoordinates({ longitude: 116.4, latitude: 39.9 }))).toEqual({
      longitude: 116.4,
      latitude: 39.9
    })
  })

  it("C9: a place read again is the same, and no text makes the check throw", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 180, noNaN: true }),
        fc.double({ min: 1, max: 90, noNaN: true }),
        (longitude, latitude) => {
          const once = Either.getOrThrow(checkCoordinates({ longitude, latitude })).value
          const again = checkCoordinates({
            longitude: String(once.longitude),
            latitude: String(once.latitude)
          })
          expect(Either.getOrThrow(again).value).toEqual(once)
        }
      )
    )
    fc.assert(
      fc.property(fc.string(), fc.string(), (longitude, latitude) => {
        expect(() => checkCoordinates({ longitude, latitude }, zhanhua.bounds)).not.toThrow()
      })
    )
  })
})

describe("kilometre posts", () => {
  it.each([
    ["K12+300", 12_300],
    ["k12＋300", 12_300],
    ["K12+300M", 12_300],
    ["12+300", 12_300],
    ["K12 + 300", 12_300],
    ["桩号：K12+300处", 12_300],
    ["12公里300米", 12_300],
    ["12公里300米处", 12_300],
    ["12千米零300米", 12_300],
    ["12km300m", 12_300],
    ["12KM+300M", 12_300],
    ["12.3", 12_300],
    ["12.3公里", 12_300],
    [12.3, 12_300],
    ["12300米", 12_300],
    ["K12", 12_000],
    ["12公里", 12_000],
    ["K12+000", 12_000],
    ["K0+050", 50],
    ["K0+050.6", 51],
    ["0", 0]
  ])("C9: %s is %d metres", (written, metres) => {
    expect(outcome(checkRoadPost(written))).toBe(metres)
  })

  it.each([
    ["K12+1000", "road-post-metres"],
    ["12公里1200米", "road-post-metres"],
    ["7000", "road-post-too-far"],
    ["9000000米", "road-post-too-far"],
    ["12300", "road-post-unreadable"],
    ["", "road-post-unreadable"],
    ["K", "road-post-unreadable"],
    ["-3", "road-post-unreadable"],
    ["十二公里", "road-post-unreadable"],
    [Number.NaN, "road-post-unreadable"]
  ])("C9: %s is refused", (written, code) => {
    expect(outcome(checkRoadPost(written))).toEqual({ refused: code, rule: "C9" })
  })

  it("C9: one or two digits after the plus may be hundreds: read as they stand, with a warning", () => {
    expect(outcome(checkRoadPost("K12+3"))).toEqual({ value: 12_003, warnings: ["road-post-short-metres"] })
    expect(outcome(checkRoadPost("12公里3米"))).toBe(12_003)
    expect(outcome(checkRoadPost("K12+0"))).toBe(12_000)
  })

  it("C9: a post as written on the road is read as the same metres", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5_999_999 }), (metres) => {
        expect(outcome(checkRoadPost(roadPostText(metres)))).toBe(metres)
      })
    )
    expect(roadPostText(12_030)).toBe("K12+030")
  })
})
