import type { WardenPeopleMessages } from "../../../messages/wardenPeople.zh.ts"
import type { Asking, Making, Under } from "../forms/acts.ts"
import { among, type Field, type FieldOf, must, nowOrAt, reason, why } from "../forms/fields.ts"
import type { Application, FormOf, Verb, WardenFile } from "./peopleCalls.ts"
import * as standing from "./standing.ts"

type Words = WardenPeopleMessages

/** What the forms about a warden are made with. */
export interface AboutWarden extends Making<WardenFile> {
  readonly words: Words
  /** What the warden has on loan, each in words. */
  readonly loanName: (loan: WardenFile["loans"][number]) => string
}

type Act<Form> = Asking<AboutWarden, FieldOf<Form, Words>> & Under<keyof Words["groups"]>

const roles = {
  key: "roles",
  as: { table: "wardens.roles", several: true },
  ...must
} as const satisfies Field
const villages = { key: "villages", as: "villages", hint: "onlyOneVillage" } as const satisfies Field
const skills = { key: "skills", as: { table: "duty.cellSkills", several: true } } as const satisfies Field
const setsOutFrom = { key: "setsOutFrom", as: "position", hint: "coarse" } as const satisfies Field
const passedIn = (words: Words) =>
  ({ key: "passed", as: { yes: words.passedYes, no: words.passedNo }, ...must }) as const

const { serves } = standing

const step = (possible: (file: WardenFile) => boolean): Act<FormOf<"activate">> => ({
  group: "way",
  possible,
  fields: () => [nowOrAt, reason]
})

/** Every verb of the contract: a verb or a name of a field that it does not have does not compile. */
export const personActs: { readonly [V in Verb]: Act<FormOf<V>> } = {
  check: {
    group: "way",
    possible: standing.isIn("applied"),
    fields: ({ words }) => [passedIn(words), nowOrAt, reason],
    initial: () => ({ passed: "yes" })
  },
  "begin-training": step(standing.isIn("checked")),
  activate: step(standing.isIn("training")),
  rest: step(standing.isIn("active")),
  resume: step(standing.isIn("resting")),
  "let-go": { group: "way", possible: serves, fields: () => [nowOrAt, why] },
  "record-training": {
    group: "training",
    possible: serves,
    fields: ({ words }) => [
      { key: "subject", as: { table: "wardens.trainings" }, ...must },
      { key: "on", as: "day", ...must },
      passedIn(words),
      { key: "validUntil", as: "day", hint: "byTable" },
      reason
    ],
    initial: ({ file }) => standing.nextTraining(file),
    whateverVersion: true
  },
  "change-roles": {
    group: "posting",
    possible: serves,
    fields: () => [roles, nowOrAt, reason],
    initial: ({ file }) => ({ roles: file.roles.map(({ role }) => role) }),
    corrects: "all"
  },
  post: {
    group: "posting",
    possible: serves,
    fields: ({ words }) => [{ key: "placeId", as: { placeOr: words.nowhere }, ...must }, nowOrAt, reason],
    initial: ({ file: { place } }) => (place === null ? {} : { placeId: place.placeId })
  },
  transfer: {
    group: "posting",
    possible: serves,
    fields: ({ words }) => [
      { key: "township", as: "township", ...must },
      { key: "villages", as: "villages" },
      { key: "placeId", as: { placeOr: words.nowhere } },
      nowOrAt,
      why
    ],
    elsewhere: true
  },
  change: {
    group: "posting",
    possible: serves,
    fields: () => [villages, skills, setsOutFrom, nowOrAt, reason],
    initial: ({ file }) => ({
      villages: file.villages.map(({ code }) => code),
      skills: file.skills.map(({ code }) => code),
      ...(file.setsOutFrom === null ? {} : { setsOutFrom: file.setsOutFrom })
    }),
    corrects: "changes"
  },
  "link-account": {
    group: "posting",
    possible: serves,
    fields: () => [{ key: "account", as: "account", hint: "account" }, reason],
    initial: ({ file: { account } }) => (account === null ? {} : { account })
  },
  lend: {
    group: "equipment",
    possible: serves,
    fields: () => [
      { key: "equipment", as: { table: "duty.cellEquipment" }, ...must },
      { key: "serial", as: "text" },
      nowOrAt,
      reason
    ],
    whateverVersion: true
  },
  "take-back": {
    group: "equipment",
    possible: standing.hasLoans,
    fields: ({ file, loanName }) => [
      {
        key: "loanId",
        as: {
          options: standing.loansOut(file).map((loan) => ({ value: loan.loanId, label: loanName(loan) }))
        },
        ...must
      },
      { key: "intact", as: "yes" },
      nowOrAt,
      reason
    ],
    initial: ({ file }) => standing.onlyLoan(file),
    whateverVersion: true
  },
  "report-injury": {
    group: "safety",
    possible: () => true,
    fields: ({ words }) => [
      { key: "severity", as: { options: among(words.severities) }, ...must },
      { key: "activity", as: "long", ...must },
      nowOrAt,
      reason
    ],
    whateverVersion: true
  },
  insure: {
    group: "safety",
    possible: serves,
    fields: () => [{ key: "insurer", as: "text" }, { key: "lastDay", as: "day", ...must }, reason],
    whateverVersion: true
  }
}

/** All verbs, as the groups have them. */
export const verbs = Object.keys(personActs) as ReadonlyArray<Verb>

/** What is asked of somebody who applies. */
export const application: ReadonlyArray<FieldOf<Application, Words>> = [
  { key: "name", as: "text", ...must },
  { key: "phone", as: "phone" },
  { key: "idNumber", as: "text" },
  { key: "address", as: "text" },
  roles,
  { key: "township", as: "township", ...must },
  villages,
  skills,
  setsOutFrom,
  nowOrAt,
  reason
]
