import type { AccidentEvent, EventOf } from "@jiaosuo/accidents/events"
import { noCircumstances } from "@jiaosuo/accidents/events"
import { derivedId } from "@jiaosuo/kernel/Ids"

/** Events of accidents with everything filled in; `more` replaces values. */

type Place = EventOf<"AccidentWasReported">["place"]
export type Circumstances = EventOf<"CircumstancesWereRecorded">["circumstances"]

/** A place on a national road in 下洼镇. */
export const place = (more: Partial<Place> = {}): Place => ({
  township: "371603101",
  village: "371603101213",
  road: { code: "G205", name: "山深线", adminClass: "1", type: "12" },
  postMetres: 412_300,
  direction: "up",
  coordinates: { longitude: 118.098, latitude: 37.702 },
  text: "山深线下洼路口北",
  ...more
})

export const circumstances = (more: Partial<Circumstances> = {}): Circumstances => ({
  ...noCircumstances,
  weather: "1",
  form: "11",
  ...more
})

/** A report by telephone, ten minutes after it happened. */
export const reported = (
  happenedAt: string,
  more: Partial<EventOf<"AccidentWasReported">> = {}
): EventOf<"AccidentWasReported"> => ({
  _tag: "AccidentWasReported",
  way: "phone",
  reportedAt: new Date(Date.parse(happenedAt) + 600_000).toISOString(),
  reporter: null,
  happenedAt,
  place: place(),
  kind: "injury",
  saidDead: 0,
  saidInjured: 1,
  vehicles: [],
  goods: null,
  fled: null,
  grounds: [],
  description: null,
  late: false,
  warnings: [],
  ...more
})

export const accepted = (acceptedAt: string): EventOf<"AccidentWasAccepted"> => ({
  _tag: "AccidentWasAccepted",
  authority: "滨州市公安局沾化分局交警大队",
  acceptedAt,
  reason: null
})

/** An officer who leads, qualified for death cases (A2). */
export const assigned = (
  account: string,
  ...others: ReadonlyArray<string>
): EventOf<"HandlersWereAssigned"> => {
  const handler = (name: string) => ({
    account: name,
    kind: "officer" as const,
    qualification: "intermediate" as const
  })
  return {
    _tag: "HandlersWereAssigned",
    lead: handler(account),
    others: others.map(handler),
    warnings: [],
    reason: null
  }
}

export const surveyed = (until: string): EventOf<"SceneWasSurveyed"> => ({
  _tag: "SceneWasSurveyed",
  from: until,
  until,
  by: [],
  sceneKind: null,
  attachments: [],
  measurements: [],
  note: null,
  warnings: []
})

export const procedure = (kind: "simple" | "general"): EventOf<"ProcedureWasChosen"> => ({
  _tag: "ProcedureWasChosen",
  procedure: kind,
  agreed: true,
  complicated: false,
  reason: null
})

export const placeCorrected = (to: Place, previousTownship: string): EventOf<"PlaceWasCorrected"> => ({
  _tag: "PlaceWasCorrected",
  place: to,
  previousTownship,
  reason: null,
  warnings: []
})

export const person = (
  participantId: string,
  more: Partial<EventOf<"PersonWasInvolved">> = {}
): EventOf<"PersonWasInvolved"> => ({
  _tag: "PersonWasInvolved",
  participantId,
  person: { personId: derivedId("person", participantId), recordId: derivedId("record", participantId) },
  known: { idNumber: true, phone: true, address: false },
  role: "driver",
  isParty: true,
  vehicleId: null,
  sex: "1",
  age: 40,
  travelMode: null,
  licenceClass: null,
  drivingYears: null,
  alcohol: null,
  safetyGear: null,
  unlicensed: null,
  fled: null,
  destroyedEvidence: null,
  warnings: [],
  ...more
})

export type InjuryName = EventOf<"InjuryWasFound">["injury"]

/** How a person was found; with `diedAt` that they died. */
export const injury = (
  participantId: string,
  how: InjuryName,
  at: string,
  diedAt: string | null = null
): EventOf<"InjuryWasFound"> => ({
  _tag: "InjuryWasFound",
  participantId,
  injury: how,
  at,
  diedAt,
  diedAtScene: false,
  causeOfDeath: null,
  reason: null,
  warnings: []
})

export const vehicle = (
  vehicleId: string,
  plate: string | null,
  more: Partial<EventOf<"VehicleWasInvolved">> = {}
): EventOf<"VehicleWasInvolved"> => ({
  _tag: "VehicleWasInvolved",
  vehicleId,
  plate: { kind: plate === null ? "41" : "02", number: plate },
  vehicleType: "K39",
  use: "A",
  vin: null,
  brand: null,
  colour: null,
  motor: true,
  insurer: null,
  policyNumber: null,
  overloaded: null,
  onBoard: null,
  dangerousGoods: null,
  warnings: [],
  ...more
})

/** An accident of the past; `dead`, `serious` and `slight` are the same in every window. */
export const historical = (
  number: string,
  happenedAt: string,
  counts: { readonly dead?: number; readonly serious?: number; readonly slight?: number } = {},
  more: Partial<EventOf<"HistoricalAccidentWasRecorded">> = {}
): EventOf<"HistoricalAccidentWasRecorded"> => {
  const window = { dead: counts.dead ?? 0, serious: counts.serious ?? 0, slight: counts.slight ?? 0 }
  return {
    _tag: "HistoricalAccidentWasRecorded",
    source: "test",
    number,
    happenedAt,
    precision: "minute",
    place: place(),
    kind: window.dead > 0 ? "death" : window.serious + window.slight > 0 ? "injury" : "property",
    circumstances: circumstances(),
    counts: { day1: window, day3: window, day7: window, day30: window },
    vehicleTypes: [],
    persons: [],
    closedOn: null,
    warnings: [],
    ...more
  }
}

/** Events of one accident with the stream and the township that each belongs to. */
export const inTownship = (id: string, township: string, ...events: ReadonlyArray<AccidentEvent>) =>
  events.map((event) => ({ id, township, event }))
