import type { Option } from "../../../lists/FilterSheet.tsx"
import type { WardenUnitsMessages } from "../../../messages/wardenUnits.zh.ts"
import {
  type Act,
  type Field,
  happenedAt,
  must,
  payloadOf,
  reason,
  textOf,
  textsOf,
  type Values
} from "./mobileActs.ts"
import {
  actOnUnit,
  formUnit,
  type UnitFile,
  type UnitForming,
  type UnitFormOf,
  type UnitVerb
} from "./mobileCalls.ts"

/** What is done about mobile units, and when it is offered. The server decides; this only leaves out what it would refuse. */

type Words = WardenUnitsMessages

/** A field of the form that a verb takes: the contract's own name, or it does not compile. */
type FieldOf<Form> = Field & { readonly key: Extract<keyof Form, string> }

const among = (words: Readonly<Record<string, string>>): ReadonlyArray<Option> =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

/** A group as a field offers it. */
export const groupName = ({
  villageName,
  name
}: {
  readonly villageName: string
  readonly name: string
}): string => `${villageName} ${name}`

/** Whether an item of the eight ones is somebody, not something (row 39). */
export const isPart = (item: string): item is keyof Words["parts"] =>
  item === "senior-officer" || item === "young-officer" || item === "assistant"

/** Whoever is in the unit, and groups that there are. */
export const membersNow = ({ members }: UnitFile) => members.filter(({ until }) => until === null)
export const groupsNow = ({ groups }: UnitFile) => groups.filter(({ until }) => until === null)

/** A new unit; `township` is that of whoever has one only. */
export const formAct = (words: Words, township: string | undefined): Act => {
  const fields: ReadonlyArray<FieldOf<UnitForming>> = [
    { key: "kind", as: { options: among(words.kinds) }, ...must },
    { key: "name", as: "text", ...must },
    { key: "township", as: "township", ...must },
    { key: "village", as: "village" },
    { key: "location", as: "position" },
    happenedAt,
    reason
  ]
  return {
    verb: "form",
    subject: "new",
    fields,
    initial: { kind: "mobile-team", ...(township === undefined ? {} : { township }) },
    // The fields carry the contract's names, and the client checks the form before it is sent.
    send: (commandId, values) => formUnit(commandId, payloadOf(fields, values) as unknown as UnitForming)
  }
}

/** What the forms of a unit are made with. */
interface Making {
  readonly words: Words
  readonly file: UnitFile
  /** Whose account an entry of a page names. */
  readonly nameOf: (account: string) => string
}

type Make = (making: Making) => {
  readonly fields: ReadonlyArray<Field>
  readonly initial?: Values
  /** Adds to the file whatever else happens to it meanwhile. */
  readonly whateverVersion?: boolean
  /** The form as the contract takes it, where it is not simply the fields. */
  readonly formOf?: (values: Values) => Values
}

const only = (key: string, options: ReadonlyArray<Option>): Values =>
  options.length === 1 ? { [key]: options[0]?.value } : {}

const memberOptions = ({ file, nameOf }: Making): ReadonlyArray<Option> =>
  membersNow(file).map(({ account }) => ({ value: account, label: nameOf(account) }))

const groupOptions = ({ file }: Making): ReadonlyArray<Option> =>
  groupsNow(file).map((group) => ({ value: group.groupId, label: groupName(group) }))

const thingOptions = ({ words, file }: Making, present: boolean): ReadonlyArray<Option> =>
  file.kit
    .filter((item) => item.present === present && item.item in words.things)
    .map(({ item }) => ({ value: item, label: words.things[item as keyof Words["things"]] }))

const fieldsOf = <V extends UnitVerb>(fields: ReadonlyArray<FieldOf<UnitFormOf<V>>>) => fields

const makers: { readonly [V in Exclude<UnitVerb, "withdraw-entry">]: Make } = {
  "visit-groups": (making) => ({
    fields: fieldsOf<"visit-groups">([
      { key: "groupIds", as: { options: groupOptions(making), several: true }, ...must },
      { key: "members", as: { options: memberOptions(making), several: true }, hint: "members" },
      happenedAt,
      { key: "note", as: "long" }
    ]),
    whateverVersion: true
  }),
  "record-room-time": (making) => {
    const options = memberOptions(making)
    return {
      fields: fieldsOf<"record-room-time">([
        { key: "account", label: "members", as: { options }, hint: "members" },
        { key: "from", label: "roomFrom", as: "instant", ...must },
        { key: "until", label: "roomUntil", as: "instant", hint: "sameDay", ...must },
        reason
      ]),
      initial: only("account", options),
      whateverVersion: true
    }
  },
  issue: (making) => {
    const options = thingOptions(making, false)
    return {
      // What is there already may be had again under another number.
      fields: fieldsOf<"issue">([
        { key: "thing", as: { options: among(making.words.things) }, ...must },
        { key: "label", as: "text" },
        happenedAt,
        reason
      ]),
      initial: options[0] === undefined ? {} : { thing: options[0].value }
    }
  },
  "take-back": (making) => {
    const options = thingOptions(making, true)
    return {
      fields: fieldsOf<"take-back">([{ key: "thing", as: { options }, ...must }, happenedAt, reason]),
      initial: only("thing", options)
    }
  },
  join: ({ words, file }) => {
    const lacking = file.missing.find((item) => item in words.parts)
    return {
      fields: fieldsOf<"join">([
        { key: "account", as: "account", hint: "account", ...must },
        { key: "part", as: { options: among(words.parts) }, ...must },
        { key: "from", as: "day", hint: "today" },
        reason
      ]),
      initial: lacking === undefined ? {} : { part: lacking }
    }
  },
  leave: (making) => {
    const options = memberOptions(making)
    return {
      fields: fieldsOf<"leave">([
        { key: "account", as: { options }, ...must },
        { key: "until", as: "day", hint: "today" },
        reason
      ]),
      initial: only("account", options)
    }
  },
  "list-groups": () => ({
    fields: [
      { key: "village", as: "village", ...must },
      { key: "names", as: "names", hint: "names", ...must },
      { key: "from", as: "day", hint: "today" },
      reason
    ],
    formOf: ({ village, names, ...values }) => ({
      ...payloadOf([{ key: "from", as: "day" }, reason], values),
      groups: textsOf(names).map((name) => ({ village: textOf(village) ?? "", name }))
    })
  }),
  "end-groups": (making) => {
    const options = groupOptions(making)
    return {
      fields: fieldsOf<"end-groups">([
        { key: "groupIds", as: { options, several: true }, ...must },
        { key: "until", as: "day", hint: "today" },
        reason
      ])
    }
  },
  change: ({ file }) => ({
    fields: fieldsOf<"change">([
      { key: "name", as: "text", ...must },
      { key: "village", as: "village" },
      { key: "location", as: "position" },
      reason
    ]),
    initial: {
      name: file.name,
      village: file.village ?? undefined,
      location: file.location ?? undefined
    }
  }),
  disband: () => ({ fields: fieldsOf<"disband">([happenedAt, reason]) })
}

/** Verbs that have a button of the file; an entry is withdrawn where it stands. */
export type OfferedVerb = keyof typeof makers

export const groupOfVerb: { readonly [V in OfferedVerb]: keyof Words["groups"] } = {
  "visit-groups": "work",
  "record-room-time": "work",
  issue: "kit",
  "take-back": "kit",
  join: "kit",
  leave: "kit",
  "list-groups": "villages",
  "end-groups": "villages",
  change: "whole",
  disband: "whole"
}

const possible: { readonly [V in OfferedVerb]: (file: UnitFile) => boolean } = {
  "visit-groups": (file) => groupsNow(file).length > 0,
  "record-room-time": () => true,
  issue: () => true,
  "take-back": ({ kit }) => kit.some(({ item, present }) => present && !isPart(item)),
  join: () => true,
  leave: (file) => membersNow(file).length > 0,
  "list-groups": () => true,
  "end-groups": (file) => groupsNow(file).length > 0,
  change: () => true,
  disband: () => true
}

/** All that is possible with a unit as it stands, in the order of the groups. */
export const verbsOf = (file: UnitFile): ReadonlyArray<OfferedVerb> =>
  file.disbandedAt !== null
    ? []
    : (Object.keys(possible) as ReadonlyArray<OfferedVerb>).filter((verb) => possible[verb](file))

/** Row 39 first, then what there is to visit, then the work of every day. */
export const nextVerbs = ({ missing, groupsNow: groups }: UnitFile): ReadonlyArray<OfferedVerb> => [
  ...(missing.some(isPart) ? (["join"] as const) : []),
  ...(missing.some((item) => !isPart(item)) ? (["issue"] as const) : []),
  ...(groups === 0 ? (["list-groups"] as const) : (["visit-groups"] as const)),
  "record-room-time"
]

/** One act on a unit; `preset` is what is chosen already, where it was begun at something of the page. */
export const unitAct = (verb: OfferedVerb, making: Making, preset: Values = {}): Act => {
  const { fields, initial, whateverVersion, formOf } = makers[verb](making)
  const { file } = making
  return {
    verb,
    subject: `${file.id}.${Object.values(preset).join(".")}`,
    township: file.township,
    fields,
    initial: { ...initial, ...preset },
    send: (commandId, values) =>
      actOnUnit(
        verb,
        file.id,
        commandId,
        whateverVersion === true ? undefined : file.version,
        // The fields carry the contract's names; the client checks the form before it is sent.
        (formOf?.(values) ?? payloadOf(fields, values)) as unknown as UnitFormOf<typeof verb>
      )
  }
}

/** A round or a time in the room counts no more. */
export const withdrawAct = (file: UnitFile, month: string, entryId: string): Act => ({
  verb: "withdraw-entry",
  subject: entryId,
  fields: [reason],
  send: (commandId, values) =>
    actOnUnit("withdraw-entry", file.id, commandId, undefined, {
      month,
      entryId,
      ...payloadOf([reason], values)
    })
})
