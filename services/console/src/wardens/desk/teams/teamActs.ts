import type { WardenPeopleMessages } from "../../../messages/wardenPeople.zh.ts"
import type { Field, Values } from "../people/deskFields.ts"
import type { Forming, FormOf, TeamFile, Verb } from "./teamCalls.ts"

/** What is asked for one act on a team, and when it is offered. The server decides. */
export interface Act<Key extends string = string> {
  readonly group: keyof WardenPeopleMessages["team"]["groups"]
  readonly possible: (team: TeamFile) => boolean
  readonly fields: ReadonlyArray<Field<Key>>
  /** What stands in the fields before anybody types. */
  readonly initial?: (team: TeamFile) => Values
  /** Only what differs from that is sent. */
  readonly corrects?: boolean
}

const must = { required: true } as const
const when = { name: "happenedAt", as: "instant", hint: "now" } as const satisfies Field
const reason = { name: "reason", as: "long" } as const satisfies Field
const teamName = { name: "name", label: "teamName", as: "text", ...must } as const satisfies Field
const villages = { name: "villages", as: "villages" } as const satisfies Field

const stands = ({ disbandedAt }: TeamFile): boolean => disbandedAt === null
const hasMembers = (team: TeamFile): boolean => stands(team) && team.members.length > 0

/** Every verb of the contract: a verb or a name of a field that it does not have does not compile. */
export const teamActs: { readonly [V in Verb]: Act<Extract<keyof FormOf<V>, string>> } = {
  join: {
    group: "members",
    possible: stands,
    fields: [
      { name: "wardenId", as: { subject: "volunteer" }, ...must },
      { name: "as", as: { choice: "origins" }, ...must },
      when,
      reason
    ]
  },
  leave: {
    group: "members",
    possible: hasMembers,
    fields: [{ name: "wardenId", as: { subject: "member" }, ...must }, when, reason]
  },
  "elect-captain": {
    group: "captain",
    possible: (team) => hasMembers(team) && team.captain === null,
    fields: [{ name: "votes", as: "votes" }, { name: "voters", as: "count", ...must }, when, reason]
  },
  "end-captaincy": {
    group: "captain",
    possible: ({ captain }) => captain !== null,
    fields: [when, { ...reason, ...must }]
  },
  change: {
    group: "team",
    possible: stands,
    fields: [teamName, villages, when, reason],
    initial: (team) => ({ name: team.name, villages: team.villages }),
    corrects: true
  },
  disband: { group: "team", possible: stands, fields: [when, { ...reason, ...must }] }
}

/** All verbs, as the groups have them. */
export const verbs = Object.keys(teamActs) as ReadonlyArray<Verb>

/** What is asked of a team that is formed. */
export const forming: ReadonlyArray<Field<Extract<keyof Forming, string>>> = [
  teamName,
  { name: "station", as: "township", ...must },
  villages,
  when,
  reason
]

/** What a team most probably needs next, the nearest first. */
export const nextSteps = ({ members, captain }: TeamFile): ReadonlyArray<Verb> => {
  const steps: ReadonlyArray<readonly [Verb, boolean]> = [
    ["elect-captain", captain === null && members.length > 0],
    ["join", true],
    ["end-captaincy", captain !== null]
  ]
  return steps.flatMap(([verb, due]) => (due ? [verb] : []))
}
