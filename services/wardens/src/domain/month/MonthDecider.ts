import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { Decider } from "@jiaosuo/kernel/Decider"
import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import { Either } from "effect"
import { isMemberOn, isThereOn, type KnownUnit } from "../unit/MobileUnit.ts"
import type { MonthCommand, RecordRoomTime, VisitVillageGroups, WithdrawEntry } from "./MonthCommands.ts"
import type { MonthEvent } from "./MonthEvents.ts"
import { evolveMonth, initialMonth } from "./MonthHistory.ts"
import type { MonthRejection } from "./MonthRejections.ts"
import { monthOf, type UnitMonth } from "./UnitMonth.ts"

type Decision = Either.Either<ReadonlyArray<MonthEvent>, MonthRejection>

const happened = (event: MonthEvent): Decision => Either.right([event])
const refused = (rejection: MonthRejection): Decision => Either.left(rejection)
const unchanged: Decision = Either.right([])

const decide = (command: MonthCommand, month: UnitMonth): Decision => {
  switch (command._tag) {
    case "VisitVillageGroups":
      return Either.flatMap(inService(command.unit, command.at), (unit) => visit(command, unit))
    case "RecordRoomTime":
      return Either.flatMap(inService(command.unit, command.from), (unit) => roomTime(command, unit, month))
    case "WithdrawEntry":
      return withdraw(command, month)
  }
}

/** The rules of what a unit did in one month (row 38). */
export const monthDecider: Decider<MonthCommand, MonthEvent, UnitMonth, MonthRejection> = {
  initialState: initialMonth,
  evolve: evolveMonth,
  decide
}

const inService = (unit: KnownUnit | null, at: Instant): Either.Either<KnownUnit, MonthRejection> => {
  if (unit === null) return Either.left({ _tag: "UnitIsNotOnFile" })
  const { formedAt, disbandedAt } = unit
  return dayInShanghai(at) < dayInShanghai(formedAt) || (disbandedAt !== null && at > disbandedAt)
    ? Either.left({ _tag: "UnitWasNotInService" })
    : Either.right(unit)
}

const strangerIn = (unit: KnownUnit, accounts: ReadonlyArray<string>, day: CalendarDate) =>
  accounts.find((account) => !isMemberOn(unit, account, day))

/** Row 38: a visit is the unit's where somebody of it was there; a group is visited on a day on which there is one. */
const visit = (command: VisitVillageGroups, unit: KnownUnit): Decision => {
  const { unitId, entryId, groupIds, note, by, at, reason, warnings } = command
  const day = dayInShanghai(at)
  const members = command.members.length === 0 && isMemberOn(unit, by, day) ? [by] : command.members
  if (members.length === 0) return refused({ _tag: "NobodyOfTheUnitWasThere" })
  const stranger = strangerIn(unit, members, day)
  if (stranger !== undefined) return refused({ _tag: "AccountIsNoMember", account: stranger })
  const groups = new Map(unit.groups.map((group) => [group.groupId, group]))
  for (const groupId of groupIds) {
    const group = groups.get(groupId)
    if (group === undefined) return refused({ _tag: "GroupIsUnknown", groupId })
    if (!isThereOn(group, day)) {
      return refused({ _tag: "GroupWasNotThere", groupId, from: group.from, until: group.until })
    }
  }
  return happened({
    _tag: "VillageGroupsWereVisited",
    groupIds,
    members,
    note,
    unitId,
    township: unit.township,
    month: monthOf(day),
    entryId,
    by,
    at,
    reason,
    warnings
  })
}

/** Row 38: nobody is in the room twice at once. */
const roomTime = (command: RecordRoomTime, unit: KnownUnit, month: UnitMonth): Decision => {
  const { unitId, entryId, account, from, until, by, at, reason, warnings } = command
  const day = dayInShanghai(from)
  if (strangerIn(unit, [account], day) !== undefined) return refused({ _tag: "AccountIsNoMember", account })
  const other =
    month._tag === "Unknown"
      ? undefined
      : month.roomTimes.find((one) => one.account === account && one.from < until && from < one.until)
  if (other !== undefined) {
    return refused({ _tag: "RoomTimesOverlap", entryId: other.entryId, from: other.from, until: other.until })
  }
  return happened({
    _tag: "RoomTimeWasRecorded",
    account,
    day,
    from,
    until,
    unitId,
    township: unit.township,
    month: monthOf(day),
    entryId,
    by,
    at,
    reason,
    warnings
  })
}

const withdraw = ({ entryId, onlyOf, at, reason }: WithdrawEntry, month: UnitMonth): Decision => {
  if (month._tag === "Unknown") return refused({ _tag: "EntryIsNotOnFile", entryId })
  const entry = [...month.visits, ...month.roomTimes].find((one) => one.entryId === entryId)
  if (entry === undefined) return unchanged
  return onlyOf !== null && onlyOf !== entry.by
    ? refused({ _tag: "EntryIsSomebodyElses" })
    : happened({ _tag: "UnitEntryWasWithdrawn", entryId, at, reason })
}
