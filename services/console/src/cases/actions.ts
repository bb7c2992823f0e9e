import type { Field, Values } from "./caseFields.ts"
import type { CaseFormMessages } from "./caseMessages.ts"
import type { CaseFile, FormVerb } from "./fileCalls.ts"
import * as standing from "./standing.ts"

type Who = "everybody" | "police" | "officers" | "command" | "commander" | "reviewers"

/** What is asked for one action, and when and to whom it is offered. The server decides. */
export interface Action {
  readonly group: keyof CaseFormMessages["groups"]
  readonly who: Who
  readonly possible: (file: CaseFile) => boolean
  readonly fields: ReadonlyArray<Field>
  /** What stands in the fields before anybody types. */
  readonly initial?: (file: CaseFile) => Values
  /** Adds to the case whatever else happens to it meanwhile. */
  readonly whateverVersion?: boolean
}

const must = { required: true } as const
const when: Field = { name: "happenedAt", as: "instant", hint: "now" }
const reason: Field = { name: "reason", as: "long" }
const why: Field = { ...reason, ...must }
const group: Field = { name: "groupId", as: { subject: "group" }, ...must }

/** I5: what is filed late holds although another case had the group then. */
const correction: Field = { name: "correction", as: "yes", hint: "correctionHint" }

const step = (possible: (file: CaseFile) => boolean, more: ReadonlyArray<Field> = []): Action => ({
  group: "groups",
  who: "police",
  possible,
  fields: [group, ...more, when, correction, reason],
  initial: standing.onlyGroup,
  whateverVersion: true
})

const { isOpen } = standing

/** Every verb of the contract: a verb that is missing here does not compile. */
export const actions: { readonly [V in FormVerb]: Action } = {
  correct: {
    group: "intake",
    who: "police",
    possible: isOpen,
    fields: [
      { name: "type", as: "type" },
      { name: "place", as: "place" },
      { name: "description", as: "long" },
      reason
    ],
    initial: standing.asTaken
  },
  "change-level": {
    group: "intake",
    who: "officers",
    possible: isOpen,
    fields: [{ name: "level", as: "level", ...must }, why],
    initial: ({ level }) => ({ level })
  },
  "join-call": {
    group: "intake",
    who: "everybody",
    possible: isOpen,
    fields: [
      { name: "caller", as: "caller", hint: "takesCaller" },
      { name: "description", as: "long" },
      { name: "calledAt", as: "instant", hint: "now" }
    ],
    whateverVersion: true
  },
  join: {
    group: "whole",
    who: "officers",
    possible: isOpen,
    fields: [{ name: "into", as: { subject: "otherCase" }, ...must }, reason]
  },
  "undo-join": {
    group: "whole",
    who: "officers",
    possible: (file) => file.standing === "Joined",
    fields: [why]
  },
  "rule-out-duplicate": {
    group: "whole",
    who: "officers",
    possible: isOpen,
    fields: [{ name: "other", as: { subject: "otherCase" }, ...must }, reason],
    whateverVersion: true
  },
  offer: {
    group: "responsibility",
    who: "everybody",
    possible: isOpen,
    fields: [
      { name: "to", as: "account", hint: "offerHint", ...must },
      { name: "station", as: "township" },
      reason
    ]
  },
  "accept-responsibility": {
    group: "responsibility",
    who: "everybody",
    possible: (file) => isOpen(file) && file.offer !== null,
    fields: [reason]
  },
  decline: {
    group: "responsibility",
    who: "everybody",
    possible: (file) => isOpen(file) && file.offer !== null,
    fields: [reason]
  },
  assign: {
    group: "responsibility",
    who: "officers",
    possible: isOpen,
    fields: [
      { name: "account", as: "account" },
      { name: "station", as: "township" },
      { name: "unitId", as: { subject: "unit" } },
      { name: "task", as: "text" }
    ],
    whateverVersion: true
  },
  release: {
    group: "responsibility",
    who: "officers",
    possible: (file) => isOpen(file) && file.assistants.length > 0,
    fields: [
      { name: "account", as: { subject: "assistantAccount" } },
      { name: "unitId", as: { subject: "assistantUnit" } },
      reason
    ],
    whateverVersion: true
  },
  "approve-crossing": {
    group: "groups",
    who: "commander",
    possible: isOpen,
    fields: [{ name: "zoneId", as: { subject: "zone" }, ...must }, reason],
    whateverVersion: true
  },
  sign: step(standing.awaits("dispatched")),
  depart: step(standing.awaits("dispatched", "signed")),
  arrive: step(standing.awaits("dispatched", "signed", "departed"), [{ name: "location", as: "device" }]),
  done: step(standing.hasGroups, [{ name: "outcome", label: "result", as: "long" }]),
  "call-off": {
    group: "groups",
    who: "officers",
    possible: standing.hasGroups,
    fields: [group, why, when, correction],
    initial: standing.onlyGroup,
    whateverVersion: true
  },
  feedback: {
    group: "handling",
    who: "police",
    possible: isOpen,
    fields: [
      { name: "groupId", as: { subject: "group" } },
      { name: "handling", as: "long", ...must },
      { name: "vehicles", as: "count" },
      { name: "people", as: "count" },
      { name: "injured", as: "count" },
      { name: "dead", as: "count" },
      { name: "caught", as: "count" },
      { name: "evidence", as: "yes" },
      { name: "accidentForm", as: "text" },
      { name: "dangerousGoods", as: "text" },
      { name: "weather", as: "text" },
      { name: "road", as: "text" },
      when
    ],
    initial: standing.lastGroup,
    whateverVersion: true
  },
  "blow-whistle": {
    group: "handling",
    who: "officers",
    possible: isOpen,
    fields: [
      { name: "what", as: "text", ...must },
      { name: "branches", as: "branches", hint: "limit", ...must }
    ],
    initial: () => ({ branches: [{}] }),
    whateverVersion: true
  },
  "report-in": {
    group: "handling",
    who: "everybody",
    possible: standing.branchIsAwaited,
    fields: [{ name: "branch", as: { subject: "branch" }, ...must }, { name: "who", as: "text" }, when],
    whateverVersion: true
  },
  "end-whistle": {
    group: "handling",
    who: "officers",
    possible: standing.whistleIsOpen,
    fields: [{ name: "whistleId", as: { subject: "whistle" }, ...must }, reason],
    whateverVersion: true
  },
  "ask-review": {
    group: "supervision",
    who: "officers",
    possible: standing.mayAskReview,
    fields: [{ name: "note", as: "long" }]
  },
  review: {
    group: "supervision",
    who: "reviewers",
    possible: standing.reviewIsOpen,
    fields: [
      { name: "outcome", as: { choice: "review" }, ...must },
      { name: "note", as: "long" }
    ]
  },
  "order-supervision": {
    group: "supervision",
    who: "command",
    possible: isOpen,
    fields: [
      { name: "what", as: "long", ...must },
      { name: "dueAt", as: "instant", hint: "limit" }
    ],
    whateverVersion: true
  },
  "answer-supervision": {
    group: "supervision",
    who: "police",
    possible: standing.orderIsOpen,
    fields: [
      { name: "orderId", as: { subject: "order" }, ...must },
      { name: "answer", as: "long", ...must }
    ],
    initial: standing.onlyOrder,
    whateverVersion: true
  },
  "return-visit": {
    group: "supervision",
    who: "officers",
    possible: (file) => file.standing === "Open" || file.standing === "Closed",
    fields: [
      { name: "satisfied", as: { choice: "satisfied" }, ...must },
      { name: "note", as: "long" }
    ],
    whateverVersion: true
  },
  "hand-over": {
    group: "others",
    who: "officers",
    possible: isOpen,
    fields: [{ name: "agency", as: "text", ...must }, reason]
  },
  receipt: {
    group: "others",
    who: "officers",
    possible: standing.handOverIsOpen,
    fields: [
      { name: "handOverId", as: { subject: "handOver" }, ...must },
      { name: "receipt", as: "text", ...must },
      when
    ],
    initial: standing.onlyHandOver,
    whateverVersion: true
  },
  refer: {
    group: "others",
    who: "officers",
    possible: isOpen,
    fields: [{ name: "to", label: "agency", as: "text", ...must }, { name: "lifeAtRisk", as: "yes" }, reason]
  },
  "call-out": {
    group: "others",
    who: "officers",
    possible: isOpen,
    fields: [
      { name: "need", as: "long", ...must },
      { name: "skill", as: "skill" },
      { name: "people", label: "comers", as: "count" }
    ]
  },
  "file-case": {
    group: "others",
    who: "officers",
    possible: (file) => isOpen(file) && file.caseWork === null,
    fields: [{ name: "number", label: "filingNumber", as: "text" }, when]
  },
  "extend-work": {
    group: "others",
    who: "commander",
    possible: (file) => isOpen(file) && file.caseWork !== null && file.caseWork.extendedAt === null,
    fields: [why]
  },
  close: {
    group: "whole",
    who: "officers",
    possible: isOpen,
    fields: [{ name: "outcome", label: "closing", as: { choice: "outcome" }, ...must }, reason]
  },
  reopen: {
    group: "whole",
    who: "officers",
    possible: (file) => file.standing === "Closed",
    fields: [why]
  },
  withdraw: {
    group: "whole",
    who: "officers",
    possible: isOpen,
    fields: [{ name: "ground", as: { choice: "ground" }, ...must }, reason]
  }
}

/** All verbs with a form, as the groups have them. */
export const verbs = Object.keys(actions) as ReadonlyArray<FormVerb>
