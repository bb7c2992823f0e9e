import { derivedId } from "@jiaosuo/kernel/Ids"
import {
  type AskedParty,
  type CallOutEvent,
  callOutEventCodec,
  type HazardEvent,
  hazardEventCodec,
  type RecordEvent,
  recordEventCodec,
  type ShiftEvent,
  shiftEventCodec,
  type WardenEvent,
  type Work,
  wardenEventCodec
} from "@jiaosuo/wardens/events"
import type { Told } from "../duties/dutyCases.ts"
import { location, numbersOf, told, townships, why } from "./wardenHistories.ts"

/** Random but repeatable work of some wardens around the turn of a quarter, 1 April 2026 in Shanghai. */

const turn = Date.parse("2026-04-01T00:00:00+08:00")
const instant = (millis: number): string => new Date(millis).toISOString()

const seed = 20_260_401
/** The last two did exactly the same. */
export const honouredWardens: ReadonlyArray<string> = Array.from({ length: 18 }, (_, i) =>
  derivedId("honoured", String(i))
)
const twins = honouredWardens.slice(-2)
const townshipOf = (id: string): string =>
  townships[honouredWardens.indexOf(id) % townships.length] ?? townships[0]

const onFile = (id: string): ReadonlyArray<Told> => {
  const township = twins.includes(id) ? townships[0] : townshipOf(id)
  const say = (event: WardenEvent) => told("warden", id, township, wardenEventCodec.encode(event))
  const at = instant(turn - 300 * 86_400_000)
  return [
    say({
      _tag: "WardenApplied",
      person: { personId: derivedId("person", id), recordId: derivedId("record", id) },
      known: { idNumber: false, phone: true, address: false },
      roles: ["volunteer"],
      township,
      villages: [],
      skills: [],
      setsOutFrom: null,
      at,
      ...why,
      warnings: []
    }),
    say({ _tag: "WardenWasActivated", at, ...why, warnings: [] })
  ]
}

const record = (
  id: string,
  township: string,
  steps: ReadonlyArray<{ readonly wardenId: string | null; readonly work: Work; readonly at: string }>,
  withdrawn: boolean
): ReadonlyArray<Told> => {
  const say = (event: RecordEvent) => told("record", id, township, recordEventCodec.encode(event))
  const rest = { village: null, placeId: null, location: null, road: null, note: null, ...why, warnings: [] }
  return [
    ...steps.map((step, i) =>
      say(
        i === 0
          ? { _tag: "RecordWasMade", township, ...step, ...rest, by: "phone" }
          : { _tag: "RecordWasCorrected", township, ...step, ...rest }
      )
    ),
    ...(withdrawn ? [say({ _tag: "RecordWasWithdrawn", at: steps[0]?.at ?? "", ...why })] : [])
  ]
}

const persuasion = (...counts: ReadonlyArray<number>): Work => ({
  kind: "persuasion",
  counts: counts.map((count, i) => ({ code: ["no-helmet", "drink"][i] ?? "other", count })),
  plate: null
})

/** What both twins did in April: 20 persuasions and one session of publicity. */
const twinWork = (id: string): ReadonlyArray<Told> => {
  const at = "2026-03-31T16:00:00.000Z"
  return [
    ...record(derivedId("twin-a", id), townships[0], [{ wardenId: id, work: persuasion(12, 8), at }], false),
    ...record(
      derivedId("twin-b", id),
      townships[0],
      [{ wardenId: id, work: { kind: "publicity", code: "market", people: null, topic: null }, at }],
      false
    )
  ]
}

/** All events, of each stream in their order. */
export const honourHistories = (): ReadonlyArray<Told> => {
  const { below, chance, one } = numbersOf(seed)
  const others = honouredWardens.slice(0, -2)
  /** Whole hours around the turn of the quarter, often at the turn itself. */
  const sometime = (): string =>
    instant(chance(0.2) ? turn - below(2) : turn + (below(70 * 24) - 35 * 24) * 3_600_000)
  const somebody = (): string | null => (chance(0.1) ? null : one(others))
  const work = (): Work => {
    switch (below(5)) {
      case 0:
        return { kind: "publicity", code: "market", people: 3, topic: null }
      case 1:
        return { kind: "help-request", code: "lost", referredTo: null }
      case 2: {
        const from = sometime()
        return { kind: "gathering", code: "market-day", from, until: from, people: null }
      }
      case 3:
        return { kind: "activity", code: "party", people: null }
      default:
        return persuasion(1 + below(30), 1 + below(9))
    }
  }
  const records = Array.from({ length: 160 }, (_, i) =>
    record(
      derivedId("honour-record", String(i)),
      one(townships),
      Array.from({ length: chance(0.2) ? 2 : 1 }, () => ({
        wardenId: somebody(),
        work: work(),
        at: sometime()
      })),
      chance(0.15)
    )
  )
  const hazards = Array.from({ length: 50 }, (_, i): ReadonlyArray<Told> => {
    const township = one(townships)
    const at = sometime()
    const say = (event: HazardEvent) =>
      told("hazard", derivedId("honour-hazard", String(i)), township, hazardEventCodec.encode(event))
    const steps: ReadonlyArray<HazardEvent> = [
      { _tag: "RoadHazardWasAssigned", wardenId: one(others), office: null, at, ...why },
      { _tag: "RoadHazardWasFixed", photo: null, note: null, at, ...why },
      { _tag: "RoadHazardWasCleared", late: false, at: instant(Date.parse(at) + 86_400_000), ...why }
    ]
    const place = { township, village: null, location: null, road: null, description: null }
    return [
      say({
        _tag: "RoadHazardWasReported",
        code: "surface",
        level: "minor",
        dueAt: at,
        asksForCase: false,
        ...place,
        photo: null,
        plate: null,
        wardenId: somebody(),
        by: "phone",
        at,
        ...why,
        warnings: []
      }),
      ...steps.slice(0, 1 + below(3)).map(say),
      ...(chance(0.1) ? [say({ _tag: "RoadHazardWasWithdrawn", at, ...why })] : [])
    ]
  })
  const shifts = Array.from({ length: 120 }, (_, i): ReadonlyArray<Told> => {
    const township = one(townships)
    const from = Math.floor(Date.parse(sometime()) / 1_800_000) * 1_800_000
    const say = (event: ShiftEvent) =>
      told("shift", derivedId("honour-shift", String(i)), township, shiftEventCodec.encode(event))
    const wardens = [...new Set([one(others), one(others), one(others)])]
    const at = instant(from)
    return [
      say({
        _tag: "ShiftWasPlanned",
        placeId: "a-post",
        township,
        location,
        from: at,
        until: instant(from + 7_200_000),
        wardens,
        at,
        ...why,
        warnings: []
      }),
      ...wardens
        .filter(() => chance(0.8))
        .map((wardenId) => {
          const late = chance(0.25)
          const came = {
            wardenId,
            location: null,
            lateMinutes: late ? 30 : 0,
            late,
            at,
            ...why,
            warnings: []
          }
          return say({ _tag: "WardenCheckedIn", ...came })
        }),
      ...(chance(0.1) ? [say({ _tag: "ShiftWasCancelled", at, ...why })] : [])
    ]
  })
  const callOuts = Array.from({ length: 40 }, (_, i): ReadonlyArray<Told> => {
    const township = one(townships)
    const at = sometime()
    const say = (event: CallOutEvent) =>
      told("callout", derivedId("honour-call-out", String(i)), township, callOutEventCodec.encode(event))
    const asked = [...new Set([one(others), one(others)])].map(
      (partyId): AskedParty => ({
        partyId,
        // A cell goes as a whole: nobody is honoured for it singly, whatever it is called.
        kind: chance(0.1) ? "cell" : "volunteer",
        account: null,
        township,
        village: null,
        distanceMetres: 100,
        people: 1,
        able: 1,
        equipment: [],
        callOutsThisMonth: 0
      })
    )
    const need = { what: "涨水", skill: null, people: 1, at }
    return [
      say({
        _tag: "CallOutWasOpened",
        caseId: null,
        need: "flood",
        township,
        village: null,
        location: null,
        trainings: [],
        equipment: [],
        ...need
      }),
      say({
        _tag: "RingWasAsked",
        ring: 1,
        withinMetres: 1_000,
        asked,
        passedOver: [],
        passedOverInAll: 0,
        until: at,
        ...need
      }),
      ...asked.flatMap(({ partyId }) => [
        say({ _tag: "PartyAnswered", partyId, answer: "comes", at }),
        ...(chance(0.7) ? [say({ _tag: "PartyArrived", caseId: null, partyId, at })] : [])
      ])
    ]
  })
  return [
    ...honouredWardens.map(onFile),
    ...records,
    ...hazards,
    ...shifts,
    ...callOuts,
    ...twins.map(twinWork)
  ].flat()
}
