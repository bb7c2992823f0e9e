import { describe, expect, it } from "vitest"
import { daysIn, demandOf, hoursOnDuty, inProportion } from "../../src/cases/analysis/Demand.ts"
import { chance } from "../histories.ts"
import { at } from "./setting.ts"

const day = "2026-05-01"
const oneDay = { from: day, until: day }
const listOf = (hour: number, township: string): string => `${hour} ${township}`

describe("row 11: the force follows the calls", () => {
  it("hours on duty are counted by hour of the day in Asia/Shanghai, inside of the period only", () => {
    const night = { unitId: "z", from: at("2026-04-30", 20), until: at(day, 8), townships: ["a"] }
    const hours = hoursOnDuty(night, oneDay)
    expect(hours).toEqual(Array.from({ length: 24 }, (_, hour) => (hour < 8 ? 1 : 0)))
    const part = hoursOnDuty(
      { unitId: "z", from: at(day, 9, 1_800), until: at(day, 11, 900), townships: [] },
      oneDay
    )
    expect([part[9], part[10], part[11], part[12]]).toEqual([0.5, 1, 0.25, 0])
    expect(daysIn({ from: "2026-02-28", until: "2026-03-01" })).toBe(2)
  })

  it("things are shared out in proportion, none lost, equal remainders to the first", () => {
    expect(inProportion(10, [1, 1, 2])).toEqual([3, 2, 5])
    expect(inProportion(3, [5, 5, 5, 5])).toEqual([1, 1, 1, 0])
    expect(inProportion(7, [0, 0])).toEqual([0, 0])
    const c = chance(11)
    for (let n = 0; n < 500; n++) {
      const weights = Array.from({ length: 1 + c.below(40) }, () => c.below(30))
      const things = c.below(80)
      const shares = inProportion(things, weights)
      const all = weights.reduce((sum, weight) => sum + weight, 0)
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(all === 0 ? 0 : things)
      shares.forEach((share, i) => {
        const due = all === 0 ? 0 : (things * (weights[i] ?? 0)) / all
        // Nobody is a whole one away from what is due.
        expect(Math.abs(share - due)).toBeLessThan(1)
      })
    }
  })

  it("what is suggested adds up to the hours on duty, and goes where the calls are", () => {
    // Two groups, round the clock: 48 hours a day. Three of four calls come at eight in township a.
    const groups = [1, 2].map(() => ({
      unitId: "z",
      from: at(day, 0),
      until: at(day, 24),
      townships: ["a", "b"]
    }))
    const demand = demandOf(
      [
        { hour: 20, township: "b", calls: 1 },
        { hour: 8, township: "a", calls: 3 }
      ],
      groups,
      oneDay,
      listOf
    )
    expect(demand).toMatchObject({ days: 1, calls: 4, groupHoursPerDay: 48 })
    expect(demand.cells).toEqual([
      { hour: 8, township: "a", calls: 3, groupsOnDuty: 2, suggested: 36, list: "8 a" },
      { hour: 20, township: "b", calls: 1, groupsOnDuty: 2, suggested: 12, list: "20 b" }
    ])
    expect(demand.hours[8]).toEqual({ hour: 8, calls: 3, groupsOnDuty: 2, suggested: 36, surplus: -34 })
    expect(demand.hours[9]).toEqual({ hour: 9, calls: 0, groupsOnDuty: 2, suggested: 0, surplus: 2 })
  })

  it("without groups nothing is suggested, without calls everything is surplus", () => {
    const none = demandOf([{ hour: 8, township: "a", calls: 3 }], [], oneDay, listOf)
    expect(none.cells[0]).toMatchObject({ calls: 3, groupsOnDuty: 0, suggested: 0 })
    const quiet = demandOf(
      [],
      [{ unitId: "z", from: at(day, 0), until: at(day, 12), townships: ["a"] }],
      oneDay,
      listOf
    )
    expect(quiet.hours.map(({ surplus }) => surplus)).toEqual(
      Array.from({ length: 24 }, (_, hour) => (hour < 12 ? 1 : 0))
    )
  })
})
