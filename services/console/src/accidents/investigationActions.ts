import { type Actions, approval, attachments, day, must, others, reason, when } from "./actionParts.ts"
import * as standing from "./standing.ts"

const shows =
  (...kinds: ReadonlyArray<string>) =>
  ({ of }: Readonly<Record<string, unknown>>) =>
    typeof of === "string" && kinds.includes(of)

/** Identifications, deep investigations, and orders to transport firms (A19, A22). */
export const investigationActions = {
  "hold-identification": {
    group: "investigation",
    possible: standing.isAccepted,
    fields: [
      { name: "of", as: { choice: "identified" }, ...must },
      { name: "shown", as: "number", hint: "leastShown", ...must },
      { name: "identifiedBy", as: { subject: "person" }, hint: "identifiesAlone" },
      {
        name: "witness",
        as: {
          group: [
            { name: "name", as: "text", ...must },
            { name: "idNumber", as: "text" },
            { name: "phone", as: "text" },
            { name: "address", as: "text" }
          ]
        }
      },
      {
        name: "participantId",
        as: { subject: "person" },
        hint: "recognised",
        onlyIf: shows("suspect", "suspect-photos")
      },
      {
        name: "vehicleId",
        as: { subject: "vehicle" },
        hint: "recognised",
        onlyIf: shows("vehicle", "vehicle-photos")
      },
      others,
      attachments,
      { name: "note", as: "long" },
      when
    ]
  },
  "open-deep-investigation": {
    group: "investigation",
    possible: (file) => standing.isAccepted(file) && file.deepInvestigation === null,
    fields: [
      { name: "ground", as: { choice: "deepInvestigation" }, ...must },
      day("openedOn"),
      others,
      reason
    ]
  },
  "conclude-deep-investigation": {
    group: "investigation",
    possible: standing.isInvestigatedInDepth,
    fields: [
      { name: "reportNumber", as: "text", ...must },
      day("concludedOn"),
      {
        name: "findings",
        as: {
          rows: [
            { name: "cause", as: { choice: "foundCause" }, ...must },
            { name: "text", as: "long", ...must }
          ],
          first: () => [{}]
        },
        ...must
      },
      {
        name: "recommendations",
        as: {
          rows: [
            { name: "to", as: "text", ...must },
            { name: "what", as: "long", ...must }
          ]
        }
      },
      reason
    ]
  },
  "order-firm-to-fix": {
    group: "investigation",
    possible: standing.hasFirm,
    fields: [
      { name: "vehicleId", as: { subject: "vehicle" }, ...must },
      { name: "other", as: "text", hint: "caseId", ...must },
      approval,
      day("orderedOn"),
      { name: "dueOn", as: "day", ...must },
      { name: "notifiedGovernments", as: "texts", ...must },
      reason
    ]
  },
  "confirm-fix": {
    group: "investigation",
    possible: (file) => file.firmOrders.some(({ confirmedOn }) => confirmedOn === null),
    fields: [{ name: "orderId", as: { subject: "firmOrder" }, ...must }, day("confirmedOn"), reason]
  }
} as const satisfies Actions
