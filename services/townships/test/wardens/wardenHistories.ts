import { derivedId } from "@jiaosuo/kernel/Ids"
import {
  type CallOutEvent,
  callOutEventCodec,
  type HazardEvent,
  hazardEventCodec,
  type PlaceEvent,
  placeEventCodec,
  type RecordEvent,
  recordEventCodec,
  type ShiftEvent,
  shiftEventCodec,
  type WardenEvent,
  WardenRole,
  wardenEventCodec
} from "@jiaosuo/wardens/events"
import type { Told } from "../duties/dutyCases.ts"

/** Random but repeatable histories of the wardens of a few townships around a day. */

export const townships = ["371603101", "371603102", "371603103"] as const

/** A small generator of numbers: the same for the same seed. */
export const numbersOf = (seed: number) => {
  let state = seed >>> 0
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
  const below = (n: number): number => Math.floor(next() * n)
  return {
    below,
    chance: (share: number): boolean => next() < share,
    one: <A>(all: ReadonlyArray<A>): A => all[below(all.length)] as A
  }
}
export type Numbers = ReturnType<typeof numbersOf>

type Encoded = { readonly type: string; readonly data: string }

/** An event of a thing of wardens as it is stored. */
export const told = (kind: string, id: string, township: string, { type, data }: Encoded): Told => ({
  stream: `wardens/${kind}/${id}`,
  type,
  data: JSON.parse(data),
  township
})

export const why = { reason: null } as const
export const location = { longitude: 118.1, latitude: 37.7 }
const hour = 3_600_000

/** An instant so many half hours after the beginning of a day in Shanghai. */
const halfHours = (day: string, count: number): string =>
  new Date(Date.parse(`${day}T00:00:00+08:00`) + (count * hour) / 2).toISOString()

/** Hours of places that lie apart, touch and overlap. */
const windows = [
  { days: [1, 2, 3, 4, 5], from: "07:00", until: "09:30" },
  { days: [1, 2, 3, 4, 5], from: "09:30", until: "11:00" },
  { days: [3, 6, 7], from: "10:00", until: "18:00" },
  { days: [7], from: "20:00", until: "24:00" }
]

const place = (id: string, numbers: Numbers, day: string): ReadonlyArray<Told> => {
  const township = numbers.one(townships)
  const site = {
    name: `劝导站${id.slice(0, 4)}`,
    village: null,
    location,
    road: null,
    hours: windows.filter(() => numbers.chance(0.6)),
    area: []
  }
  const say = (event: PlaceEvent) => told("place", id, township, placeEventCodec.encode(event))
  const kind = numbers.one(["management-station", "persuasion-post", "police-room"] as const)
  const openedAt = halfHours(day, numbers.chance(0.2) ? 60 + numbers.below(48) : -4_000)
  return [
    say({ _tag: "PlaceWasOpened", kind, township, ...site, at: openedAt, ...why, warnings: [] }),
    ...(numbers.chance(0.3)
      ? [
          say({
            _tag: "PlaceWasChanged",
            ...site,
            hours: [windows[2] ?? { days: [], from: "", until: "" }],
            at: openedAt,
            ...why,
            warnings: []
          })
        ]
      : []),
    ...(numbers.chance(0.2)
      ? [say({ _tag: "PlaceWasClosed", at: halfHours(day, 120 + numbers.below(100)), ...why })]
      : [])
  ]
}

const warden = (id: string, numbers: Numbers, day: string): ReadonlyArray<Told> => {
  const township = numbers.one(townships)
  const say = (event: WardenEvent) => told("warden", id, township, wardenEventCodec.encode(event))
  const roles = WardenRole.literals.filter(() => numbers.chance(0.35))
  const at = halfHours(day, -2_000)
  const steps: ReadonlyArray<WardenEvent> = [
    { _tag: "WardenWasChecked", at, ...why },
    { _tag: "TrainingBegan", at, ...why },
    { _tag: "WardenWasActivated", at, ...why, warnings: [] },
    { _tag: "WardenWentToRest", at, ...why, warnings: [] },
    numbers.chance(0.5)
      ? { _tag: "WardenResumed", at, ...why, warnings: [] }
      : { _tag: "WardenLeft", at, ...why, warnings: [] }
  ]
  return [
    say({
      _tag: "WardenApplied",
      person: { personId: derivedId("person", id), recordId: derivedId("record", id) },
      known: { idNumber: false, phone: true, address: false },
      roles: roles.length === 0 ? ["volunteer"] : roles,
      township,
      villages: [],
      skills: [],
      setsOutFrom: null,
      at,
      ...why,
      warnings: []
    }),
    ...steps.slice(0, numbers.below(6)).map(say),
    ...(numbers.chance(0.2)
      ? [say({ _tag: "RolesWereChanged", roles: ["grid-worker"], at, ...why, warnings: [] })]
      : [])
  ]
}

const shift = (
  id: string,
  placeId: string,
  township: string,
  numbers: Numbers,
  day: string
): ReadonlyArray<Told> => {
  const say = (event: ShiftEvent) => told("shift", id, township, shiftEventCodec.encode(event))
  const begins = numbers.below(7 * 48)
  const from = halfHours(day, begins)
  const until = halfHours(day, begins + 1 + numbers.below(12))
  const wardens = ["one", "two", "three"].filter(() => numbers.chance(0.5))
  const at = halfHours(day, -48)
  const came = halfHours(day, begins + numbers.below(3) - 1)
  return [
    say({
      _tag: "ShiftWasPlanned",
      placeId,
      township,
      location,
      from,
      until,
      wardens,
      at,
      ...why,
      warnings: []
    }),
    ...wardens.flatMap((wardenId) =>
      numbers.chance(0.7)
        ? [
            say({
              _tag: "WardenCheckedIn",
              wardenId,
              location: null,
              lateMinutes: 0,
              late: false,
              at: came,
              ...why,
              warnings: []
            }),
            ...(numbers.chance(0.4)
              ? [say({ _tag: "WardenCheckedOut", wardenId, location: null, at: until, ...why })]
              : [])
          ]
        : []
    ),
    ...(numbers.chance(0.2) ? [say({ _tag: "ShiftWasCancelled", at, ...why })] : [])
  ]
}

const record = (id: string, numbers: Numbers, day: string): ReadonlyArray<Told> => {
  const township = numbers.one(townships)
  const say = (event: RecordEvent) => told("record", id, township, recordEventCodec.encode(event))
  const content = () => ({
    work: numbers.chance(0.7)
      ? ({
          kind: "persuasion",
          counts: ["no-helmet", "no-seat-belt", "drink"]
            .filter(() => numbers.chance(0.6))
            .map((code) => ({ code, count: 1 + numbers.below(5) })),
          plate: null
        } as const)
      : ({ kind: "publicity", code: "market", people: null, topic: null } as const),
    township,
    village: null,
    placeId: null,
    wardenId: null,
    location: null,
    road: null,
    note: null,
    at: halfHours(day, numbers.below(60 * 48) - 50 * 48),
    ...why,
    warnings: []
  })
  return [
    say({ _tag: "RecordWasMade", ...content(), by: "warden" }),
    ...(numbers.chance(0.2) ? [say({ _tag: "RecordWasCorrected", ...content() })] : []),
    ...(numbers.chance(0.15) ? [say({ _tag: "RecordWasWithdrawn", at: halfHours(day, 0), ...why })] : [])
  ]
}

const hazard = (id: string, numbers: Numbers, day: string): ReadonlyArray<Told> => {
  const township = numbers.one(townships)
  const say = (event: HazardEvent) => told("hazard", id, township, hazardEventCodec.encode(event))
  const grade = () => ({
    level: numbers.one(["minor", "serious", "grave"]),
    dueAt: halfHours(day, numbers.below(200) - 100),
    asksForCase: false
  })
  const at = halfHours(day, -numbers.below(2_000))
  const steps: ReadonlyArray<HazardEvent> = [
    { _tag: "RoadHazardWasAssigned", wardenId: null, office: "公路站", at, ...why },
    { _tag: "RoadHazardWasFixed", photo: null, note: null, at, ...why },
    numbers.chance(0.5)
      ? { _tag: "RoadHazardWasSentBack", at, ...why }
      : { _tag: "RoadHazardWasCleared", late: false, at, ...why }
  ]
  return [
    say({
      _tag: "RoadHazardWasReported",
      code: "surface",
      ...grade(),
      township,
      village: null,
      location: null,
      road: null,
      description: null,
      photo: null,
      plate: null,
      wardenId: null,
      by: "warden",
      at,
      ...why,
      warnings: []
    }),
    ...(numbers.chance(0.3) ? [say({ _tag: "RoadHazardWasRated", ...grade(), at, ...why })] : []),
    ...steps.slice(0, numbers.below(4)).map(say),
    ...(numbers.chance(0.1) ? [say({ _tag: "RoadHazardWasWithdrawn", at, ...why })] : [])
  ]
}

const callOut = (id: string, numbers: Numbers, day: string): ReadonlyArray<Told> => {
  const township = numbers.one(townships)
  const say = (event: CallOutEvent) => told("callout", id, township, callOutEventCodec.encode(event))
  const began = numbers.below(2_400) - 2_300
  const at = halfHours(day, began)
  const asked = ["a", "b"].map((name) => ({
    partyId: `${id}-${name}`,
    kind: "volunteer" as const,
    account: null,
    township,
    village: null,
    distanceMetres: 100,
    people: 1,
    able: 1,
    equipment: [],
    callOutsThisMonth: 0
  }))
  const came = (name: string, minutes: number): ReadonlyArray<CallOutEvent> => [
    { _tag: "PartyAnswered", partyId: `${id}-${name}`, answer: "comes", at },
    {
      _tag: "PartyArrived",
      caseId: null,
      partyId: `${id}-${name}`,
      at: new Date(Date.parse(at) + minutes * 60_000).toISOString()
    }
  ]
  return [
    say({
      _tag: "CallOutWasOpened",
      caseId: null,
      need: "flood",
      what: "涨水",
      township,
      village: null,
      location: null,
      skill: null,
      trainings: [],
      equipment: [],
      people: 1,
      at
    }),
    say({
      _tag: "RingWasAsked",
      ring: 1,
      withinMetres: 1_000,
      what: "涨水",
      skill: null,
      people: 1,
      asked,
      passedOver: [],
      passedOverInAll: 0,
      at,
      until: at
    }),
    ...(numbers.chance(0.6) ? came("a", 5 + numbers.below(40)) : []).map(say),
    ...(numbers.chance(0.4) ? came("b", 5 + numbers.below(40)) : []).map(say),
    ...(numbers.chance(0.5)
      ? [say({ _tag: "CallOutWasStopped", caseId: null, reason: null, released: [], at })]
      : [])
  ]
}

/** Events of a seed: of each stream in their order. */
export const histories = (seed: number, day: string): ReadonlyArray<Told> => {
  const numbers = numbersOf(seed)
  const many = (
    kind: string,
    count: number,
    tell: (id: string) => ReadonlyArray<Told>
  ): ReadonlyArray<ReadonlyArray<Told>> =>
    Array.from({ length: count }, (_, i) => tell(derivedId(`${kind}-${seed}`, String(i))))
  const places = many("place", 12, (id) => place(id, numbers, day))
  const shifts = places.flatMap((events, i) =>
    many(`shift-${i}`, 5, (id) => {
      const [opened] = events
      const placeId = (opened?.stream ?? "").split("/")[2] ?? ""
      return shift(id, placeId, opened?.township ?? townships[0], numbers, day)
    })
  )
  return [
    ...places,
    ...shifts,
    ...many("warden", 40, (id) => warden(id, numbers, day)),
    ...many("record", 80, (id) => record(id, numbers, day)),
    ...many("hazard", 40, (id) => hazard(id, numbers, day)),
    ...many("callout", 30, (id) => callOut(id, numbers, day))
  ].flat()
}
