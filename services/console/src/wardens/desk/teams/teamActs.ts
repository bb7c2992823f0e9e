import type { WardenPeopleMessages } from "../../../messages/wardenPeople.zh.ts"
import { type Asking, type Making, type Under, whatIsDue } from "../forms/acts.ts"
import { among, type Field, type FieldOf, must, nowOrAt, reason, why } from "../forms/fields.ts"
import type { Wardens } from "../useWardens.ts"
import type { Forming, FormOf, TeamFile, Verb } from "./teamCalls.ts"

type Words = WardenPeopleMessages

/** What the forms about a team are made with. */
export interface AboutTeam extends Making<TeamFile> {
  readonly words: Words
  readonly volunteers: Wardens
}

type Act<Form> = Asking<AboutTeam, FieldOf<Form, Words>> & Under<keyof Words["team"]["groups"]>

const teamName = { key: "name", label: "teamName", as: "text", ...must } as const satisfies Field
const villages = { key: "villages", as: "villages" } as const satisfies Field

const stands = ({ disbandedAt }: TeamFile): boolean => disbandedAt === null
const hasMembers = (team: TeamFile): boolean => stands(team) && team.members.length > 0

const members = ({ file, volunteers: { nameOf } }: AboutTeam) =>
  file.members.map(({ wardenId, asName }) => ({
    value: wardenId,
    label: `${nameOf(wardenId)} · ${asName}`
  }))

/** Whoever may join: volunteers in active service who are not in it. */
const others = ({ file, volunteers: { all, nameOf } }: AboutTeam) =>
  all
    .filter(({ id, state }) => state === "active" && file.members.every(({ wardenId }) => wardenId !== id))
    .map(({ id, villages: at }) => ({
      value: id,
      label: [nameOf(id), ...at.map(({ name }) => name)].join(" · ")
    }))

/** Every verb of the contract: a verb or a name of a field that it does not have does not compile. */
export const teamActs: { readonly [V in Verb]: Act<FormOf<V>> } = {
  join: {
    group: "members",
    possible: stands,
    fields: (team) => [
      { key: "wardenId", as: { options: others(team) }, ...must },
      { key: "as", as: { options: among(team.words.origins) }, ...must },
      nowOrAt,
      reason
    ]
  },
  leave: {
    group: "members",
    possible: hasMembers,
    fields: (team) => [{ key: "wardenId", as: { options: members(team) }, ...must }, nowOrAt, reason]
  },
  "elect-captain": {
    group: "captain",
    possible: (team) => hasMembers(team) && team.captain === null,
    fields: (team) => [
      { key: "votes", as: { votes: members(team) } },
      { key: "voters", as: "count", ...must },
      nowOrAt,
      reason
    ]
  },
  "end-captaincy": {
    group: "captain",
    possible: ({ captain }) => captain !== null,
    fields: () => [nowOrAt, why]
  },
  change: {
    group: "team",
    possible: stands,
    fields: () => [teamName, villages, nowOrAt, reason],
    initial: ({ file }) => ({ name: file.name, villages: file.villages }),
    corrects: "changes"
  },
  disband: { group: "team", possible: stands, fields: () => [nowOrAt, why] }
}

/** All verbs, as the groups have them. */
export const verbs = Object.keys(teamActs) as ReadonlyArray<Verb>

/** What is asked of a team that is formed. */
export const forming: ReadonlyArray<FieldOf<Forming, Words>> = [
  teamName,
  { key: "station", as: "township", ...must },
  villages,
  nowOrAt,
  reason
]

/** What a team most probably needs next, the nearest first. */
export const nextSteps = ({ members: all, captain }: TeamFile): ReadonlyArray<Verb> =>
  whatIsDue<Verb>([
    ["elect-captain", captain === null && all.length > 0],
    ["join", true],
    ["end-captaincy", captain !== null]
  ])
