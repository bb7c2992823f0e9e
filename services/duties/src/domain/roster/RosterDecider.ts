import type { Decider } from "@jiaosuo/kernel/Decider"
import * as Attendance from "./decisions/Attendance.ts"
import { type Decision, type RosterPolicy, refused } from "./decisions/Decision.ts"
import * as Planning from "./decisions/Planning.ts"
import * as Publication from "./decisions/Publication.ts"
import * as Swaps from "./decisions/Swaps.ts"
import { memberOf, type OpenRoster, type Roster, slotOf } from "./Roster.ts"
import type { RosterCommand } from "./RosterCommands.ts"
import type { RosterEvent } from "./RosterEvents.ts"
import { evolve, initialState } from "./RosterHistory.ts"
import type { RosterRejection } from "./RosterRejections.ts"

/** The rules of one roster, under the rules and the calendar of an installation. */
export const makeRosterDecider = (
  policy: RosterPolicy
): Decider<RosterCommand, RosterEvent, Roster, RosterRejection> => ({
  initialState,
  evolve,
  decide: (command, roster) => {
    if (roster._tag === "Roster") return decideOpen(command, roster, policy)
    return command._tag === "OpenRoster"
      ? Planning.open(command, policy)
      : refused({ _tag: "RosterIsNotOpen" })
  }
})

const decideOpen = (command: RosterCommand, roster: OpenRoster, policy: RosterPolicy): Decision => {
  switch (command._tag) {
    case "OpenRoster":
      return refused({ _tag: "RosterIsAlreadyOpen" })
    case "NamePeople":
      return Planning.namePeople(command, roster)
    case "PlanSlots":
      return Planning.plan(command, roster, policy)
    case "ChangeSlots":
      return Planning.change(command, roster, policy)
    case "RemoveSlots":
      return Planning.remove(command, roster)
    case "PublishRoster":
      return Publication.publish(command, roster, policy)
    case "WithdrawRoster":
      return Publication.withdraw(command, roster)
    case "RequestSwap":
      return Swaps.requestSwap(command, roster)
    case "AgreeSwap":
      return Swaps.agreeSwap(command, roster)
    case "RefuseSwap":
      return Swaps.refuseSwap(command, roster)
    case "ApproveSwap":
      return Swaps.approveSwap(command, roster, policy)
    case "SignUpForSlot":
      return Swaps.signUp(command, roster)
    case "DecideSignUp":
      return Swaps.decideSignUp(command, roster, policy)
    case "CheckIn":
      return Attendance.checkIn(command, roster, policy)
    case "CheckOut":
      return Attendance.checkOut(command, roster)
    case "SwitchMode":
      return Attendance.switchMode(command, roster, policy)
  }
}

/** X3: whether somebody acts for themselves; then it does not matter in which townships the unit lies. */
export const isForThemselves = (command: RosterCommand, roster: Roster): boolean => {
  if (roster._tag === "Unknown") return false
  switch (command._tag) {
    case "RequestSwap":
    case "SignUpForSlot":
      return command.people.some(
        ({ personId, account }) => personId === command.personId && account === command.by.account
      )
    case "AgreeSwap":
    case "RefuseSwap": {
      const swap = roster.swaps.find(({ swapId }) => swapId === command.swapId)
      return command.people.some(
        ({ personId, account }) => personId === swap?.withPersonId && account === command.by.account
      )
    }
    case "CheckIn":
    case "CheckOut":
      return memberOf(slotOf(roster, command.slotId), command.personId)?.account === command.by.account
    case "SwitchMode":
      return (
        slotOf(roster, command.slotId)?.members.some(({ account }) => account === command.by.account) === true
      )
    default:
      return false
  }
}
