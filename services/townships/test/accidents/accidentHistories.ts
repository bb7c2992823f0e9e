import type { AccidentEvent } from "@jiaosuo/accidents/events"
import { addDays } from "@jiaosuo/kernel/CalendarDays"
import { derivedId } from "@jiaosuo/kernel/Ids"
import { zhanhua } from "@jiaosuo/reference/Divisions"
import { chance } from "../histories.ts"
import {
  accepted,
  assigned,
  circumstances,
  historical,
  injury,
  person,
  place,
  placeCorrected,
  procedure,
  reported,
  surveyed,
  vehicle
} from "./cases.ts"

/** Random but possible histories of accidents, the same for the same seed. */

type Chance = ReturnType<typeof chance>

/** One event with the stream and the township it belongs to. */
export interface AccidentHappening {
  readonly id: string
  readonly township: string
  readonly event: AccidentEvent
}

const townships = zhanhua.stations.map(({ code }) => code)

const somewhere = (c: Chance) => {
  const township = c.oneOf(townships)
  const villages = zhanhua.villagesOf(township)
  const hasRoad = c.happens(0.8)
  return place({
    township,
    village: c.happens(0.7) ? (c.oneOf(villages)?.code ?? null) : null,
    road: hasRoad
      ? {
          code: c.oneOf(["G205", "S234", "X012"]),
          name: null,
          adminClass: c.oneOf(["1", "2", null]),
          type: c.oneOf(["12", "13", null])
        }
      : { code: null, name: null, adminClass: null, type: null },
    postMetres: hasRoad && c.happens(0.9) ? c.below(20_000) : null,
    coordinates: c.happens(0.8)
      ? { longitude: 117.9 + c.below(3_000) / 10_000, latitude: 37.6 + c.below(3_000) / 10_000 }
      : null,
    text: null
  })
}

const surroundings = (c: Chance) =>
  circumstances({
    weather: c.oneOf(["1", "2", "3", null]),
    form: c.oneOf(["11", "12", null]),
    firstCause: null,
    cause: null
  })

const instantOf = (c: Chance, day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + c.below(86_400_000)).toISOString()

const later = (instant: string, days: number, c: Chance): string =>
  new Date(Date.parse(instant) + days * 86_400_000 + c.below(3_600_000)).toISOString()

/** People of an accident: unhurt, hurt, or dead at once or some days later. */
const people = (c: Chance, id: string, happenedAt: string): ReadonlyArray<AccidentEvent> =>
  Array.from({ length: c.below(4) }, (_, n) => derivedId("participant", id, n)).flatMap(
    (participant): ReadonlyArray<AccidentEvent> => {
      const involved = person(participant, { travelMode: c.oneOf(["A1", "C1", "K1", null]) })
      const died = later(happenedAt, c.below(40), c)
      switch (c.below(5)) {
        case 0:
          return [involved]
        case 1:
          return [involved, injury(participant, "slight", happenedAt)]
        case 2:
          return [involved, injury(participant, "serious", happenedAt)]
        case 3:
          return [involved, injury(participant, "dead", died, died)]
        default:
          return [
            involved,
            injury(participant, "serious", happenedAt),
            injury(participant, "dead", died, died)
          ]
      }
    }
  )

const current = (
  c: Chance,
  id: string,
  day: string,
  others: ReadonlyArray<string>
): ReadonlyArray<AccidentHappening> => {
  const happenedAt = instantOf(c, addDays(day, -c.below(500)))
  const at = somewhere(c)
  const happenings: Array<AccidentHappening> = []
  let { township } = at
  const say = (event: AccidentEvent) => happenings.push({ id, township, event })
  say(
    reported(happenedAt, {
      place: at,
      kind: c.oneOf(["property", "injury"]),
      fled: c.happens(0.1) ? "跑了" : null
    })
  )
  if (c.happens(0.7)) say(accepted(later(happenedAt, 0, c)))
  else if (c.happens(0.3)) {
    say({ _tag: "AccidentWasRefused", ground: "no-accident", reason: null })
    return happenings
  }
  if (c.happens(0.6)) say(assigned(c.oneOf(["officer-a", "officer-b"]), "officer-c"))
  if (c.happens(0.5)) say(surveyed(later(happenedAt, 0, c)))
  if (c.happens(0.4)) say(procedure(c.oneOf(["simple", "general"])))
  if (c.happens(0.5)) say({ _tag: "CircumstancesWereRecorded", circumstances: surroundings(c), reason: null })
  for (let n = c.below(3); n > 0; n--) {
    say(
      vehicle(derivedId("vehicle", id, n), `鲁M${10_000 + c.below(89_999)}`, {
        vehicleType: c.oneOf(["K39", "H11", "N11", null]),
        use: c.oneOf(["A", "F"])
      })
    )
  }
  for (const event of people(c, id, happenedAt)) say(event)
  if (c.happens(0.2)) {
    const previous = township
    const to = somewhere(c)
    township = to.township
    say(placeCorrected(to, previous))
  }
  if (c.happens(0.1)) {
    say({
      _tag: "AccidentWasHandedOver",
      authority: "派出所",
      township: c.oneOf(townships),
      ground: "assigned",
      receivedAt: later(happenedAt, 1, c),
      reason: null
    })
  }
  const other = others[c.below(others.length + 1)]
  switch (c.below(12)) {
    case 0:
      say({ _tag: "AccidentWasWithdrawn", ground: "false-report", reason: null })
      break
    case 1:
      if (other === undefined) break
      say({ _tag: "AccidentWasMerged", into: other, score: null, reason: null })
      if (c.happens(0.4)) say({ _tag: "MergeWasUndone", from: other, reason: null })
      break
    case 2:
    case 3:
      if (!happenings.some(({ event }) => event._tag === "AccidentWasAccepted")) break
      say({
        _tag: "AccidentWasClosed",
        archiveNumber: `A-${id.slice(0, 8)}`,
        way: "settled",
        closedOn: addDays(day, 0),
        reason: null
      })
      break
    default:
      break
  }
  return happenings
}

const past = (c: Chance, id: string, day: string, n: number): AccidentHappening => {
  const at = somewhere(c)
  const counts = {
    dead: c.happens(0.1) ? 1 + c.below(2) : 0,
    serious: c.below(2),
    slight: c.below(3)
  }
  const event = historical(`H-${id.slice(0, 8)}-${n}`, instantOf(c, addDays(day, -c.below(900))), counts, {
    place: at,
    precision: c.oneOf(["minute", "minute", "day", "month"]),
    circumstances: surroundings(c),
    vehicleTypes: c.happens(0.5) ? [c.oneOf(["K39", "H11"])] : []
  })
  return { id, township: at.township, event }
}

/** Histories of some accidents before a day, a third of them taken over from another record. */
export const accidentHistories = (
  seed: number,
  accidents: number,
  day: string
): ReadonlyArray<AccidentHappening> => {
  const c = chance(seed)
  const ids: Array<string> = []
  const all: Array<AccidentHappening> = []
  for (let n = 0; n < accidents; n++) {
    const id = derivedId("accident", seed, n)
    all.push(...(c.happens(0.35) ? [past(c, id, day, n)] : current(c, id, day, ids)))
    ids.push(id)
  }
  return all
}

/** Accidents taken over from another record, one event each, as an import brings them. */
export const pastAccidents = (
  seed: number,
  accidents: number,
  day: string
): ReadonlyArray<AccidentHappening> => {
  const c = chance(seed)
  return Array.from({ length: accidents }, (_, n) => past(c, derivedId("past", seed, n), day, n))
}
