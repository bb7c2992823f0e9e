import { type Actions, approval, day, must, reason } from "./actionParts.ts"
import * as standing from "./standing.ts"

/** Procedure, evidence and tests. */
export const procedureActions = {
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
  "refuse-second-test": {
    group: "procedure",
    possible: (file) =>
      file.tests.some((test) => test.secondRequestedOn !== null && test.secondRefusedOn === null),
    fields: [
      { name: "testId", as: { subject: "test" }, ...must },
      { name: "ground", as: { choice: "secondTest" }, ...must },
      day("decidedOn"),
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
  }
} as const satisfies Actions
