import { factOn } from "../../DatedFacts.ts"
import type { Organisation } from "../Organisation.ts"
import type { CommandOf } from "../OrganisationCommands.ts"
import { agreementBetween, organisationOn } from "../OrganisationOn.ts"
import {
  type Decision,
  happened,
  onZoneInService,
  refused,
  unchanged,
  unlessAtFault,
  unlessOnFile
} from "./Decision.ts"

/** Row 3. Members of different forces need an agreement on the day (row 12). */
export const form = (command: CommandOf<"FormZone">, state: Organisation): Decision => {
  const { _tag, ...zone } = command
  return (
    unlessOnFile(state.zones, zone.zoneId) ??
    unlessAided(command, state) ??
    unlessAtFault(state, zone.from, { _tag: "ZoneWasFormed", ...zone, members: [...new Set(zone.members)] })
  )
}

export const change = (command: CommandOf<"ChangeZone">, state: Organisation): Decision => {
  const { _tag, ...changed } = command
  return onZoneInService(
    state,
    changed.zoneId,
    changed.from,
    (zone) => zone.members,
    () =>
      unlessAided(command, state) ??
      unlessAtFault(state, changed.from, {
        _tag: "ZoneWasChanged",
        ...changed,
        members: [...new Set(changed.members)]
      })
  )
}

/** Row 12: units of two forces stand in one zone only while those have agreed to help each other. */
const unlessAided = (
  { members, from }: Pick<CommandOf<"FormZone">, "members" | "from">,
  state: Organisation
): Decision | undefined => {
  const unknown = members.find((unitId) => state.units[unitId] === undefined)
  if (unknown !== undefined) return refused({ _tag: "UnitIsUnknown", unitId: unknown })
  const tree = organisationOn(state, from)
  const forces = [...new Set(members.flatMap((unitId) => tree.units.get(unitId)?.command ?? []))]
  for (const [i, one] of forces.entries()) {
    for (const other of forces.slice(i + 1)) {
      if (agreementBetween(tree, one, other) === undefined) {
        return refused({ _tag: "CommandsHaveNoAgreement", commands: [one, other], on: from })
      }
    }
  }
  return undefined
}

export const dissolveZone = (
  { zoneId, from, reason }: CommandOf<"DissolveZone">,
  state: Organisation
): Decision =>
  onZoneInService(
    state,
    zoneId,
    from,
    ({ members, heads }) => [...members, ...heads].sort((a, b) => (a.from < b.from ? -1 : 1)),
    (zone) =>
      zone.dissolvedFrom === null
        ? happened({ _tag: "ZoneWasDissolved", zoneId, from, reason })
        : refused({ _tag: "ZoneIsNotInService", zoneId, on: zone.dissolvedFrom })
  )

/** Row 30: the head from a day on takes the place of the one before. */
export const setHead = (command: CommandOf<"SetZoneHead">, state: Organisation): Decision => {
  const { _tag, ...headed } = command
  return onZoneInService(
    state,
    headed.zoneId,
    headed.from,
    (zone) => zone.heads,
    (zone) =>
      (factOn(zone.heads, headed.from) ?? null) === headed.personId
        ? unchanged
        : happened({ _tag: "ZoneHeadWasSet", ...headed })
  )
}
