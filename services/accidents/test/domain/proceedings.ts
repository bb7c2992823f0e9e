import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import { given } from "@jiaosuo/kernel/GivenWhenThen"
import { builtInAccidentRules } from "@jiaosuo/reference/AccidentRules"
import type { Accident, AccidentFile } from "../../src/domain/Accident.ts"
import type { AccidentEvent, EventOf } from "../../src/domain/AccidentEvents.ts"
import { evolve, initialState } from "../../src/domain/AccidentHistory.ts"
import type { AccidentRejection } from "../../src/domain/AccidentRejections.ts"
import { type Clock, clocksOf } from "../../src/domain/Clocks.ts"
import type { ProceedingsCommand } from "../../src/domain/commands/Proceedings.ts"
import { refused } from "../../src/domain/decisions/Decision.ts"
import { unlessPermitted } from "../../src/domain/decisions/Permission.ts"
import { decideProceedings } from "../../src/domain/decisions/Proceedings.ts"
import type { AccidentKind } from "../../src/domain/events/Intake.ts"
import type { InjuryFinding, PersonFacts, VehicleFacts } from "../../src/domain/values/Parties.ts"
import type { Handler, LiabilityShare, Share } from "../../src/domain/values/Proceedings.ts"

/** Examples of an accident that is handled: two cars, two drivers, two officers. */

export const rules = builtInAccidentRules

/** `accident([...history]).when(command)`: proceedings only, with the question who may give a command (A3). */
export const accident = given<ProceedingsCommand, AccidentEvent, Accident, AccidentRejection>({
  initialState,
  evolve,
  decide: (command, state) => {
    if (state._tag === "Unknown") return refused({ _tag: "AccidentIsNotOnFile" })
    const forbidden = unlessPermitted(rules, command, state)
    return forbidden === undefined ? decideProceedings(command, state, rules) : refused(forbidden)
  }
})

/** The file that a history folds to. */
export const fileOf = (history: ReadonlyArray<AccidentEvent>): AccidentFile => {
  const { state } = accident(history)
  if (state._tag === "Unknown") throw new Error("the history has no report")
  return state
}

/** The clocks of a history, by id. */
export const clocks = (history: ReadonlyArray<AccidentEvent>): Readonly<Record<string, Clock>> =>
  Object.fromEntries(clocksOf(fileOf(history), rules).map((clock) => [clock.id, clock]))

/** An instant of a day in Asia/Shanghai. */
export const at = (day: CalendarDate, time = "09:00"): Instant =>
  new Date(`${day}T${time}:00+08:00`).toISOString()

export const officer = (
  account: string,
  qualification: Handler["qualification"] = "intermediate"
): Handler => ({ account, kind: "officer", qualification })

export const lead = officer("li")
export const second = officer("wang", "junior")
export const auxiliary: Handler = { account: "aux", kind: "auxiliary", qualification: "none" }
export const warden: Handler = { account: "warden", kind: "assistant", qualification: "none" }

export const township = "371603101"

export const reported = (
  day: CalendarDate,
  more: Partial<EventOf<"AccidentWasReported">> = {}
): EventOf<"AccidentWasReported"> => ({
  _tag: "AccidentWasReported",
  way: "phone",
  reportedAt: at(day, "09:10"),
  reporter: null,
  happenedAt: at(day),
  place: {
    township,
    village: null,
    road: { code: "G205", name: null, adminClass: null, type: null },
    postMetres: 412_300,
    direction: null,
    coordinates: null,
    text: null
  },
  kind: "property",
  saidDead: 0,
  saidInjured: 0,
  vehicles: [],
  goods: null,
  fled: null,
  grounds: [],
  description: null,
  late: false,
  warnings: [],
  ...more
})

export const acceptedOn = (day: CalendarDate): EventOf<"AccidentWasAccepted"> => ({
  _tag: "AccidentWasAccepted",
  authority: "滨州市公安局沾化分局交警大队",
  acceptedAt: at(day, "09:20"),
  reason: null
})

export const handlers: EventOf<"HandlersWereAssigned"> = {
  _tag: "HandlersWereAssigned",
  lead,
  others: [second],
  reason: null,
  warnings: []
}

const carFacts: VehicleFacts = {
  plate: { kind: "02", number: "鲁M12345" },
  vehicleType: "K33",
  use: "A",
  vin: null,
  brand: null,
  colour: null,
  motor: true,
  insurer: null,
  policyNumber: null,
  overloaded: null,
  onBoard: null,
  dangerousGoods: null
}

export const car = (vehicleId: string, more: Partial<VehicleFacts> = {}): EventOf<"VehicleWasInvolved"> => ({
  _tag: "VehicleWasInvolved",
  vehicleId,
  ...carFacts,
  warnings: [],
  ...more
})

const driverFacts: PersonFacts = {
  role: "driver",
  isParty: true,
  vehicleId: null,
  sex: null,
  age: null,
  travelMode: null,
  licenceClass: null,
  drivingYears: null,
  alcohol: null,
  safetyGear: null,
  unlicensed: null,
  fled: null,
  destroyedEvidence: null
}

export const person = (
  participantId: string,
  more: Partial<PersonFacts> = {}
): EventOf<"PersonWasInvolved"> => ({
  _tag: "PersonWasInvolved",
  participantId,
  person: { personId: `person-${participantId}`, recordId: `record-${participantId}` },
  known: { idNumber: true, phone: true, address: false },
  ...driverFacts,
  warnings: [],
  ...more
})

export const found = (
  participantId: string,
  finding: Partial<InjuryFinding> & Pick<InjuryFinding, "injury" | "at">
): EventOf<"InjuryWasFound"> => ({
  _tag: "InjuryWasFound",
  participantId,
  diedAt: finding.injury === "dead" ? finding.at : null,
  diedAtScene: false,
  causeOfDeath: null,
  reason: null,
  warnings: [],
  ...finding
})

export const surveyedOn = (day: CalendarDate): EventOf<"SceneWasSurveyed"> => ({
  _tag: "SceneWasSurveyed",
  from: at(day, "09:40"),
  until: at(day, "11:00"),
  by: [lead, second],
  sceneKind: null,
  attachments: [],
  measurements: [],
  note: null,
  warnings: []
})

/** An accepted accident with its handlers, two cars `A` and `B`, their drivers `a` and `b`, surveyed the same day. */
export const accepted = (
  day: CalendarDate,
  kind: AccidentKind = "property",
  ...more: ReadonlyArray<AccidentEvent>
): ReadonlyArray<AccidentEvent> => [
  reported(day, { kind }),
  acceptedOn(day),
  handlers,
  car("A"),
  car("B", { plate: { kind: "02", number: "鲁M54321" } }),
  person("a", { vehicleId: "A" }),
  person("b", { vehicleId: "B" }),
  surveyedOn(day),
  ...more
]

export const chosen = (
  procedure: "simple" | "general",
  more: Partial<EventOf<"ProcedureWasChosen">> = {}
): EventOf<"ProcedureWasChosen"> => ({
  _tag: "ProcedureWasChosen",
  procedure,
  agreed: true,
  complicated: false,
  reason: null,
  ...more
})

export const share = (
  participantId: string,
  share: Share,
  more: Partial<LiabilityShare> = {}
): LiabilityShare => ({
  participantId,
  share,
  grounds: share === "none" ? null : "道路交通安全法38",
  intent: false,
  ...more
})

export const aFull: ReadonlyArray<LiabilityShare> = [share("a", "full"), share("b", "none")]

export const decidedOn = (
  day: CalendarDate,
  more: Partial<EventOf<"LiabilityWasDecided">> = {}
): EventOf<"LiabilityWasDecided"> => ({
  _tag: "LiabilityWasDecided",
  paperId: "paper",
  kind: "liability",
  number: "371603120260001",
  decidedOn: day,
  shares: aFull,
  by: [lead, second],
  supersedes: null,
  reason: null,
  warnings: [],
  ...more
})

export const revokedOn = (
  day: CalendarDate,
  ground: EventOf<"LiabilityWasRevoked">["ground"],
  paperId = "paper"
): EventOf<"LiabilityWasRevoked"> => ({
  _tag: "LiabilityWasRevoked",
  paperId,
  ground,
  revokedOn: day,
  reason: null
})

export const servedOn = (
  participantId: string,
  day: CalendarDate,
  paperId = "paper"
): EventOf<"PaperWasServed"> => ({
  _tag: "PaperWasServed",
  paperId,
  participantId,
  servedAt: at(day, "15:00"),
  way: "in-person",
  informed: true
})

export const testOrdered = (
  day: CalendarDate,
  more: Partial<EventOf<"TestWasOrdered">> = {}
): EventOf<"TestWasOrdered"> => ({
  _tag: "TestWasOrdered",
  testId: "test",
  what: "车速鉴定",
  participantId: null,
  vehicleId: "A",
  institution: "滨州市司法鉴定所",
  orderedOn: day,
  repeats: null,
  ...more
})

export const resultReceived = (day: CalendarDate, testId = "test"): EventOf<"TestResultWasReceived"> => ({
  _tag: "TestResultWasReceived",
  testId,
  receivedOn: day,
  conclusion: "72公里每小时"
})

export const resultServed = (day: CalendarDate, testId = "test"): EventOf<"TestResultWasServed"> => ({
  _tag: "TestResultWasServed",
  testId,
  servedOn: day
})

export const stopped = (day: CalendarDate, stopId = "stop"): EventOf<"ClockWasStopped"> => ({
  _tag: "ClockWasStopped",
  stopId,
  ground: "key-person-in-treatment",
  stoppedOn: day,
  approval: { body: "滨州市公安局交警支队", number: null, on: day },
  noticeServedOn: day,
  reason: null
})

export const resumed = (day: CalendarDate, stopId = "stop"): EventOf<"ClockWasResumed"> => ({
  _tag: "ClockWasResumed",
  stopId,
  resumedOn: day,
  reason: null
})

export const reviewRequested = (
  day: CalendarDate,
  more: Partial<EventOf<"ReviewWasRequested">> = {}
): EventOf<"ReviewWasRequested"> => ({
  _tag: "ReviewWasRequested",
  reviewId: "review",
  paperId: "paper",
  participantId: "a",
  requestedOn: day,
  handedTo: "deciding-unit",
  noticedOn: null,
  reason: "责任过重",
  ...more
})

export const reviewFileSent = (
  sentOn: CalendarDate,
  receivedOn: CalendarDate | null = sentOn
): EventOf<"ReviewFileWasSent"> => ({ _tag: "ReviewFileWasSent", reviewId: "review", sentOn, receivedOn })

export const reviewers = [officer("zhao", "senior"), officer("sun", "senior")]

export const reviewDecided = (
  day: CalendarDate,
  outcome: EventOf<"ReviewWasDecided">["outcome"]
): EventOf<"ReviewWasDecided"> => ({
  _tag: "ReviewWasDecided",
  reviewId: "review",
  outcome,
  decidedOn: day,
  by: reviewers,
  reason: null
})

export const searchStarted = (instant: Instant): EventOf<"SearchWasStarted"> => ({
  _tag: "SearchWasStarted",
  startedAt: instant,
  description: "白色面包车向北逃离"
})

export const fugitiveFound = (
  day: CalendarDate,
  vehicleId: string | null,
  participantId: string | null
): EventOf<"FugitiveWasFound"> => ({
  _tag: "FugitiveWasFound",
  foundOn: day,
  vehicleId,
  participantId,
  reason: null
})

export const sides = [
  { participantIds: ["a"], attendants: 3 },
  { participantIds: ["b"], attendants: 1 }
]

export const mediationRequested = (
  day: CalendarDate,
  more: Partial<EventOf<"MediationWasRequested">> = {}
): EventOf<"MediationWasRequested"> => ({
  _tag: "MediationWasRequested",
  mediationId: "mediation",
  requestedOn: day,
  after: "paper",
  afterOn: day,
  sides,
  ...more
})
