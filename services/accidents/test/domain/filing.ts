import { given } from "@jiaosuo/kernel/GivenWhenThen"
import type { AccidentCommand } from "../../src/domain/AccidentCommands.ts"
import { makeAccidentDecider } from "../../src/domain/AccidentDecider.ts"
import type { AccidentEvent } from "../../src/domain/AccidentEvents.ts"
import type { IntakeCommand } from "../../src/domain/commands/Intake.ts"
import type { PersonFacts, VehicleFacts } from "../../src/domain/values/Parties.ts"
import { noCircumstances, type Place } from "../../src/domain/values/Place.ts"
import { accepted, at, lead, reported, rules, second, township } from "./proceedings.ts"

/** Examples of what is asked of a file as a whole; the accident itself is that of `proceedings.ts`. */

export const day = "2026-03-10"

/** `file([...history]).when(command)`: the whole decider. */
export const file = given(makeAccidentDecider(rules))

/** The tag of what a command came to: of the events, or of the rejection. */
export const outcome = (history: ReadonlyArray<AccidentEvent>, command: AccidentCommand): string => {
  const result = file(history).when(command)
  return "rejected" in result ? result.rejected._tag : result.happened.map(({ _tag }) => _tag).join(" ")
}

const { _tag: _reported, ...record } = reported(day)

export const elsewhere: Place = { ...record.place, township: "371603102" }

export const vehicleFacts: VehicleFacts = {
  plate: { kind: "02", number: "鲁M99999" },
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

export const personFacts: PersonFacts = {
  role: "pedestrian",
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

const by = lead
const reason = null
const warnings: [] = []

/** One ordinary command of every kind; the compiler counts them. */
export const commands: {
  readonly [Tag in IntakeCommand["_tag"]]: Extract<IntakeCommand, { readonly _tag: Tag }>
} = {
  ReportAccident: { _tag: "ReportAccident", by, ...record },
  AcceptAccident: { _tag: "AcceptAccident", by, authority: "大队", acceptedAt: at(day, "09:20"), reason },
  RefuseAccident: {
    _tag: "RefuseAccident",
    by,
    ground: "not-on-a-road",
    refusedAt: at(day, "09:20"),
    reason
  },
  HandOverAccident: {
    _tag: "HandOverAccident",
    by,
    authority: "滨城大队",
    township: null,
    ground: "began-there",
    receivedAt: at(day, "12:00"),
    reason
  },
  CorrectPlace: { _tag: "CorrectPlace", by, place: elsewhere, reason: "桩号看错", warnings },
  CorrectReport: {
    _tag: "CorrectReport",
    by,
    happenedAt: null,
    kind: null,
    description: "两车追尾",
    reason: "补充",
    warnings
  },
  RecordCircumstances: {
    _tag: "RecordCircumstances",
    by,
    circumstances: { ...noCircumstances, weather: "1" },
    reason
  },
  WithdrawAccident: { _tag: "WithdrawAccident", by, ground: "entered-by-mistake", reason: "重复录入" },
  RecordHistoricalAccident: {
    _tag: "RecordHistoricalAccident",
    source: "平台",
    number: "1",
    happenedAt: at("2019-05-06"),
    precision: "day",
    place: record.place,
    kind: "injury",
    circumstances: noCircumstances,
    counts: null,
    vehicleTypes: [],
    persons: [],
    closedOn: null,
    warnings
  },
  AssignHandlers: { _tag: "AssignHandlers", by, lead: second, others: [lead], reason },
  AttendScene: {
    _tag: "AttendScene",
    by,
    arrivedAt: at(day, "09:30"),
    others: [],
    attachments: [],
    note: null
  },
  SurveyScene: {
    _tag: "SurveyScene",
    by,
    from: at(day, "09:40"),
    until: at(day, "10:30"),
    others: [second],
    sceneKind: null,
    attachments: [],
    measurements: [],
    note: null,
    warnings
  },
  InvolveVehicle: { _tag: "InvolveVehicle", by, vehicleId: "C", facts: vehicleFacts, warnings },
  CorrectInvolvedVehicle: {
    _tag: "CorrectInvolvedVehicle",
    by,
    vehicleId: "A",
    facts: { ...vehicleFacts, brand: "长安" },
    reason,
    warnings
  },
  RemoveInvolvedVehicle: { _tag: "RemoveInvolvedVehicle", by, vehicleId: "A", reason },
  LinkKeyVehicle: {
    _tag: "LinkKeyVehicle",
    vehicleId: "A",
    registeredId: "file",
    registeredTownship: "371603102"
  },
  UnlinkKeyVehicle: { _tag: "UnlinkKeyVehicle", vehicleId: "A", registeredId: "file" },
  InvolvePerson: {
    _tag: "InvolvePerson",
    by,
    participantId: "c",
    person: { personId: "person-c", recordId: "record-c" },
    known: { idNumber: true, phone: false, address: false },
    facts: personFacts,
    injury: null,
    warnings
  },
  CorrectInvolvedPerson: {
    _tag: "CorrectInvolvedPerson",
    by,
    participantId: "a",
    person: { personId: "person-a", recordId: "record-a2" },
    known: { idNumber: true, phone: false, address: false },
    facts: { ...personFacts, age: 40 },
    reason,
    warnings
  },
  RemoveInvolvedPerson: { _tag: "RemoveInvolvedPerson", by, participantId: "a", reason },
  FindInjury: {
    _tag: "FindInjury",
    by,
    participantId: "a",
    finding: {
      injury: "slight",
      at: at(day, "10:00"),
      diedAt: null,
      diedAtScene: false,
      causeOfDeath: null
    },
    reason,
    warnings
  },
  CloseAccident: {
    _tag: "CloseAccident",
    by,
    archiveNumber: "2026-001",
    way: "other",
    closedOn: "2026-04-10",
    reason: "当事人撤回"
  },
  ReopenAccident: { _tag: "ReopenAccident", by, reason: "新证据" },
  MergeAccident: {
    _tag: "MergeAccident",
    by,
    id: "this",
    into: "other",
    target: "Accepted",
    outside: null,
    slot: 0,
    score: 0.9,
    reason
  },
  UndoMerge: { _tag: "UndoMerge", by, reason: "不是同一起" },
  RuleOutDuplicate: { _tag: "RuleOutDuplicate", by, id: "this", other: "other", reason },
  TakeInDuplicate: { _tag: "TakeInDuplicate", from: "other" },
  GiveBackDuplicate: { _tag: "GiveBackDuplicate", from: "other" }
}

/** A history for every standing of a file. */
const onFile = accepted(day)
export const histories = {
  unknown: [],
  reported: [...onFile.filter(({ _tag }) => _tag !== "AccidentWasAccepted")],
  accepted: onFile,
  refused: [reported(day), { _tag: "AccidentWasRefused", ground: "not-proved", reason: null }],
  handedOver: [
    ...onFile,
    {
      _tag: "AccidentWasHandedOver",
      authority: "滨城大队",
      township: null,
      ground: "place",
      receivedAt: at(day, "12:00"),
      reason: null
    }
  ],
  closed: [
    ...onFile,
    {
      _tag: "AccidentWasClosed",
      archiveNumber: "2026-000",
      way: "other",
      closedOn: "2026-04-01",
      reason: "x"
    }
  ],
  withdrawn: [...onFile, { _tag: "AccidentWasWithdrawn", ground: "no-accident", reason: null }],
  merged: [...onFile, { _tag: "AccidentWasMerged", into: "elsewhere", score: null, reason: null }],
  historical: [
    {
      ...commands.RecordHistoricalAccident,
      _tag: "HistoricalAccidentWasRecorded",
      number: "7"
    }
  ]
} as const satisfies Record<string, ReadonlyArray<AccidentEvent>>

export { township }
