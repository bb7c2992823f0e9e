import { type CaseEvent, caseEventCodec } from "@jiaosuo/cases/events"
import type { RecordedEvent } from "@jiaosuo/kernel/Event"
import { genesisHash } from "@jiaosuo/kernel/Event"
import { builtInCaseRules } from "@jiaosuo/reference/CaseRules"
import { zhanhua } from "@jiaosuo/reference/Divisions"
import { describe, expect, it } from "vitest"
import { type CaseRows, foldCaseIn } from "../../src/cases/CaseFold.ts"
import {
  after,
  at,
  closed,
  dispatched,
  feedback,
  otherTownship,
  stepsOf,
  taken,
  zoneTownships
} from "./setting.ts"

const fold = foldCaseIn({ district: zhanhua, caseRules: builtInCaseRules })
const called = at("2026-04-30", 23, 1_800)
const sent = after(called, 60)

const recorded = (event: CaseEvent, version: number): RecordedEvent => ({
  id: "0192aaaa-0000-7000-8000-000000000000",
  stream: "cases/case/c1",
  version,
  position: 100 + version,
  type: event._tag,
  schemaVersion: 1,
  township: zoneTownships[0],
  occurredAt: called,
  recordedAt: called,
  actor: "dispatcher",
  station: null,
  commandId: "0192aaaa-0000-7000-8000-000000000001",
  correlationId: "0192aaaa-0000-7000-8000-000000000001",
  causationId: null,
  data: JSON.parse(caseEventCodec.encode(event).data),
  hash: genesisHash
})

const rowsAfter = (...events: ReadonlyArray<CaseEvent>): CaseRows => {
  let rows: CaseRows | undefined
  events.forEach((event, i) => {
    rows = fold(event, recorded(event, i + 1), rows)
  })
  if (rows === undefined) throw new Error("nothing happened")
  return rows
}

const whole: ReadonlyArray<CaseEvent> = [
  taken(called),
  dispatched(["g"], sent),
  ...stepsOf("g", sent, { sign: 90, depart: 400, arrive: 1_000, done: 1_900 }),
  feedback("g", after(sent, 2_000)),
  closed(after(sent, 3_000))
]

describe("fold of the register of cases", () => {
  it("hour, weekday and day of a call are those of Asia/Shanghai", () => {
    expect(rowsAfter(taken(called)).case).toMatchObject({
      day: "2026-04-30",
      hour: 23,
      weekday: 4,
      counts: true
    })
  })

  it("I2, I3, row 71: the steps of a group with their bands, and the times from the call", () => {
    const { case: row, state } = rowsAfter(...whole)
    expect(row).toMatchObject({
      to_dispatch: 60,
      to_scene: 1_060,
      to_settled: 1_960,
      in_zone: true,
      engaged: 0
    })
    expect(state.steps).toEqual([
      { step: "sign", seconds: 90, band: 2, overdue: false, bands: "sign" },
      { step: "depart", seconds: 310, band: 1, overdue: false, bands: "depart" },
      { step: "arrive", seconds: 1_000, band: 0, overdue: false, bands: "arrive-rural" },
      { step: "feedback", seconds: 100, band: 0, overdue: false, bands: "feedback" }
    ])
    expect([row.next_due, state.clocks]).toEqual([null, []])
  })

  it("I2: an open case is due when the earliest of its running clocks is", () => {
    const { case: row } = rowsAfter(taken(called), dispatched(["g"], sent))
    expect(row.next_due).toBe(after(sent, 180))
    expect(rowsAfter(...whole.slice(0, 3)).case.next_due).toBe(after(sent, 90 + 1_800))
  })

  it("row 10: a group of another zone, or of none that is known", () => {
    const ofZone = (zoneId: string | null) =>
      rowsAfter(taken(called), dispatched(["g"], sent, { zoneId })).case.in_zone
    expect([ofZone("elsewhere"), ofZone(null)]).toEqual([false, null])
    expect(rowsAfter(taken(called, { zone: null }), dispatched(["g"], sent)).case.in_zone).toBeNull()
    expect(rowsAfter(taken(called)).case.in_zone).toBeNull()
  })

  it("row 14: a review is missing while the type asks for one and none that fits was given", () => {
    const fight = taken(called, { kind: "public-order", type: "fight", level: "2" })
    const review = (outcome: "fit" | "return"): ReadonlyArray<CaseEvent> => [
      { _tag: "LegalReviewWasAsked", reviewId: outcome, by: "officer-a", at: sent, note: null },
      { _tag: "LegalReviewWasGiven", reviewId: outcome, outcome, note: null, by: "lawyer", at: sent }
    ]
    const missing = (...events: ReadonlyArray<CaseEvent>) => rowsAfter(...events).case.review_missing
    expect([
      missing(taken(called)),
      missing(fight),
      missing(fight, ...review("return")),
      missing(fight, ...review("fit"))
    ]).toEqual([false, true, true, false])
  })

  it("X3: townships that work on it no more are remembered with the position at which they ceased to", () => {
    const offer: CaseEvent = {
      _tag: "ResponsibilityWasOffered",
      to: "officer-a",
      station: otherTownship,
      by: "dispatcher",
      at: sent,
      reason: null
    }
    const declined: CaseEvent = { _tag: "ResponsibilityWasDeclined", by: "officer-a", at: sent, reason: null }
    expect(rowsAfter(taken(called), offer).case).toMatchObject({
      townships: [otherTownship, zoneTownships[0]].sort(),
      left_at: {}
    })
    expect(rowsAfter(taken(called), offer, declined).case).toMatchObject({
      townships: [zoneTownships[0]],
      left_at: { [otherTownship]: 103 }
    })
    expect(rowsAfter(taken(called), offer, declined, offer).case.left_at).toEqual({})
  })

  it("I5, X3: who took a call for another station, and who is of its groups, see it by name while they do", () => {
    const neighbour = { account: "neighbour", kind: "officer", station: otherTownship } as const
    const offer: CaseEvent = {
      _tag: "ResponsibilityWasOffered",
      to: "officer-a",
      station: zoneTownships[0] ?? null,
      by: "neighbour",
      at: sent,
      reason: null
    }
    const accepted: CaseEvent = {
      _tag: "ResponsibilityWasAccepted",
      by: { account: "officer-a", kind: "officer", station: zoneTownships[0] ?? null },
      from: "neighbour",
      at: sent
    }
    const call = taken(called, { taker: neighbour })
    expect(rowsAfter(call).case).toMatchObject({ townships: [zoneTownships[0]], workers: ["neighbour"] })
    expect(rowsAfter(call, offer, accepted).case).toMatchObject({
      townships: [zoneTownships[0]],
      workers: ["officer-a"],
      left_at: { "@neighbour": 103 }
    })
  })

  it("an event without its beginning, or out of order, is not applied", () => {
    expect(() => fold(closed(sent), recorded(closed(sent), 2), undefined)).toThrow("no row")
    const rows = rowsAfter(taken(called), dispatched(["g"], sent))
    expect(() => fold(closed(sent), recorded(closed(sent), 2), rows)).toThrow("rebuild")
  })
})
