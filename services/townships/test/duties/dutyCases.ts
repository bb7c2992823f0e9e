import {
  type OrganisationEvent,
  organisationEventCodec,
  type PersonEvent,
  type PostEvent,
  personEventCodec,
  postEventCodec,
  type RosterEvent,
  type RosterEventOf,
  rosterEventCodec,
  type Slot
} from "@jiaosuo/duties/events"
import { addDays } from "@jiaosuo/kernel/CalendarDays"
import type { StreamId } from "@jiaosuo/kernel/Event"
import { derivedId } from "@jiaosuo/kernel/Ids"
import type { District } from "../district.ts"

/** Events of duties with everything filled in; `more` replaces values. */

/** An event and where it is stored. */
export interface Told {
  readonly stream: StreamId
  readonly type: string
  readonly data: object
  readonly township: string | null
}

const told = (
  stream: StreamId,
  { type, data }: { readonly type: string; readonly data: string },
  township: string | null
): Told => ({ stream, type, data: JSON.parse(data), township })

export const organisationId = derivedId("organisation", "371603")

export const ofOrganisation = (event: OrganisationEvent, township: string | null = null): Told =>
  told(`duties/organisation/${organisationId}`, organisationEventCodec.encode(event), township)

export const ofPerson = (id: string, event: PersonEvent, township: string | null = "371603101"): Told =>
  told(`duties/person/${id}`, personEventCodec.encode(event), township)

export const ofRoster = (id: string, event: RosterEvent, township: string | null = "371603101"): Told =>
  told(`duties/roster/${id}`, rosterEventCodec.encode(event), township)

export const ofPost = (id: string, event: PostEvent, township: string | null = "371603101"): Told =>
  told(`duties/post/${id}`, postEventCodec.encode(event), township)

/** Stores events, those of a stream in their order; answers the last position. */
export const tell = async (district: District, events: ReadonlyArray<Told>): Promise<number> => {
  const byStream = new Map<StreamId, Array<Told>>()
  for (const one of events) byStream.set(one.stream, [...(byStream.get(one.stream) ?? []), one])
  const last = await Promise.all(
    [...byStream.values()].map(async (stream) => {
      let position = 0
      for (const { data, township, type, stream: name } of stream) {
        position = (await district.appendRaw(name, type, data, township)).position
      }
      return position
    })
  )
  return Math.max(0, ...last)
}

type Established = Extract<OrganisationEvent, { readonly _tag: "UnitWasEstablished" }>

export const established = (unitId: string, more: Partial<Established> = {}): Told =>
  ofOrganisation(
    {
      _tag: "UnitWasEstablished",
      unitId,
      kind: "station",
      name: `${unitId}派出所`,
      code: null,
      townships: [],
      villages: [],
      parent: "force",
      command: "force",
      location: null,
      attributes: null,
      functions: [],
      from: "2015-01-01",
      reason: null,
      warnings: [],
      ...more
    },
    more.code ?? null
  )

/** A station of the district, named after its township. */
export const station = (unitId: string, code: string): Told =>
  established(unitId, { code, townships: [code] })

export const zoneFormed = (
  zoneId: string,
  members: ReadonlyArray<string>,
  more: { readonly centre?: string; readonly from?: string } = {}
): Told =>
  ofOrganisation({
    _tag: "ZoneWasFormed",
    zoneId,
    name: `${zoneId}协作区`,
    members,
    centre: more.centre ?? members[0] ?? "",
    from: more.from ?? "2017-01-01",
    reason: null
  })

type TakenOn = Extract<PersonEvent, { readonly _tag: "PersonWasTakenOn" }>

export const takenOn = (
  id: string,
  unitId: string,
  township: string | null,
  more: Partial<TakenOn> = {}
): Told =>
  ofPerson(
    id,
    {
      _tag: "PersonWasTakenOn",
      person: { personId: derivedId("sealed", id), recordId: derivedId("record", id) },
      known: { idNumber: false, phone: false, address: false },
      personKind: "officer",
      unitId,
      township,
      post: "officer",
      sex: null,
      bornIn: null,
      account: id,
      qualification: "simple",
      from: "2018-01-01",
      reason: null,
      warnings: [],
      ...more
    },
    township
  )

export const opened = (
  id: string,
  unitId: string,
  month: string,
  more: Partial<RosterEventOf<"RosterWasOpened">> = {}
): Told =>
  ofRoster(id, {
    _tag: "RosterWasOpened",
    unitId,
    unitKind: "station",
    month,
    template: "main-and-assist",
    townships: ["371603101"],
    people: [],
    ...more
  })

export const planned = (id: string, slots: ReadonlyArray<Slot>): Told =>
  ofRoster(id, { _tag: "SlotsWerePlanned", slots, drafted: false, warnings: [] })

export const published = (id: string): Told =>
  ofRoster(id, { _tag: "RosterWasPublished", gaps: [], reason: "人员不足", warnings: [] })

export const hours = (day: string, begins: number, count: number) => {
  const from = Date.parse(`${day}T00:00:00+08:00`) + begins * 3_600_000
  return { from: new Date(from).toISOString(), until: new Date(from + count * 3_600_000).toISOString() }
}

/** A duty from 8 in the morning, for a day and a night. */
export const duty = (
  slotId: string,
  day: string,
  people: ReadonlyArray<string>,
  more: Partial<Slot> = {}
): Slot => ({
  slotId,
  kind: "main",
  ...hours(day, 8, 24),
  unitId: "xw",
  group: null,
  members: people.map((personId, i) => ({
    personId,
    personKind: personId.startsWith("a") ? "auxiliary" : "officer",
    account: personId,
    lead: i === 0
  })),
  ...more
})

/** All days of a period, both counted. */
export const daysOf = (from: string, until: string): ReadonlyArray<string> => {
  const days: Array<string> = []
  for (let day = from; day <= until; day = addDays(day, 1)) days.push(day)
  return days
}
