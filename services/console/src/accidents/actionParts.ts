import type { AccidentFormMessages } from "../messages/accidentForms.zh.ts"
import type { Field, FieldName, Values } from "./actionFields.ts"
import type { AccidentFile, FormOf, Verb } from "./fileCalls.ts"
import * as standing from "./standing.ts"

/** A field of the form that a verb takes: the contract's own name, or it does not compile. */
export type FieldOf<V extends Verb> = Field & { readonly name: FieldName & keyof FormOf<V> }

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

/** Actions of one group; together they are all verbs (`actions.ts`). */
export type Actions = { readonly [V in Verb]?: Action<V> }

export const reason: Field & { readonly name: "reason" } = { name: "reason", as: "long" }
export const must = { required: true } as const
export const day = <N extends FieldName>(name: N) => ({ name, as: "day", hint: "today" }) as const
export const when = { name: "happenedAt", as: "instant", hint: "now" } as const
export const approval = {
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
export const attachments = {
  name: "attachments",
  as: {
    rows: [
      { name: "kind", as: { choice: "attachment" }, ...must },
      { name: "reference", as: "text", hint: "reference", ...must },
      { name: "note", as: "text" }
    ]
  }
} as const satisfies Field
export const handlerFields = [
  { name: "account", as: "text", ...must },
  { name: "kind", as: { choice: "handler" } },
  { name: "qualification", as: { choice: "qualification" } }
] as const satisfies ReadonlyArray<Field>
export const others = { name: "others", as: { rows: handlerFields } } as const satisfies Field
export const sides = {
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
export const vehicleFields = [
  { name: "vehicleType", as: { table: "vehicleTypes" } },
  { name: "use", as: { table: "uses" } },
  { name: "brand", as: "text" },
  { name: "colour", as: { table: "colours" } },
  { name: "vin", as: "text" },
  { name: "onBoard", as: "number" },
  { name: "overloaded", as: "unsure" },
  { name: "dangerousGoods", as: "unsure" },
  { name: "insurer", as: "text" },
  { name: "policyNumber", as: "text" },
  {
    name: "transportFirm",
    as: {
      group: [
        { name: "name", as: "text", ...must },
        { name: "creditCode", as: "text" }
      ]
    }
  }
] as const satisfies ReadonlyArray<Field>
export const personalFields = [
  { name: "idNumber", as: "text" },
  { name: "phone", as: "text" },
  { name: "address", as: "text" }
] as const satisfies ReadonlyArray<Field>
export const personFields = [
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
export const died = (values: Values) => values["injury"] === "dead"
export const injuryFields = [
  { name: "injury", as: { choice: "injury" }, ...must },
  { name: "at", as: "instant", hint: "now" },
  { name: "diedAt", as: "instant", onlyIf: died, ...must },
  { name: "diedAtScene", as: "yes", onlyIf: died },
  { name: "causeOfDeath", as: { table: "accident.causeOfDeath" }, onlyIf: died }
] as const satisfies ReadonlyArray<Field>
export const circumstances = [
  ["weather", "accident.weather"],
  ["visibility", "accident.visibility"],
  ["light", "accident.light"],
  ["terrain", "accident.terrain"],
  ["surface", "accident.roadSurface"],
  ["surfaceCondition", "accident.roadCondition"],
  ["pavement", "accident.pavement"],
  ["junction", "accident.junction"],
  ["roadPosition", "accident.roadPosition"],
  ["roadDivision", "accident.roadDivision"],
  ["guardRails", "accident.guardRails"],
  ["alignment", "accident.alignment"],
  ["signals", "accident.signals"],
  ["form", "accident.form"],
  ["betweenVehicles", "accident.collision"],
  ["single", "accident.singleVehicle"],
  ["parties", "accident.collisionParties"],
  ["firstCause", "accident.cause"],
  ["cause", "accident.cause"],
  ["dangerousGoods", "accident.dangerousGoodsOutcome"],
  ["secondAccident", "accident.yesNo"],
  ["foreignInvolved", "accident.yesNo"],
  ["recordKind", "accident.recordKind"]
] as const
