import {
  type CaseEvent,
  caseEventCodec,
  type EventOf,
  type GroupEvent,
  groupEventCodec
} from "@jiaosuo/cases/events"
import {
  type OrganisationEvent,
  organisationEventCodec,
  type RosterEvent,
  rosterEventCodec,
  type Slot
} from "@jiaosuo/duties/events"
import type { StreamId } from "@jiaosuo/kernel/Event"
import { derivedId } from "@jiaosuo/kernel/Ids"
import { Effect } from "effect"
import type { District } from "../district.ts"

/** A zone of four stations and a station outside of it, their groups on duty, and what happens to cases there. */

/** Townships of the zone's stations, the centre first, and one that is in no zone. */
export const zoneTownships = ["371603101", "371603102", "371603103", "371603104"] as const
export const otherTownship = "371603001"

export const zone = derivedId("zone", 1)
export const otherZone = derivedId("zone", 2)
export const stationIn = (township: string): string => derivedId("unit", township)
const police = derivedId("unit", "police")

/** One event with the stream and the township it belongs to. */
export interface Happening {
  readonly stream: StreamId
  readonly township: string | null
  readonly type: string
  readonly data: object
}

type Encoded = { readonly type: string; readonly data: string }

const happening = (stream: StreamId, township: string | null, { data, type }: Encoded): Happening => ({
  stream,
  township,
  type,
  data: JSON.parse(data)
})

export const ofCase = (id: string, township: string, event: CaseEvent): Happening =>
  happening(`cases/case/${id}`, township, caseEventCodec.encode(event))

export const ofGroup = (id: string, township: string, event: GroupEvent): Happening =>
  happening(`cases/group/${id}`, township, groupEventCodec.encode(event))

export const ofRoster = (id: string, event: RosterEvent, township: string = zoneTownships[0]): Happening =>
  happening(`duties/roster/${id}`, township, rosterEventCodec.encode(event))

const ofOrganisation = (event: OrganisationEvent): Happening =>
  happening(
    `duties/organisation/${derivedId("organisation", "371603")}`,
    null,
    organisationEventCodec.encode(event)
  )

/** Appends happenings, those of one stream in order; answers the last position. */
export const append = (district: District, happenings: ReadonlyArray<Happening>): Promise<number> =>
  Effect.runPromise(
    Effect.gen(function* () {
      let position = 0
      const streams = new Map<string, Array<Happening>>()
      for (const one of happenings) streams.set(one.stream, [...(streams.get(one.stream) ?? []), one])
      yield* Effect.forEach(
        streams.values(),
        (ofStream) =>
          Effect.forEach(ofStream, ({ data, stream, township, type }) =>
            Effect.map(
              Effect.promise(() => district.appendRaw(stream, type, data, township)),
              (appended) => {
                position = Math.max(position, appended.position)
              }
            )
          ),
        { concurrency: 32 }
      )
      return position
    })
  )

const unit = (unitId: string, said: Partial<Extract<OrganisationEvent, { _tag: "UnitWasEstablished" }>>) =>
  ofOrganisation({
    _tag: "UnitWasEstablished",
    unitId,
    kind: "station",
    name: unitId,
    code: null,
    townships: [],
    villages: [],
    parent: police,
    command: police,
    location: null,
    attributes: null,
    functions: [],
    from: "2024-01-01",
    reason: null,
    warnings: [],
    ...said
  })

/** The organisation: a police force, its stations, and their zone. */
export const organisation: ReadonlyArray<Happening> = [
  unit(police, { kind: "command", name: "沾化分局", parent: null }),
  ...[...zoneTownships, otherTownship].map((township) =>
    unit(stationIn(township), { name: `${township}派出所`, code: township, townships: [township] })
  ),
  ofOrganisation({
    _tag: "ZoneWasFormed",
    zoneId: zone,
    name: "下洼协作区",
    members: zoneTownships.map(stationIn),
    centre: stationIn(zoneTownships[0]),
    from: "2024-01-01",
    reason: null
  })
]

/** An instant of a day in Asia/Shanghai: `at("2026-04-30", 8)` is eight in the morning. */
export const at = (day: string, hour: number, seconds = 0): string =>
  new Date(Date.parse(`${day}T00:00:00+08:00`) + hour * 3_600_000 + seconds * 1_000).toISOString()

/** Seconds later. */
export const after = (instant: string, seconds: number): string =>
  new Date(Date.parse(instant) + seconds * 1_000).toISOString()

/** A duty with a response group of five, the first of them with the account `<groupId>-lead`. */
export const slot = (groupId: string, from: string, until: string, unitId = zone, number = 1): Slot => ({
  slotId: groupId,
  kind: "response-group",
  from,
  until,
  unitId,
  group: { groupId, number },
  members: Array.from({ length: 5 }, (_, i) => ({
    personId: derivedId("person", groupId, i),
    personKind: i === 0 ? "officer" : "auxiliary",
    account: i === 0 ? `${groupId}-lead` : null,
    lead: i === 0
  }))
})

/** A published roster of the zone with some duties. */
export const roster = (
  id: string,
  slots: ReadonlyArray<Slot>,
  townships: ReadonlyArray<string> = zoneTownships
) => [
  ofRoster(id, {
    _tag: "RosterWasOpened",
    unitId: slots[0]?.unitId ?? zone,
    unitKind: "zone",
    month: "2026-04",
    template: "zone",
    townships,
    people: []
  }),
  ofRoster(id, { _tag: "SlotsWerePlanned", slots, drafted: false, warnings: [] }),
  ofRoster(id, { _tag: "RosterWasPublished", gaps: [], reason: null, warnings: [] })
]

/** A call about a jam; `said` replaces values. */
export const taken = (
  calledAt: string,
  said: Partial<EventOf<"CaseWasTaken">> = {}
): EventOf<"CaseWasTaken"> => ({
  _tag: "CaseWasTaken",
  number: `${calledAt.slice(0, 10).replaceAll("-", "")}-00000001`,
  calledAt,
  channel: "phone",
  kind: "traffic",
  type: "congestion",
  detail: null,
  level: "3",
  place: { township: zoneTownships[0], location: null, address: "国道路口", village: null, roadPost: null },
  caller: null,
  description: null,
  source: null,
  taker: { account: "dispatcher", kind: "dispatcher", station: null },
  zone,
  station: stationIn(zoneTownships[0]),
  warnings: [],
  ...said
})

/** Groups are sent, each as far as `zoneOf` says from a zone. */
export const dispatched = (
  groupIds: ReadonlyArray<string>,
  instant: string,
  said: { readonly zoneId?: string | null; readonly township?: string; readonly below?: boolean } = {}
): EventOf<"GroupsWereDispatched"> => ({
  _tag: "GroupsWereDispatched",
  dispatchId: derivedId("dispatch", instant, ...groupIds),
  grade: "general",
  groups: groupIds.map((groupId, i) => ({
    groupId,
    order: i + 1,
    people: 5,
    unitId: zone,
    zoneId: said.zoneId === undefined ? zone : said.zoneId,
    township: said.township ?? zoneTownships[0],
    distanceMetres: null,
    reasons: []
  })),
  proposed: groupIds,
  below: said.below ?? false,
  crossings: [],
  agreements: [],
  by: "dispatcher",
  at: instant,
  warnings: []
})

/** Seconds from the dispatch until each step of a group; an absent one was not taken. */
export interface Steps {
  readonly sign?: number
  readonly depart?: number
  readonly arrive?: number
  readonly done?: number
}

/** A group takes some steps. */
export const stepsOf = (groupId: string, sentAt: string, steps: Steps): ReadonlyArray<CaseEvent> => [
  ...(steps.sign === undefined
    ? []
    : [
        { _tag: "DispatchWasSigned", groupId, at: after(sentAt, steps.sign), by: `${groupId}-lead` } as const
      ]),
  ...(steps.depart === undefined
    ? []
    : [{ _tag: "GroupDeparted", groupId, at: after(sentAt, steps.depart) } as const]),
  ...(steps.arrive === undefined
    ? []
    : [{ _tag: "GroupArrived", groupId, at: after(sentAt, steps.arrive), location: null } as const]),
  ...(steps.done === undefined
    ? []
    : [{ _tag: "GroupIsDone", groupId, at: after(sentAt, steps.done), outcome: null } as const])
]

/** What a group brings back. */
export const feedback = (groupId: string, instant: string): CaseEvent => ({
  _tag: "FeedbackWasGiven",
  feedbackId: derivedId("feedback", groupId, instant),
  groupId,
  at: instant,
  by: `${groupId}-lead`,
  vehicles: 1,
  people: 5,
  injured: 0,
  dead: 0,
  caught: 0,
  accidentForm: null,
  dangerousGoods: null,
  weather: null,
  road: null,
  handling: "疏导完毕",
  evidence: false
})

export const closed = (instant: string): CaseEvent => ({
  _tag: "CaseWasClosed",
  outcome: "settled",
  at: instant,
  reason: null
})
