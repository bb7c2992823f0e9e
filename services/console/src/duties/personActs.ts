import { type Act, type Field, mustHave as must, payloadOf, reason, since } from "./acts.ts"
import { actOnPerson, type PersonForm, type PersonVerb, type TakingOn, takeOn } from "./dutyCalls.ts"

/** What is done about those who serve; a name that the verb's form does not have does not compile. */

const act = <V extends Extract<PersonVerb, Act["name"]>>(
  verb: V,
  fields: ReadonlyArray<Field<Extract<keyof PersonForm<V>, string>>>
): Act => ({
  name: verb,
  fields,
  send: (subject, commandId, values) =>
    // The fields carry the contract's names, and the client checks the form before it is sent.
    actOnPerson(verb, subject, commandId, payloadOf(fields, values) as PersonForm<V>)
})

const takingOn: ReadonlyArray<Field<Extract<keyof TakingOn, string>>> = [
  { key: "name", label: "personName", as: "text", ...must },
  { key: "personKind", label: "personKind", as: { codes: "personKinds" }, ...must },
  { key: "unitId", label: "unitId", as: { unit: "any" }, ...must },
  { key: "post", label: "post", as: { codes: "posts" } },
  { key: "account", label: "account", as: "text" },
  { key: "phone", label: "phone", as: "text" },
  { key: "idNumber", label: "idNumber", as: "text" },
  { key: "sex", label: "sex", as: { codes: "sexes" } },
  { key: "bornIn", label: "bornIn", as: "number" },
  { key: "qualification", label: "qualification", as: { codes: "qualifications" } },
  since,
  reason
]

export const takeOnAct: Act = {
  name: "take-on",
  fields: takingOn,
  // As above: the client checks the form.
  send: (_subject, commandId, values) => takeOn(commandId, payloadOf(takingOn, values) as TakingOn)
}

export const personActs: ReadonlyArray<Act> = [
  act("record-absence", [
    { ...since, ...must },
    { key: "until", label: "until", as: "day", ...must },
    { key: "ground", label: "ground", as: { codes: "grounds" }, ...must },
    reason
  ]),
  act("cancel-absence", [{ key: "absenceId", label: "absenceId", as: "absence", ...must }, reason]),
  act("transfer", [{ key: "unitId", label: "unitId", as: { unit: "any" }, ...must }, since, reason]),
  act("change-post", [{ key: "post", label: "post", as: { codes: "posts" }, ...must }, since, reason]),
  act("qualify", [
    { key: "qualification", label: "qualification", as: { codes: "qualifications" }, ...must },
    since,
    { key: "lastValidDay", label: "lastValidDay", as: "day" },
    reason
  ]),
  act("record-training", [
    { key: "subject", label: "subject", as: "text", ...must },
    { key: "hours", label: "hours", as: "number", ...must },
    { key: "on", label: "on", as: "day" }
  ]),
  act("earn-rest", [
    { key: "days", label: "days", as: "number", ...must },
    { key: "ground", label: "restGround", as: "text", ...must },
    { key: "on", label: "on", as: "day" }
  ]),
  act("spend-rest", [
    { key: "days", label: "days", as: "number", ...must },
    { key: "on", label: "on", as: "day" },
    reason
  ]),
  act("link-account", [{ key: "account", label: "account", as: "text" }, reason]),
  act("let-go", [since, { ...reason, ...must }])
]
