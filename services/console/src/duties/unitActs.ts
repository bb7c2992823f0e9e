import { type Act, type Field, mustHave as must, payloadOf, reason, since, type Values } from "./acts.ts"
import { actOnOrganisation, type UnitForm, type UnitVerb } from "./dutyCalls.ts"

/** What the commander does with the organisation; a name that the verb's form does not have does not compile. */

const act = <V extends Extract<UnitVerb, Act["name"]>>(
  verb: V,
  fields: ReadonlyArray<Field<Extract<keyof UnitForm<V>, string>>>,
  more: (values: Values) => Values = () => ({})
): Act => ({
  name: verb,
  fields,
  send: (_subject, commandId, values) =>
    // The fields carry the contract's names, and the client checks the form before it is sent.
    actOnOrganisation(verb, commandId, { ...payloadOf(fields, values), ...more(values) } as UnitForm<V>)
})

/** An act whose form holds more than fields: what is asked for is put together. */
const shaped = <V extends Extract<UnitVerb, Act["name"]>>(
  verb: V,
  fields: ReadonlyArray<Field>,
  shape: (given: Values) => UnitForm<V>
): Act => ({
  name: verb,
  fields,
  send: (_subject, commandId, values) => actOnOrganisation(verb, commandId, shape(payloadOf(fields, values)))
})

const text = (value: unknown): string => (typeof value === "string" ? value : "")
const texts = (value: unknown): ReadonlyArray<string> =>
  Array.isArray(value) ? value.filter((one) => typeof one === "string") : []
const filed = (given: Values) => ({
  ...(given["from"] === undefined ? {} : { from: text(given["from"]) }),
  ...(given["reason"] === undefined ? {} : { reason: text(given["reason"]) })
})

const unit = { key: "unitId", label: "unitId", as: { unit: "any" }, ...must } as const
const station = { ...unit, as: { unit: "station" } } as const
const zone = { key: "zoneId", label: "zoneId", as: { unit: "zone" }, ...must } as const
const members = {
  key: "members",
  label: "members",
  as: { unit: "station", several: true },
  ...must
} as const
const centre = { key: "centre", label: "centre", as: { unit: "station" }, ...must } as const

/** Row 12: ends the agreement that the form is opened on. */
export const endAgreementAct: Act = {
  name: "end-mutual-aid",
  fields: [
    { key: "until", label: "until", as: "day" },
    { ...reason, ...must }
  ],
  send: (agreementId, commandId, values) =>
    actOnOrganisation("end-mutual-aid", commandId, {
      agreementId,
      ...(typeof values["until"] === "string" ? { until: values["until"] } : {}),
      ...(typeof values["reason"] === "string" ? { reason: values["reason"] } : {})
    })
}

/** Row 27: cancels the plan of a season that the form is opened on. */
export const cancelSurgeAct: Act = {
  name: "cancel-surge-plan",
  fields: [{ ...reason, ...must }],
  send: (planId, commandId, values) =>
    actOnOrganisation("cancel-surge-plan", commandId, {
      planId,
      ...(typeof values["reason"] === "string" ? { reason: values["reason"] } : {})
    })
}

export const unitActs: ReadonlyArray<Act> = [
  act("form-zone", [{ key: "name", label: "name", as: "text", ...must }, members, centre, since, reason]),
  act("change-zone", [zone, members, centre, since, reason]),
  act("set-zone-head", [zone, { key: "personId", label: "personId", as: "person" }, since, reason]),
  act("dissolve-zone", [zone, since, { ...reason, ...must }]),
  act("set-traffic-mode", [
    { key: "townships", label: "townships", as: "townships", ...must },
    { key: "mode", label: "mode", as: { codes: "trafficModes" }, ...must },
    since,
    reason
  ]),
  act("establish-unit", [
    { key: "kind", label: "kind", as: { codes: "unitTypes" }, ...must },
    { key: "name", label: "name", as: "text", ...must },
    { key: "parent", label: "parent", as: { unit: "any" } },
    { key: "code", label: "code", as: "text" },
    { key: "townships", label: "townships", as: "townships" },
    since,
    reason
  ]),
  act("rename-unit", [unit, { key: "name", label: "name", as: "text", ...must }, since, reason]),
  act("move-unit", [unit, { key: "parent", label: "parent", as: { unit: "any" }, ...must }, since, reason]),
  act("classify-station", [
    station,
    { key: "stationClass", label: "stationClass", as: { codes: "classes" }, ...must },
    since,
    reason
  ]),
  act("set-leader", [unit, { key: "personId", label: "personId", as: "person" }, since, reason]),
  act("give-function", [
    unit,
    { key: "function", label: "function", as: { codes: "functions" }, ...must },
    since,
    reason
  ]),
  shaped(
    "set-neighbours",
    [station, { key: "pair", label: "pair", as: { unit: "station", several: true }, ...must }, reason],
    (given) => ({
      ...filed(given),
      pairs: texts(given["pair"]).map((other) => [text(given["unitId"]), other] as const)
    })
  ),
  act("merge-stations", [
    { key: "into", label: "into", as: { unit: "station" }, ...must },
    { key: "absorbed", label: "absorbed", as: { unit: "station", several: true }, ...must },
    since,
    reason
  ]),
  shaped(
    "agree-mutual-aid",
    [
      { key: "command", label: "command", as: { unit: "command" }, ...must },
      { key: "otherCommand", label: "otherCommand", as: { unit: "command" }, ...must },
      since,
      { key: "until", label: "until", as: "day" },
      reason
    ],
    (given) => ({
      ...filed(given),
      commands: [text(given["command"]), text(given["otherCommand"])],
      ...(given["until"] === undefined ? {} : { until: text(given["until"]) })
    })
  ),
  act(
    "set-surge-plan",
    [
      { ...unit, as: { unit: "roster" } },
      since,
      { key: "until", label: "until", as: "day", ...must },
      { key: "officersOnTraffic", label: "officersOnTraffic", as: "number" },
      { key: "note", label: "note", as: "text" },
      reason
    ],
    (values) => (typeof values["officersOnTraffic"] === "number" ? {} : { officersOnTraffic: "all" })
  ),
  act("dissolve-unit", [unit, since, { ...reason, ...must }])
]
