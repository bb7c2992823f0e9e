import type { KnownUnit, MobileUnit } from "./MobileUnit.ts"
import type { UnitEvent } from "./UnitEvents.ts"

/** Nothing has happened yet. */
export const initialUnit: MobileUnit = { _tag: "Unknown" }

/** The unit after one more event. An event that does not fit the state leaves it as it is: folding never fails. */
export const evolveUnit = (unit: MobileUnit, event: UnitEvent): MobileUnit => {
  if (unit._tag === "Unit") return evolveKnown(unit, event)
  if (event._tag !== "MobileUnitWasFormed") return unit
  const { _tag, reason, warnings, at, ...formed } = event
  return { _tag: "Unit", ...formed, formedAt: at, disbandedAt: null, members: [], kit: [], groups: [] }
}

const evolveKnown = (unit: KnownUnit, event: UnitEvent): KnownUnit => {
  switch (event._tag) {
    case "MobileUnitWasFormed":
      return unit
    case "MobileUnitWasChanged": {
      const { name, village, location } = event
      return { ...unit, name, village, location }
    }
    case "MobileUnitWasDisbanded":
      return { ...unit, disbandedAt: event.at }
    case "MemberJoinedUnit": {
      const { account, part, from } = event
      return { ...unit, members: [...unit.members, { account, part, from, until: null }] }
    }
    case "MemberLeftUnit":
      return {
        ...unit,
        members: unit.members.map((member) =>
          member.account === event.account && member.until === null
            ? { ...member, until: event.until }
            : member
        )
      }
    case "KitThingWasIssued": {
      const { thing, label, at } = event
      return {
        ...unit,
        kit: [...unit.kit.filter((one) => one.thing !== thing), { thing, label, since: at }]
      }
    }
    case "KitThingWasTakenBack":
      return { ...unit, kit: unit.kit.filter(({ thing }) => thing !== event.thing) }
    case "VillageGroupsWereListed":
      return {
        ...unit,
        groups: [
          ...unit.groups,
          ...event.groups.map((group) => ({ ...group, from: event.from, until: null }))
        ]
      }
    case "VillageGroupsWereEnded": {
      const ended = new Set(event.groupIds)
      return {
        ...unit,
        groups: unit.groups.map((group) =>
          ended.has(group.groupId) ? { ...group, until: event.until } : group
        )
      }
    }
  }
}
