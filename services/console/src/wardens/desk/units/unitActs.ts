import type { Option } from "../../../lists/FilterSheet.tsx"
import type { WardenUnitsMessages } from "../../../messages/wardenUnits.zh.ts"
import { type Act, type Asking, actOf, type Making, type Under } from "../forms/acts.ts"
import { among, type FieldOf, must, nowOrAt, onlyOne, reason, textsOf, type Values } from "../forms/fields.ts"
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
  const fields: ReadonlyArray<FieldOf<UnitForming, Words>> = [
    { key: "kind", as: { options: among(words.kinds) }, ...must },
    { key: "name", as: "text", ...must },
    { key: "township", as: "township", ...must },
    { key: "village", as: "village" },
    { key: "location", as: "position" },
    nowOrAt,
    reason
  ]
  return {
    name: "unit.form",
    fields,
    initial: { kind: "mobile-team", ...(township === undefined ? {} : { township }) },
    send: formUnit
  }
}

/** What the forms of a unit are made with. */
interface AboutUnit extends Making<UnitFile> {
  readonly words: Words
  /** Whose account an entry of a page names. */
  readonly nameOf: (account: string) => string
}

const memberOptions = ({ file, nameOf }: AboutUnit): ReadonlyArray<Option> =>
  membersNow(file).map(({ account }) => ({ value: account, label: nameOf(account) }))

const groupOptions = ({ file }: AboutUnit): ReadonlyArray<Option> =>
  groupsNow(file).map((group) => ({ value: group.groupId, label: groupName(group) }))

const thingOptions = ({ words, file }: AboutUnit, present: boolean): ReadonlyArray<Option> =>
  file.kit
    .filter((item) => item.present === present && item.item in words.things)
    .map(({ item }) => ({ value: item, label: words.things[item as keyof Words["things"]] }))

const today = { as: "day", hint: "today" } as const
const stands = ({ disbandedAt }: UnitFile): boolean => disbandedAt === null
const hasMembers = (file: UnitFile): boolean => stands(file) && membersNow(file).length > 0
const hasGroups = (file: UnitFile): boolean => stands(file) && groupsNow(file).length > 0

/** The form that is asked for: groups are listed by their names, all of one village. */
type Asked<V extends UnitVerb> = V extends "list-groups"
  ? Omit<UnitFormOf<V>, "groups"> & { readonly village: string; readonly names: ReadonlyArray<string> }
  : UnitFormOf<V>

/** Verbs that have a button of the file; an entry is withdrawn where it stands. */
export type OfferedVerb = Exclude<UnitVerb, "withdraw-entry">

/** Every verb of the contract: a verb or a name of a field that it does not have does not compile. */
export const unitActs: {
  readonly [V in OfferedVerb]: Asking<AboutUnit, FieldOf<Asked<V>, Words>> & Under<keyof Words["groups"]>
} = {
  "visit-groups": {
    group: "work",
    possible: hasGroups,
    fields: (unit) => [
      { key: "groupIds", as: { options: groupOptions(unit), several: true }, ...must },
      { key: "members", as: { options: memberOptions(unit), several: true }, hint: "members" },
      nowOrAt,
      { key: "note", as: "long" }
    ],
    whateverVersion: true
  },
  "record-room-time": {
    group: "work",
    possible: stands,
    fields: (unit) => [
      { key: "account", label: "members", as: { options: memberOptions(unit) }, hint: "members" },
      { key: "from", label: "roomFrom", as: "instant", ...must },
      { key: "until", label: "roomUntil", as: "instant", hint: "sameDay", ...must },
      reason
    ],
    initial: (unit) => onlyOne("account", memberOptions(unit)),
    whateverVersion: true
  },
  issue: {
    group: "kit",
    possible: stands,
    // What is there already may be had again under another number.
    fields: ({ words }) => [
      { key: "thing", as: { options: among(words.things) }, ...must },
      { key: "label", as: "text" },
      nowOrAt,
      reason
    ],
    initial: (unit) => onlyOne("thing", thingOptions(unit, false).slice(0, 1))
  },
  "take-back": {
    group: "kit",
    possible: (file) => stands(file) && file.kit.some(({ item, present }) => present && !isPart(item)),
    fields: (unit) => [{ key: "thing", as: { options: thingOptions(unit, true) }, ...must }, nowOrAt, reason],
    initial: (unit) => onlyOne("thing", thingOptions(unit, true))
  },
  join: {
    group: "kit",
    possible: stands,
    fields: ({ words }) => [
      { key: "account", as: "account", hint: "account", ...must },
      { key: "part", as: { options: among(words.parts) }, ...must },
      { key: "from", ...today },
      reason
    ],
    initial: ({ file, words }) => {
      const lacking = file.missing.find((item) => item in words.parts)
      return lacking === undefined ? {} : { part: lacking }
    }
  },
  leave: {
    group: "kit",
    possible: hasMembers,
    fields: (unit) => [
      { key: "account", as: { options: memberOptions(unit) }, ...must },
      { key: "until", ...today },
      reason
    ],
    initial: (unit) => onlyOne("account", memberOptions(unit))
  },
  "list-groups": {
    group: "villages",
    possible: stands,
    fields: () => [
      { key: "village", as: "village", ...must },
      { key: "names", as: "names", hint: "names", ...must },
      { key: "from", ...today },
      reason
    ],
    formOf: ({ village, names, ...form }) => ({
      ...form,
      groups: textsOf(names).map((name) => ({ village, name }))
    })
  },
  "end-groups": {
    group: "villages",
    possible: hasGroups,
    fields: (unit) => [
      { key: "groupIds", as: { options: groupOptions(unit), several: true }, ...must },
      { key: "until", ...today },
      reason
    ]
  },
  change: {
    group: "whole",
    possible: stands,
    fields: () => [
      { key: "name", as: "text", ...must },
      { key: "village", as: "village" },
      { key: "location", as: "position" },
      reason
    ],
    initial: ({ file }) => ({
      name: file.name,
      village: file.village ?? undefined,
      location: file.location ?? undefined
    }),
    corrects: "changes"
  },
  disband: { group: "whole", possible: stands, fields: () => [nowOrAt, reason] }
}

/** All verbs, as the groups have them. */
export const verbs = Object.keys(unitActs) as ReadonlyArray<OfferedVerb>

/** Row 39 first, then what there is to visit, then the work of every day. */
export const nextVerbs = ({ missing, groupsNow: groups }: UnitFile): ReadonlyArray<OfferedVerb> => [
  ...(missing.some(isPart) ? (["join"] as const) : []),
  ...(missing.some((item) => !isPart(item)) ? (["issue"] as const) : []),
  ...(groups === 0 ? (["list-groups"] as const) : (["visit-groups"] as const)),
  "record-room-time"
]

/** One act on a unit; `preset` is what is chosen already, where it was begun at something of the page. */
export const unitAct = (verb: OfferedVerb, unit: AboutUnit, preset?: Values): Act => {
  const asking: Asking<AboutUnit> = unitActs[verb]
  return actOf(`unit.${verb}`, asking, unit, (...order) => actOnUnit(verb, ...order), preset)
}

/** A round or a time in the room counts no more. */
export const withdrawAct = ({ id }: UnitFile, month: string, entryId: string): Act => ({
  name: `unit.withdraw-entry.${entryId}`,
  fields: [reason],
  send: (commandId, form) =>
    actOnUnit("withdraw-entry", id, commandId, undefined, { month, entryId, ...form })
})
