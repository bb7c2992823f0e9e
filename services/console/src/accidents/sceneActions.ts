import {
  type Actions,
  attachments,
  circumstances,
  injuryFields,
  must,
  others,
  personalFields,
  personFields,
  reason,
  vehicleFields,
  when
} from "./actionParts.ts"
import { circumstancesOf, personValuesOf, vehicleValuesOf } from "./fileValues.ts"
import * as standing from "./standing.ts"

/** The scene, the vehicles and the people. */
export const sceneActions = {
  "record-circumstances": {
    group: "scene",
    possible: standing.isCorrectable,
    corrects: { before: circumstancesOf },
    fields: [
      ...circumstances.map(([name, table]) => ({ name, as: { table } })),
      { name: "causeText", as: "long" },
      { name: "propertyYuan", as: "number" },
      reason
    ]
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
  }
} as const satisfies Actions
