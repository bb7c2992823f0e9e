import { type Actions, day, handlerFields, must, others, reason, when } from "./actionParts.ts"
import { placeValuesOf, reportValuesOf } from "./fileValues.ts"
import * as standing from "./standing.ts"

/** Intake, jurisdiction, and the end of a file. */
export const intakeActions = {
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
  "assign-handlers": {
    group: "intake",
    possible: standing.isOpen,
    fields: [{ name: "lead", as: { group: handlerFields }, hint: "lead" }, others, reason]
  },
  withdraw: {
    group: "whole",
    possible: standing.isOpen,
    fields: [
      { name: "ground", as: { choice: "withdrawal" }, ...must },
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
} as const satisfies Actions
