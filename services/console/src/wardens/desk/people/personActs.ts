import type { WardenPeopleMessages } from "../../../messages/wardenPeople.zh.ts"
import type { Field, Values } from "./deskFields.ts"
import type { Application, FormOf, Verb, WardenFile } from "./peopleCalls.ts"
import * as standing from "./standing.ts"

/** What is asked for one act on a warden, and when it is offered. The server decides. */
export interface Act<Key extends string = string> {
  readonly group: keyof WardenPeopleMessages["groups"]
  readonly possible: (file: WardenFile) => boolean
  readonly fields: ReadonlyArray<Field<Key>>
  /** What stands in the fields before anybody types. */
  readonly initial?: (file: WardenFile) => Values
  /** Only what differs from that is sent. */
  readonly corrects?: boolean
  /** It is about a township that the form names, not about that of the warden. */
  readonly elsewhere?: boolean
  /** Adds to the file whatever else happens to it meanwhile. */
  readonly whateverVersion?: boolean
}

const must = { required: true } as const
const when = { name: "happenedAt", as: "instant", hint: "now" } as const satisfies Field
const reason = { name: "reason", as: "long" } as const satisfies Field
const why = { ...reason, ...must }
const roles = { name: "roles", as: "roles", ...must } as const satisfies Field
const villages = { name: "villages", as: "villages", hint: "onlyOneVillage" } as const satisfies Field
const skills = { name: "skills", as: "skills" } as const satisfies Field
const setsOutFrom = { name: "setsOutFrom", as: "location", hint: "coarse" } as const satisfies Field

const { serves } = standing

const step = (possible: Act["possible"]): Act<"happenedAt" | "reason"> => ({
  group: "way",
  possible,
  fields: [when, reason]
})

/** Every verb of the contract: a verb or a name of a field that it does not have does not compile. */
export const personActs: { readonly [V in Verb]: Act<Extract<keyof FormOf<V>, string>> } = {
  check: {
    group: "way",
    possible: standing.isIn("applied"),
    fields: [{ name: "passed", as: "passed", ...must }, when, reason],
    initial: () => ({ passed: "yes" })
  },
  "begin-training": step(standing.isIn("checked")),
  activate: step(standing.isIn("training")),
  rest: step(standing.isIn("active")),
  resume: step(standing.isIn("resting")),
  "let-go": { group: "way", possible: serves, fields: [when, why] },
  "record-training": {
    group: "training",
    possible: serves,
    fields: [
      { name: "subject", as: "training", ...must },
      { name: "on", as: "day", ...must },
      { name: "passed", as: "passed", ...must },
      { name: "validUntil", as: "day", hint: "byTable" },
      reason
    ],
    initial: standing.nextTraining,
    whateverVersion: true
  },
  "change-roles": {
    group: "posting",
    possible: serves,
    fields: [roles, when, reason],
    initial: (file) => ({ roles: file.roles.map(({ role }) => role) })
  },
  post: {
    group: "posting",
    possible: serves,
    fields: [{ name: "placeId", as: { subject: "place" }, ...must }, when, reason],
    initial: ({ place }) => (place === null ? {} : { placeId: place.placeId })
  },
  transfer: {
    group: "posting",
    possible: serves,
    fields: [
      { name: "township", as: "township", ...must },
      { name: "villages", as: "villages" },
      { name: "placeId", as: { subject: "place" } },
      when,
      why
    ],
    elsewhere: true
  },
  change: {
    group: "posting",
    possible: serves,
    fields: [villages, skills, setsOutFrom, when, reason],
    initial: (file) => ({
      villages: file.villages.map(({ code }) => code),
      skills: file.skills.map(({ code }) => code),
      ...(file.setsOutFrom === null ? {} : { setsOutFrom: file.setsOutFrom })
    }),
    corrects: true
  },
  "link-account": {
    group: "posting",
    possible: serves,
    fields: [{ name: "account", as: "account", hint: "accountHint" }, reason],
    initial: ({ account }) => (account === null ? {} : { account })
  },
  lend: {
    group: "equipment",
    possible: serves,
    fields: [{ name: "equipment", as: "equipment", ...must }, { name: "serial", as: "text" }, when, reason],
    whateverVersion: true
  },
  "take-back": {
    group: "equipment",
    possible: standing.hasLoans,
    fields: [
      { name: "loanId", as: { subject: "loan" }, ...must },
      { name: "intact", as: "yes" },
      when,
      reason
    ],
    initial: standing.onlyLoan,
    whateverVersion: true
  },
  "report-injury": {
    group: "safety",
    possible: () => true,
    fields: [
      { name: "severity", as: { choice: "severities" }, ...must },
      { name: "activity", as: "long", ...must },
      when,
      reason
    ],
    whateverVersion: true
  },
  insure: {
    group: "safety",
    possible: serves,
    fields: [{ name: "insurer", as: "text" }, { name: "lastDay", as: "day", ...must }, reason],
    whateverVersion: true
  }
}

/** All verbs, as the groups have them. */
export const verbs = Object.keys(personActs) as ReadonlyArray<Verb>

/** What is asked of somebody who applies. */
export const application: ReadonlyArray<Field<Extract<keyof Application, string>>> = [
  { name: "name", as: "text", ...must },
  { name: "phone", as: "phone" },
  { name: "idNumber", as: "text" },
  { name: "address", as: "text" },
  roles,
  { name: "township", as: "township", ...must },
  villages,
  skills,
  setsOutFrom,
  when,
  reason
]
