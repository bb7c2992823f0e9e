import type { AccidentFormMessages } from "./accidentMessages.ts"
import type { Field, FieldName, Values } from "./actionFields.ts"
import type { AccidentFile, FormOf, Verb } from "./fileCalls.ts"
import {
  circumstancesOf,
  personValuesOf,
  placeValuesOf,
  reportValuesOf,
  vehicleValuesOf
} from "./fileValues.ts"
import * as standing from "./standing.ts"

/** A field of the form that a verb takes: the contract's own name, or it does not compile. */
type FieldOf<V extends Verb> = Field & { readonly name: FieldName & keyof FormOf<V> }

/** What is asked for one action, and when it is offered. The server decides; this only leaves out what it would refuse. */
export interface Action<V extends Verb = Verb> {
  readonly group: keyof AccidentFormMessages["groups"]
  readonly possible: (file: AccidentFile) => boolean
  readonly fields: ReadonlyArray<FieldOf<V>>
  /** Of a correction: what the file says now, of the thing that was chosen in `of`. */
  readonly corrects?: { readonly of?: FieldName; readonly before: (file: AccidentFile, id: string) => Values }
  /** Adds to the file whatever else happens to it meanwhile. */
  readonly whateverVersion?: boolean
  /** May be given by whoever helps at the scene (A3). */
  readonly firstHelp?: boolean
}

const reason: Field & { readonly name: "reason" } = { name: "reason", as: "long" }
const must = { required: true } as const
const day = <N extends FieldName>(name: N) => ({ name, as: "day", hint: "today" }) as const
const when = { name: "happenedAt", as: "instant", hint: "now" } as const
const approval = {
  name: "approval",
  as: {
    group: [
      { name: "body", as: "text", ...must },
      { name: "number", as: "text" },
      { name: "on", as: "day", ...must }
    ]
  },
  ...must
} as const satisfies Field
const attachments = {
  name: "attachments",
  as: {
    rows: [
      { name: "kind", as: { choice: "attachment" }, ...must },
      { name: "reference", as: "text", hint: "reference", ...must },
      { name: "note", as: "text" }
    ]
  }
} as const satisfies Field
const handlerFields = [
  { name: "account", as: "text", ...must },
  { name: "kind", as: { choice: "handler" } },
  { name: "qualification", as: { choice: "qualification" } }
] as const satisfies ReadonlyArray<Field>
const others = { name: "others", as: { rows: handlerFields } } as const satisfies Field
const sides = {
  name: "sides",
  as: {
    rows: [
      { name: "participantIds", as: { several: "party" }, ...must },
      { name: "attendants", as: "number", ...must }
    ],
    first: (file: AccidentFile) =>
      standing
        .partiesOf(file)
        .map(({ participantId }) => ({ participantIds: [participantId], attendants: 1 }))
  },
  ...must
} as const satisfies Field
const vehicleFields = [
  { name: "vehicleType", as: { table: "vehicleTypes" } },
  { name: "use", as: { table: "uses" } },
  { name: "brand", as: "text" },
  { name: "colour", as: { table: "colours" } },
  { name: "vin", as: "text" },
  { name: "onBoard", as: "number" },
  { name: "overloaded", as: "unsure" },
  { name: "dangerousGoods", as: "unsure" },
  { name: "insurer", as: "text" },
  { name: "policyNumber", as: "text" }
] as const satisfies ReadonlyArray<Field>
const personalFields = [
  { name: "idNumber", as: "text" },
  { name: "phone", as: "text" },
  { name: "address", as: "text" }
] as const satisfies ReadonlyArray<Field>
const personFields = [
  { name: "vehicleId", as: { subject: "vehicle" } },
  { name: "sex", as: { choice: "sex" }, hint: "follows" },
  { name: "age", as: "number", hint: "follows" },
  { name: "travelMode", as: { table: "accident.travelMode" } },
  { name: "licenceClass", as: "text" },
  { name: "drivingYears", as: "number" },
  { name: "alcohol", as: "number" },
  { name: "safetyGear", as: { table: "accident.safetyGear" } },
  { name: "unlicensed", as: "unsure" },
  { name: "fled", as: "unsure" },
  { name: "destroyedEvidence", as: "unsure" }
] as const satisfies ReadonlyArray<Field>
const died = (values: Values) => values["injury"] === "dead"
const injuryFields = [
  { name: "injury", as: { choice: "injury" }, ...must },
  { name: "at", as: "instant", hint: "now" },
  { name: "diedAt", as: "instant", onlyIf: died, ...must },
  { name: "diedAtScene", as: "yes", onlyIf: died },
  { name: "causeOfDeath", as: { table: "accident.causeOfDeath" }, onlyIf: died }
] as const satisfies ReadonlyArray<Field>
const circumstances = [
  ["weather", "accident.weather"],
  ["visibility", "accident.visibility"],
  ["light", "accident.light"],
  ["terrain", "accident.terrain"],
  ["surface", "accident.pavement"],
  ["surfaceCondition", "accident.roadSurface"],
  ["alignment", "accident.alignment"],
  ["signals", "accident.signals"],
  ["form", "accident.form"],
  ["betweenVehicles", "accident.collision"],
  ["single", "accident.singleVehicle"],
  ["parties", "accident.collisionParties"],
  ["firstCause", "accident.cause"],
  ["cause", "accident.cause"]
] as const

/** Every verb of the contract: a verb that is missing here does not compile. */
export const actions: { readonly [V in Verb]: Action<V> } = {
  accept: {
    group: "intake",
    possible: standing.awaitsAcceptance,
    fields: [{ name: "authority", as: "text", hint: "authority" }, when, reason]
  },
  refuse: {
    group: "intake",
    possible: standing.isReported,
    fields: [{ name: "ground", as: { choice: "refusal" }, ...must }, reason]
  },
  "hand-over": {
    group: "intake",
    possible: standing.isOpen,
    fields: [
      { name: "authority", as: "text", ...must },
      { name: "township", as: { table: "townships" }, hint: "handOver" },
      { name: "ground", as: { choice: "jurisdiction" }, ...must },
      when,
      reason
    ]
  },
  "correct-place": {
    group: "intake",
    possible: standing.isCorrectable,
    corrects: { before: placeValuesOf },
    fields: [{ name: "place", as: "place", ...must }, reason]
  },
  "correct-report": {
    group: "intake",
    possible: standing.isCorrectable,
    corrects: { before: reportValuesOf },
    fields: [
      { name: "accidentHappenedAt", as: "instant" },
      { name: "kind", as: { choice: "kind" } },
      { name: "description", as: "long" },
      reason
    ]
  },
  "record-circumstances": {
    group: "scene",
    possible: standing.isCorrectable,
    corrects: { before: circumstancesOf },
    fields: [
      ...circumstances.map(([name, table]) => ({ name, as: { table } })),
      { name: "causeText", as: "long" },
      { name: "propertyYuan", as: "number" },
      { name: "dangerousGoods", as: "text" },
      reason
    ]
  },
  withdraw: {
    group: "whole",
    possible: standing.isOpen,
    fields: [
      { name: "ground", as: { choice: "withdrawal" }, ...must },
      { ...reason, ...must }
    ]
  },
  "assign-handlers": {
    group: "intake",
    possible: standing.isOpen,
    fields: [{ name: "lead", as: { group: handlerFields }, hint: "lead" }, others, reason]
  },
  "attend-scene": {
    group: "scene",
    possible: standing.isOpen,
    firstHelp: true,
    whateverVersion: true,
    fields: [when, others, attachments, { name: "note", as: "long" }]
  },
  "survey-scene": {
    group: "scene",
    possible: standing.isOpen,
    fields: [
      { name: "from", as: "instant", ...must },
      { name: "until", as: "instant", hint: "now" },
      { name: "sceneKind", as: { table: "accident.scene" } },
      others,
      attachments,
      {
        name: "measurements",
        as: {
          rows: [
            { name: "from", as: "text", ...must },
            { name: "to", as: "text", ...must },
            { name: "metres", as: "number", ...must }
          ]
        }
      },
      { name: "note", as: "long" }
    ]
  },
  "request-recusal": {
    group: "procedure",
    possible: standing.hasHandlers,
    fields: [
      { name: "handler", as: { subject: "handler" }, ...must },
      { name: "ground", as: { choice: "recusal" }, ...must },
      { name: "askedBy", as: { subject: "party" } },
      day("requestedOn"),
      reason
    ]
  },
  "decide-recusal": {
    group: "procedure",
    possible: (file) => file.recusals.some(({ decidedOn }) => decidedOn === null),
    fields: [
      { name: "recusalId", as: { subject: "recusal" }, ...must },
      { name: "granted", as: "yes", ...must },
      day("decidedOn"),
      reason
    ]
  },
  "involve-vehicle": {
    group: "parties",
    possible: standing.isOpen,
    firstHelp: true,
    whateverVersion: true,
    fields: [{ name: "plate", as: "plate", ...must }, { name: "motor", as: "yes", ...must }, ...vehicleFields]
  },
  "correct-vehicle": {
    group: "parties",
    possible: (file) => file.vehicles.length > 0 && standing.isCorrectable(file),
    corrects: { of: "vehicleId", before: vehicleValuesOf },
    fields: [
      { name: "vehicleId", as: { subject: "vehicle" }, ...must },
      { name: "plate", as: "plate" },
      { name: "motor", as: "yes", ...must },
      ...vehicleFields,
      reason
    ]
  },
  "remove-vehicle": {
    group: "parties",
    possible: (file) => file.vehicles.length > 0 && standing.isOpen(file),
    fields: [{ name: "vehicleId", as: { subject: "vehicle" }, ...must }, reason]
  },
  "involve-person": {
    group: "parties",
    possible: standing.isOpen,
    firstHelp: true,
    whateverVersion: true,
    fields: [
      { name: "name", as: "text", hint: "unknownPerson", ...must },
      { name: "role", as: { choice: "role" }, ...must },
      ...personalFields,
      { name: "injury", as: { group: injuryFields.map((field) => ({ ...field, required: false })) } },
      ...personFields
    ]
  },
  "correct-person": {
    group: "parties",
    possible: (file) => file.persons.length > 0 && standing.isCorrectable(file),
    corrects: { of: "participantId", before: personValuesOf },
    fields: [
      { name: "participantId", as: { subject: "person" }, ...must },
      { name: "name", as: "text", hint: "unchanged" },
      { name: "idNumber", as: "text", hint: "unchanged" },
      { name: "phone", as: "text", hint: "unchanged" },
      { name: "address", as: "text", hint: "unchanged" },
      { name: "role", as: { choice: "role" } },
      { name: "isParty", as: "yes", ...must },
      ...personFields,
      reason
    ]
  },
  "remove-person": {
    group: "parties",
    possible: (file) => file.persons.length > 0 && standing.isOpen(file),
    fields: [{ name: "participantId", as: { subject: "person" }, ...must }, reason]
  },
  "find-injury": {
    group: "parties",
    possible: (file) => file.persons.length > 0 && standing.isCorrectable(file),
    whateverVersion: true,
    fields: [{ name: "participantId", as: { subject: "person" }, ...must }, ...injuryFields, reason]
  },
  settle: {
    group: "procedure",
    possible: standing.isUndecided,
    fields: [
      day("settledOn"),
      { name: "guided", as: "yes" },
      { name: "amountYuan", as: "number" },
      { name: "shares", as: "shares" },
      reason
    ]
  },
  "choose-procedure": {
    group: "procedure",
    possible: standing.isUndecided,
    fields: [
      { name: "procedure", as: { choice: "procedure" }, ...must },
      { name: "agreed", as: "yes" },
      { name: "complicated", as: "yes" },
      reason
    ]
  },
  "show-evidence": {
    group: "procedure",
    possible: standing.isGeneral,
    fields: [
      day("shownOn"),
      { name: "participantIds", as: { several: "party" }, ...must },
      { name: "note", as: "long" }
    ]
  },
  "record-joint-request": {
    group: "procedure",
    possible: standing.isGeneral,
    fields: [day("requestedOn"), approval, reason]
  },
  "order-test": {
    group: "procedure",
    possible: standing.isAccepted,
    fields: [
      { name: "what", as: "text", ...must },
      { name: "institution", as: "text", ...must },
      { name: "participantId", as: { subject: "person" } },
      { name: "vehicleId", as: { subject: "vehicle" } },
      day("orderedOn"),
      { name: "repeats", as: { subject: "test" } },
      reason
    ]
  },
  "extend-test": {
    group: "procedure",
    possible: standing.hasOpenTest,
    fields: [
      { name: "testId", as: { subject: "test" }, ...must },
      { name: "until", as: "day", ...must },
      approval,
      reason
    ]
  },
  "receive-test-result": {
    group: "procedure",
    possible: standing.hasOpenTest,
    fields: [
      { name: "testId", as: { subject: "test" }, ...must },
      { name: "conclusion", as: "long", ...must },
      day("receivedOn")
    ]
  },
  "serve-test-result": {
    group: "procedure",
    possible: (file) => file.tests.some((test) => test.receivedOn !== null && test.servedOn === null),
    fields: [{ name: "testId", as: { subject: "test" }, ...must }, day("servedOn")]
  },
  "request-second-test": {
    group: "procedure",
    possible: (file) => file.tests.some((test) => test.receivedOn !== null),
    fields: [
      { name: "testId", as: { subject: "test" }, ...must },
      { name: "participantId", as: { subject: "party" }, ...must },
      day("requestedOn"),
      reason
    ]
  },
  "return-vehicle": {
    group: "procedure",
    possible: (file) => file.tests.some((test) => test.vehicleId !== null && test.returnedOn === null),
    fields: [{ name: "testId", as: { subject: "test" }, ...must }, day("returnedOn")]
  },
  "stop-clock": {
    group: "procedure",
    possible: standing.isGeneral,
    fields: [
      { name: "ground", as: { choice: "stop" }, ...must },
      day("stoppedOn"),
      approval,
      day("noticeServedOn"),
      reason
    ]
  },
  "resume-clock": {
    group: "procedure",
    possible: standing.isStopped,
    fields: [{ name: "stopId", as: { subject: "stop" }, ...must }, day("resumedOn"), reason]
  },
  "decide-liability": {
    group: "papers",
    possible: standing.isUndecided,
    fields: [
      { name: "kind", as: { choice: "paper" }, ...must },
      { name: "number", as: "text", ...must },
      day("decidedOn"),
      { name: "shares", as: "shares" },
      { name: "withoutFault", as: "yes" },
      { name: "signedBy", as: { several: "handler" }, hint: "allSign" },
      reason
    ]
  },
  "revoke-liability": {
    group: "papers",
    possible: standing.isDecided,
    fields: [
      { name: "paperId", as: { subject: "paper" }, ...must },
      { name: "ground", as: { choice: "revocation" }, ...must },
      day("revokedOn"),
      reason
    ]
  },
  "serve-paper": {
    group: "papers",
    possible: standing.isDecided,
    fields: [
      { name: "paperId", as: { subject: "paper" }, ...must },
      { name: "participantId", as: { subject: "party" }, ...must },
      { name: "way", as: { choice: "service" }, ...must },
      { name: "informed", as: "yes", ...must },
      when
    ]
  },
  "mediate-on-the-spot": {
    group: "papers",
    possible: standing.isDecided,
    fields: [
      day("heldOn"),
      { name: "askedByAll", as: "yes", ...must },
      { name: "agreed", as: "yes", ...must },
      { name: "objection", as: { choice: "objection" } },
      { name: "amountYuan", as: "number" },
      reason
    ]
  },
  "request-review": {
    group: "afterwards",
    possible: standing.isDecided,
    fields: [
      { name: "paperId", as: { subject: "paper" }, ...must },
      { name: "participantId", as: { subject: "party" }, ...must },
      { name: "handedTo", as: { choice: "handedTo" }, ...must },
      day("requestedOn"),
      { name: "noticedOn", as: "day", onlyIf: ({ handedTo }) => handedTo === "reviewing-body" },
      reason
    ]
  },
  "send-review-file": {
    group: "afterwards",
    possible: (file) => file.reviews.some((review) => review.sentOn === null && review.outcome === null),
    fields: [
      { name: "reviewId", as: { subject: "review" }, ...must },
      day("sentOn"),
      { name: "receivedOn", as: "day" }
    ]
  },
  "decide-review": {
    group: "afterwards",
    possible: standing.isUnderReview,
    fields: [
      { name: "reviewId", as: { subject: "review" }, ...must },
      { name: "outcome", as: { choice: "review" }, ...must },
      day("decidedOn"),
      {
        name: "reviewers",
        as: {
          rows: [
            { name: "account", as: "text", ...must },
            { name: "qualification", as: { choice: "qualification" }, ...must }
          ],
          first: () => [{}, {}]
        },
        ...must
      },
      reason
    ]
  },
  "request-mediation": {
    group: "afterwards",
    possible: standing.isAccepted,
    fields: [
      { name: "after", as: { choice: "mediationAfter" }, ...must },
      {
        name: "peoplesMediationEndedOn",
        as: "day",
        onlyIf: ({ after }) => after === "peoples-mediation",
        ...must
      },
      day("requestedOn"),
      sides
    ]
  },
  "notify-mediation": {
    group: "afterwards",
    possible: standing.isInMediation,
    fields: [
      { name: "mediationId", as: { subject: "mediation" }, ...must },
      { name: "heldOn", as: "day", ...must },
      day("notifiedOn")
    ]
  },
  "begin-mediation": {
    group: "afterwards",
    possible: standing.isInMediation,
    fields: [
      { name: "mediationId", as: { subject: "mediation" }, ...must },
      { name: "startGround", as: { choice: "mediationStart" }, ...must },
      { name: "startOn", as: "day", ...must },
      day("begunOn"),
      sides
    ]
  },
  "end-mediation": {
    group: "afterwards",
    possible: standing.isInMediation,
    fields: [
      { name: "mediationId", as: { subject: "mediation" }, ...must },
      { name: "outcome", as: { choice: "mediation" }, ...must },
      day("endedOn"),
      { name: "amountYuan", as: "number" },
      reason
    ]
  },
  "start-search": {
    group: "search",
    possible: (file) => file.search === null && standing.isOpen(file),
    fields: [{ name: "description", as: "long", ...must }, when]
  },
  "issue-notice": {
    group: "search",
    possible: standing.isSearching,
    fields: [
      { name: "kind", as: { choice: "notice" }, ...must },
      { name: "number", as: "text" },
      day("issuedOn")
    ]
  },
  "cancel-notice": {
    group: "search",
    possible: (file) => (file.search?.notices ?? []).some(({ cancelledOn }) => cancelledOn === null),
    fields: [{ name: "noticeId", as: { subject: "notice" }, ...must }, day("cancelledOn"), reason]
  },
  "find-fugitive": {
    group: "search",
    possible: standing.isSearching,
    fields: [
      day("foundOn"),
      { name: "vehicleId", as: { subject: "vehicle" } },
      { name: "participantId", as: { subject: "person" } },
      reason
    ]
  },
  "ask-decision": {
    group: "search",
    possible: standing.isSearching,
    fields: [{ name: "participantId", as: { subject: "party" }, ...must }, day("requestedOn"), reason]
  },
  "consider-crime": {
    group: "search",
    possible: standing.isAccepted,
    fields: [
      { name: "conclusion", as: { choice: "crime" }, ...must },
      { name: "number", as: "text" },
      day("consideredOn"),
      { ...reason, ...must }
    ]
  },
  close: {
    group: "whole",
    possible: standing.isAccepted,
    fields: [
      { name: "archiveNumber", as: "text", ...must },
      { name: "way", as: { choice: "closing" }, ...must },
      day("closedOn"),
      reason
    ]
  },
  reopen: {
    group: "whole",
    possible: ({ standing: at }) => at === "closed" || at === "withdrawn",
    fields: [{ ...reason, ...must }]
  },
  merge: {
    group: "whole",
    possible: standing.isOpen,
    fields: [{ name: "into", as: "text", hint: "caseId", ...must }, reason]
  },
  "undo-merge": {
    group: "whole",
    possible: (file) => file.mergedInto !== null,
    fields: [{ ...reason, ...must }]
  },
  "rule-out-duplicate": {
    group: "whole",
    possible: standing.isOpen,
    fields: [{ name: "other", as: "text", hint: "caseId", ...must }, reason]
  }
}

/** All verbs in the order in which they stand in the contract. */
export const verbs = Object.keys(actions) as ReadonlyArray<Verb>
