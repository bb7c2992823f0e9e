import type { Decider } from "@jiaosuo/kernel/Decider"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { townshipOf } from "@jiaosuo/orders/domain/WithinScope"
import { Either } from "effect"
import { groupKey, type KnownUnit, type MobileUnit } from "./MobileUnit.ts"
import type {
  ChangeUnit,
  DisbandUnit,
  EndVillageGroups,
  IssueKitThing,
  JoinUnit,
  LeaveUnit,
  ListVillageGroups,
  UnitCommand
} from "./UnitCommands.ts"
import type { UnitEvent } from "./UnitEvents.ts"
import { evolveUnit, initialUnit } from "./UnitHistory.ts"
import type { UnitRejection } from "./UnitRejections.ts"

type Decision = Either.Either<ReadonlyArray<UnitEvent>, UnitRejection>

const happened = (event: UnitEvent): Decision => Either.right([event])
const refused = (rejection: UnitRejection): Decision => Either.left(rejection)
const unchanged: Decision = Either.right([])

const decide = (command: UnitCommand, unit: MobileUnit): Decision => {
  if (unit._tag === "Unknown") {
    if (command._tag !== "FormUnit") return refused({ _tag: "UnitIsNotOnFile" })
    const { _tag, ...formed } = command
    return happened({ _tag: "MobileUnitWasFormed", ...formed })
  }
  if (command._tag === "FormUnit") return refused({ _tag: "UnitIsAlreadyOnFile" })
  if (unit.disbandedAt !== null) {
    return command._tag === "DisbandUnit"
      ? unchanged
      : refused({ _tag: "UnitIsDisbanded", since: unit.disbandedAt })
  }
  switch (command._tag) {
    case "ChangeUnit":
      return change(command, unit)
    case "DisbandUnit":
      return disband(command, unit)
    case "JoinUnit":
      return join(command, unit)
    case "LeaveUnit":
      return leave(command, unit)
    case "IssueKitThing":
      return issue(command, unit)
    case "TakeKitThingBack": {
      const { thing, at, reason } = command
      return unit.kit.some((one) => one.thing === thing)
        ? happened({ _tag: "KitThingWasTakenBack", thing, at, reason })
        : unchanged
    }
    case "ListVillageGroups":
      return listGroups(command, unit)
    case "EndVillageGroups":
      return endGroups(command, unit)
  }
}

/** The rules of one mobile unit (rows 38, 39). */
export const unitDecider: Decider<UnitCommand, UnitEvent, MobileUnit, UnitRejection> = {
  initialState: initialUnit,
  evolve: evolveUnit,
  decide
}

const change = (command: ChangeUnit, unit: KnownUnit): Decision => {
  const { at, reason, warnings } = command
  const before = { name: unit.name, village: unit.village, location: unit.location }
  const now = {
    name: command.name ?? unit.name,
    village: command.village ?? unit.village,
    location: command.location ?? unit.location
  }
  if (JSON.stringify(now) === JSON.stringify(before)) return unchanged
  if (now.village !== null && townshipOf(now.village) !== unit.township) {
    return refused({ _tag: "VillageIsOfAnotherTownship", village: now.village, township: unit.township })
  }
  return happened({ _tag: "MobileUnitWasChanged", ...now, at, reason, warnings })
}

const disband = ({ at, reason }: DisbandUnit, unit: KnownUnit): Decision =>
  at < unit.formedAt
    ? refused({ _tag: "StepIsBeforeTheLast", since: unit.formedAt })
    : happened({ _tag: "MobileUnitWasDisbanded", at, reason })

/** Somebody is in a unit once at a time: the part that they play then says what is asked of them. */
const join = ({ account, part, from, at, reason }: JoinUnit, { members }: KnownUnit): Decision => {
  const same = members.find(
    (member) => member.account === account && (member.until === null || from <= member.until)
  )
  if (same === undefined) return happened({ _tag: "MemberJoinedUnit", account, part, from, at, reason })
  return same.part === part && same.from === from && same.until === null
    ? unchanged
    : refused({ _tag: "MemberIsInTheUnitAlready", account, from: same.from })
}

const leave = ({ account, until, at, reason }: LeaveUnit, { members }: KnownUnit): Decision => {
  const member = members.find((one) => one.account === account && one.until === null)
  if (member === undefined) return refused({ _tag: "AccountIsNoMember", account })
  return until < member.from
    ? refused({ _tag: "LastDayIsBeforeTheFirst", from: member.from })
    : happened({ _tag: "MemberLeftUnit", account, until, at, reason })
}

const issue = ({ thing, label, at, reason }: IssueKitThing, { kit }: KnownUnit): Decision =>
  kit.some((one) => one.thing === thing && one.label === label)
    ? unchanged
    : happened({ _tag: "KitThingWasIssued", thing, label, at, reason })

/**
 * A group of a village has one name and one unit at a time: listed twice it would be asked for twice. Of two units that
 * list it in the same instant, the claim of the stream lets one through.
 */
const listGroups = (
  { groups, from, elsewhere, at, reason }: ListVillageGroups,
  { township, groups: listed }: KnownUnit
): Decision => {
  const ofAnother = groups.find(({ village }) => townshipOf(village) !== township)
  if (ofAnother !== undefined) {
    return refused({ _tag: "VillageIsOfAnotherTownship", village: ofAnother.village, township })
  }
  const isStillThere = ({ until }: { readonly until: CalendarDate | null }) => until === null || from <= until
  const there = new Set(listed.filter(isStillThere).map(groupKey))
  const twice = groups.find((group) => there.has(groupKey(group)))
  if (twice !== undefined) {
    return refused({ _tag: "GroupIsListedAlready", village: twice.village, name: twice.name })
  }
  const others = new Map(elsewhere.filter(isStillThere).map((group) => [groupKey(group), group]))
  const held = groups.flatMap((group) => others.get(groupKey(group)) ?? [])[0]
  return held === undefined
    ? happened({ _tag: "VillageGroupsWereListed", groups, from, at, reason })
    : refused({ _tag: "GroupIsAnotherUnits", ...held })
}

const endGroups = ({ groupIds, until, at, reason }: EndVillageGroups, { groups }: KnownUnit): Decision => {
  const byId = new Map(groups.map((group) => [group.groupId, group]))
  for (const groupId of groupIds) {
    const group = byId.get(groupId)
    if (group === undefined) return refused({ _tag: "GroupIsUnknown", groupId })
    if (until < group.from) return refused({ _tag: "LastDayIsBeforeTheFirst", from: group.from })
    if (group.until !== null && group.until !== until) {
      return refused({ _tag: "GroupHasEnded", groupId, until: group.until })
    }
  }
  const open = groupIds.filter((groupId) => byId.get(groupId)?.until === null)
  return open.length === 0
    ? unchanged
    : happened({ _tag: "VillageGroupsWereEnded", groupIds: open, until, at, reason })
}
