import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { Decider } from "@jiaosuo/kernel/Decider"
import { metresBetween } from "@jiaosuo/reference/AccidentField"
import type { DutyRules } from "@jiaosuo/reference/DutyRules"
import { isStaffed } from "@jiaosuo/reference/PostRules"
import { Either } from "effect"
import { memberFault } from "../roster/Composition.ts"
import { type PersonFacts, type UnitFacts, unitOn } from "../roster/Facts.ts"
import { crewOf, hoursOf } from "../roster/Slot.ts"
import type { KnownPost, Post } from "./Post.ts"
import type {
  BeginPost,
  ChangePost,
  CheckVehicle,
  DriveLeg,
  EndPost,
  PlanPost,
  PostCommand
} from "./PostCommands.ts"
import type { PostEvent } from "./PostEvents.ts"
import { evolve, initialState } from "./PostHistory.ts"
import type { PostRejection } from "./PostRejections.ts"

type Decision = Either.Either<ReadonlyArray<PostEvent>, PostRejection>

const happened = (event: PostEvent): Decision => Either.right([event])
const refused = (rejection: PostRejection): Decision => Either.left(rejection)

/** The rules of one post (D1 to D3, K14), under the dated rules of an installation. */
export const makePostDecider = (rules: DutyRules): Decider<PostCommand, PostEvent, Post, PostRejection> => ({
  initialState,
  evolve,
  decide: (command, post) => {
    if (post._tag === "Post") return decideKnown(command, post, rules)
    return command._tag === "PlanPost" ? plan(command, rules) : refused({ _tag: "PostIsNotPlanned" })
  }
})

const decideKnown = (command: PostCommand, post: KnownPost, rules: DutyRules): Decision => {
  const { standing } = post
  const elsewhere = refused({ _tag: "PostIsNotInThatState", standing })
  switch (command._tag) {
    case "PlanPost":
      return refused({ _tag: "PostIsAlreadyPlanned" })
    case "ChangePost":
      return standing === "planned" || standing === "on" ? change(command, post, rules) : elsewhere
    case "CancelPost":
      return standing === "planned"
        ? happened({ _tag: "PostWasCancelled", reason: command.reason })
        : elsewhere
    case "BeginPost":
      return standing === "planned" ? begin(command, post, rules) : elsewhere
    case "EndPost":
      return standing === "on" ? end(command, post) : elsewhere
    case "DriveLeg":
      return standing === "on" ? drive(command, post) : elsewhere
    case "CheckVehicle":
      return standing === "on" || standing === "ended" ? check(command, post) : elsewhere
  }
}

/** A point or a patrol with the crew and the signs that its road and the weather ask for. */
const plan = (command: PlanPost, rules: DutyRules): Decision => {
  const { _tag, people, unit, warnings, ...planned } = command
  const day = dayInShanghai(planned.from)
  const hours = hoursOf(planned)
  const longest = rules.limit("longestDuty", day)
  if (hours <= 0 || hours > longest) return refused({ _tag: "PostIsTooLong", hours, longest })
  if (unitOn(unit, day) === undefined) return refused({ _tag: "UnitIsNotThere", unitId: planned.unitId })
  const fault = faultOf(planned, { people, unit }, rules)
  return fault === undefined ? happened({ _tag: "PostWasPlanned", ...planned, warnings }) : refused(fault)
}

/** What the rules look at of a post. */
type Judged = Pick<
  KnownPost,
  | "kind"
  | "roadClass"
  | "visibility"
  | "members"
  | "signs"
  | "from"
  | "until"
  | "unitId"
  | "tollOrServiceArea"
>

/** D1, D2: enough people; D3: signs from far enough, and a motorway's point at a toll or service area. */
const faultOf = (
  post: Judged,
  { people, unit }: { readonly people: ReadonlyArray<PersonFacts>; readonly unit: UnitFacts },
  rules: DutyRules
): PostRejection | undefined => {
  const { kind, roadClass, visibility, members, signs, from, until, unitId } = post
  const day = dayInShanghai(from)
  const ids = members.map(({ personId }) => personId)
  const twice = ids.find((id, i) => ids.indexOf(id) !== i)
  if (twice !== undefined) return { _tag: "PersonIsTwiceInTheCrew", personId: twice }
  const byId = new Map(people.map((person) => [person.personId, person]))
  const slot = { slotId: unitId, kind: "patrol", from, until, unitId, group: null, members } as const
  const stranger = memberFault(slot, byId, unit, undefined)
  if (stranger !== undefined) return stranger
  const staffing = rules.staffing({ kind, roadClass, visibility }, day)
  const { officers, auxiliaries: assistants } = crewOf(members)
  if (!isStaffed(staffing, { officers, assistants })) {
    return { _tag: "CrewIsTooSmall", rule: staffing.rule, officers, assistants, needed: staffing.anyOf }
  }
  const asked = rules.signs({ kind, roadClass, visibility }, day)
  if (asked === undefined) return undefined
  if (asked.atTollOrServiceArea && !post.tollOrServiceArea) {
    return { _tag: "PointIsNotAtATollOrServiceArea", rule: asked.rule }
  }
  const farthest = signs.length === 0 ? null : Math.max(...signs.map(({ metres }) => metres))
  return farthest === null || farthest < asked.leastMetres
    ? { _tag: "SignsAreTooNear", rule: asked.rule, farthest, least: asked.leastMetres }
    : undefined
}

/** Fog comes, somebody falls out: the same rules again. What stands so already changes nothing. */
const change = (command: ChangePost, post: KnownPost, rules: DutyRules): Decision => {
  const { visibility, members, signs, reason } = command
  const now = { visibility, members, signs }
  const before = { visibility: post.visibility, members: post.members, signs: post.signs }
  if (JSON.stringify(now) === JSON.stringify(before)) return Either.right([])
  const fault = faultOf({ ...post, ...now }, command, rules)
  return fault === undefined
    ? happened({ _tag: "PostWasChanged", ...now, reason, warnings: [] })
    : refused(fault)
}

/** The crew that came, in the weather that there is: judged again. */
const begin = (command: BeginPost, post: KnownPost, rules: DutyRules): Decision => {
  const { visibility, members, signs, at, location, warnings } = command
  const fault = faultOf({ ...post, visibility, members, signs }, command, rules)
  return fault === undefined
    ? happened({ _tag: "PostWasBegun", at, visibility, members, signs, location, warnings })
    : refused(fault)
}

const end = ({ at, note }: EndPost, { begunAt }: KnownPost): Decision =>
  begunAt !== null && at < begunAt
    ? refused({ _tag: "PostEndsBeforeItBegan", begunAt })
    : happened({ _tag: "PostWasEnded", at, note })

const drive = ({ _tag, metres, ...leg }: DriveLeg, { kind, begunAt }: KnownPost): Decision => {
  if (kind !== "patrol-leg") return refused({ _tag: "OnlyAPatrolDrivesLegs" })
  if (begunAt !== null && leg.from < begunAt) return refused({ _tag: "PostEndsBeforeItBegan", begunAt })
  return happened({
    _tag: "PatrolLegWasDriven",
    ...leg,
    metres: metres ?? Math.round(metresBetween(leg.start, leg.end))
  })
}

/** K14: taken down while the post is on, or afterwards for a time at which it was. */
const check = ({ _tag, ...checked }: CheckVehicle, { begunAt, endedAt }: KnownPost): Decision => {
  if (begunAt !== null && checked.at < begunAt) return refused({ _tag: "PostEndsBeforeItBegan", begunAt })
  return endedAt !== null && checked.at > endedAt
    ? refused({ _tag: "PostIsNotInThatState", standing: "ended" })
    : happened({ _tag: "VehicleWasChecked", ...checked })
}
