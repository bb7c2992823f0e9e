import type { CaseEvent } from "@jiaosuo/cases/events"
import { addDays } from "@jiaosuo/kernel/CalendarDays"
import { derivedId } from "@jiaosuo/kernel/Ids"
import { chance } from "../histories.ts"
import {
  after,
  at,
  closed,
  dispatched,
  feedback,
  type Happening,
  ofCase,
  ofGroup,
  organisation,
  otherTownship,
  otherZone,
  roster,
  slot,
  stationIn,
  stepsOf,
  taken,
  zone,
  zoneTownships
} from "./setting.ts"

/** Random but possible histories of cases with groups on duty, the same for the same seed. */

const matters = [
  ["traffic", "congestion", "3"],
  ["traffic", "school-bus", "2"],
  ["accident", "property", "3"],
  ["accident", "death", "1"],
  ["public-order", "fight", "2"],
  ["help", "breakdown", "3"]
] as const

/** Days of which the histories are. */
export const firstDay = "2026-04-24"
export const lastDay = "2026-05-01"

const groupOf = (day: string, number: number): string => derivedId("group", day, number)

/** Three groups a day, each 24 hours from eight o'clock. */
const duties = (): ReadonlyArray<Happening> => {
  const slots = []
  for (let day = firstDay; day <= lastDay; day = addDays(day, 1)) {
    for (const number of [1, 2, 3]) {
      slots.push(slot(groupOf(day, number), at(day, 8), at(addDays(day, 1), 8), zone, number))
    }
  }
  return roster(derivedId("roster", firstDay), slots)
}

/** The organisation, a roster, and so many cases before `now`. */
export const caseHistories = (seed: number, cases: number, now: string): ReadonlyArray<Happening> => {
  const c = chance(seed)
  /** When a group is free again: it is on one case at a time. */
  const freeAt = new Map<string, string>()
  const happenings: Array<Happening> = [...organisation, ...duties()]
  for (let n = 0; n < cases; n++) {
    const id = derivedId("case", seed, n)
    const day = addDays(firstDay, c.below(8))
    const calledAt = at(day, 8 + c.below(14), c.below(3_600))
    if (calledAt > now) continue
    const township = c.happens(0.2) ? otherTownship : c.oneOf(zoneTownships)
    const [kind, type, level] = c.oneOf(matters)
    const happened = (event: CaseEvent) => happenings.push(ofCase(id, township, event))
    happened(
      taken(calledAt, {
        number: `n-${n}`,
        kind,
        type,
        level,
        place: {
          township,
          location: c.happens(0.7)
            ? { longitude: 118 + c.below(1_000) / 10_000, latitude: 37.7 + c.below(1_000) / 10_000 }
            : null,
          address: c.happens(0.5) ? "国道路口" : null,
          village: null,
          roadPost: null
        },
        zone: township === otherTownship ? null : zone,
        station: stationIn(township),
        source: c.happens(0.3) ? { desk: "118100", number: `s-${n}` } : null
      })
    )
    if (c.happens(0.2)) {
      happened({
        _tag: "LevelWasChanged",
        level: level === "1" ? "2" : "1",
        previousLevel: level,
        reason: "伤情"
      })
    }
    if (c.happens(0.15)) {
      happened(
        c.happens(0.5)
          ? { _tag: "CaseWasWithdrawn", ground: "test-call", reason: "测试" }
          : {
              _tag: "CaseWasJoinedTo",
              into: derivedId("case", seed, c.below(n + 1)),
              score: 0.8,
              reason: null,
              warnings: []
            }
      )
      continue
    }
    if (c.happens(0.3)) {
      happened({
        _tag: "ResponsibilityWasOffered",
        to: "officer-a",
        station: c.happens(0.5) ? otherTownship : null,
        by: "dispatcher",
        at: after(calledAt, 5),
        reason: null
      })
      if (c.happens(0.6)) {
        happened({
          _tag: "ResponsibilityWasAccepted",
          by: { account: "officer-a", kind: "officer", station: zoneTownships[1] },
          from: "dispatcher",
          at: after(calledAt, 9)
        })
      }
    }
    const sentAt = after(calledAt, 20 + c.below(300))
    const free = [1, 2, 3]
      .map((number) => groupOf(day, number))
      .filter((group) => (freeAt.get(group) ?? "") < sentAt)
      .slice(0, 1 + c.below(2))
    if (free.length === 0 || c.happens(0.2)) continue
    happened(
      dispatched(free, sentAt, {
        zoneId: c.happens(0.15) ? otherZone : c.happens(0.1) ? null : zone,
        below: c.happens(0.2)
      })
    )
    for (const group of free) {
      const sign = 5 + c.below(240)
      const depart = sign + c.below(900)
      const arrive = depart + 60 + c.below(2_400)
      const isStuck = c.happens(0.2)
      const done = arrive + c.below(3_600)
      freeAt.set(group, isStuck ? "9" : after(sentAt, done + 1))
      if (c.happens(0.1)) {
        happened({ _tag: "GroupWasCalledOff", groupId: group, at: after(sentAt, 3), reason: null })
        freeAt.set(group, after(sentAt, 4))
        continue
      }
      const taken = isStuck
        ? c.oneOf([{}, { sign }, { sign, depart }, { sign, depart, arrive }])
        : { sign, depart, arrive, done }
      for (const event of stepsOf(group, sentAt, taken)) happened(event)
      if (c.happens(0.5)) {
        happenings.push(
          ofGroup(group, zoneTownships[0], {
            _tag: "GroupWasSeen",
            location: { longitude: 118.05, latitude: 37.72 },
            at: after(sentAt, arrive),
            township: zoneTownships[0]
          })
        )
      }
      if (!isStuck && c.happens(0.8)) happened(feedback(group, after(sentAt, done + c.below(20_000))))
    }
    const isOut = free.some((group) => freeAt.get(group) === "9")
    if (!isOut && c.happens(0.6)) happened(closed(after(sentAt, 40_000)))
  }
  return happenings
}
