import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type AttendedIncident, incidentsOf, modeAt, planOf } from "../../../src/domain/roster/Modes.ts"
import type { ModeSwitch } from "../../../src/domain/roster/Roster.ts"
import { instantOf } from "../../../src/domain/roster/Slot.ts"
import { isWorkingDay, rules } from "./zone.ts"

const policy = { rules, isWorkingDay }
const slot = { from: instantOf("2026-10-09", "06:00"), until: instantOf("2026-10-09", "22:00") }
const plan = planOf(slot, policy)
const at = (time: string) => instantOf("2026-10-09", time)

describe("how those on a duty work", () => {
  it.each([
    ["05:59", "off-duty", "no-duty"],
    ["06:00", "patrolling", "off-peak"],
    ["06:59", "patrolling", "off-peak"],
    ["07:00", "posting", "peak"],
    ["08:29", "posting", "peak"],
    ["08:30", "patrolling", "off-peak"],
    ["17:00", "posting", "peak"],
    ["18:30", "patrolling", "off-peak"],
    ["22:00", "off-duty", "no-duty"]
  ] as const)("row 29: at %s without an incident: %s", (time, mode, because) => {
    expect(modeAt(plan, [], at(time))).toEqual({ mode, because, incident: null })
  })

  it.each([
    ["07:14", "posting"],
    ["07:15", "responding"],
    ["08:45", "responding"],
    ["09:00", "patrolling"]
  ] as const)("row 29: with an incident from 07:15 to 09:00, at %s: %s", (time, mode) => {
    const incidents: ReadonlyArray<AttendedIncident> = [
      { incident: "case", from: at("07:15"), until: at("09:00") }
    ]
    expect(modeAt(plan, incidents, at(time)).mode).toBe(mode)
  })

  it("row 29: an incident that is not over goes on, and is named", () => {
    const incidents = [{ incident: "case", from: at("10:00"), until: null }]
    expect(modeAt(plan, incidents, at("17:30"))).toEqual({
      mode: "responding",
      because: "incident",
      incident: "case"
    })
  })

  it("row 29: a duty overnight has the peaks of both days", () => {
    const overnight = planOf({ from: at("08:00"), until: instantOf("2026-10-10", "08:00") }, policy)
    expect(overnight.bands).toHaveLength(4)
    expect(modeAt(overnight, [], instantOf("2026-10-10", "07:30")).mode).toBe("posting")
  })

  it("row 29: incidents follow from the switches, filed late or not", () => {
    const on = (mode: ModeSwitch["mode"], time: string, incident: string | null = null): ModeSwitch => ({
      slotId: "s",
      mode,
      at: at(time),
      cause: incident === null ? "plan" : "incident",
      incident
    })
    const other = { ...on("responding", "07:00", "elsewhere"), slotId: "t" }
    expect(
      incidentsOf(
        [on("patrolling", "11:00"), on("responding", "10:00", "a"), on("responding", "15:00", "b"), other],
        "s"
      )
    ).toEqual([
      { incident: "a", from: at("10:00"), until: at("11:00") },
      { incident: "b", from: at("15:00"), until: null }
    ])
  })

  it("row 29: depends on nothing but plan and incidents, and says one thing at every moment of the duty", () => {
    const minutes = fc.integer({ min: 0, max: 24 * 60 - 1 })
    const time = minutes.map((n) =>
      at(`${String(Math.floor(n / 60)).padStart(2, "0")}:${String(n % 60).padStart(2, "0")}`)
    )
    const incident = fc.tuple(time, fc.option(time)).map(([from, until]) => ({ incident: "c", from, until }))
    fc.assert(
      fc.property(fc.array(incident, { maxLength: 4 }), time, (incidents, moment) => {
        const now = modeAt(plan, incidents, moment)
        expect(modeAt(plan, incidents, moment)).toEqual(now)
        const isOn = slot.from <= moment && moment < slot.until
        expect(now.mode === "off-duty").toBe(!isOn)
        const attended = incidents.some(
          ({ from, until }) => from <= moment && (until === null || moment < until)
        )
        expect(now.mode === "responding").toBe(isOn && attended)
      }),
      { numRuns: 300 }
    )
  })
})
