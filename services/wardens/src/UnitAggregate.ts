import type { Aggregate } from "@jiaosuo/event-store/CommandHandler"
import type { Claim } from "@jiaosuo/event-store/EventStore"
import { type Scoped, withinScope } from "@jiaosuo/orders/domain/WithinScope"
import { groupKey, type MobileUnit, townshipOfUnit } from "./domain/unit/MobileUnit.ts"
import type { UnitCommand } from "./domain/unit/UnitCommands.ts"
import { unitDecider } from "./domain/unit/UnitDecider.ts"
import { type UnitEvent, unitEventCodec } from "./domain/unit/UnitEvents.ts"
import type { UnitRejection } from "./domain/unit/UnitRejections.ts"
import { type Acted, withinPermission } from "./domain/WithinPermission.ts"

/** Of the code of a village, with which {@link groupKey} begins. */
const villageDigits = 12

/** Village groups that are listed without an end: of those, a unit has each alone (row 38). */
const claimsOf = (unit: MobileUnit): ReadonlyArray<Claim> =>
  unit._tag === "Unit" && unit.disbandedAt === null
    ? unit.groups.flatMap((group) =>
        group.until === null ? [{ kind: "wardens.village-group", value: groupKey(group) }] : []
      )
    : []

/** How the event store keeps a mobile unit: `wardens/unit/<id>`. A village group is one unit's at a time. */
export const unitAggregate: Aggregate<Scoped<Acted<UnitCommand>>, UnitEvent, MobileUnit, UnitRejection> = {
  context: "wardens",
  kind: "unit",
  decider: withinScope(withinPermission(unitDecider), townshipOfUnit),
  codec: unitEventCodec,
  township: (_event, after) => townshipOfUnit(after),
  claims: claimsOf,
  claimIsHeld: ({ value }, unitId) => ({
    _tag: "GroupIsAnotherUnits",
    village: value.slice(0, villageDigits),
    name: value.slice(villageDigits + 1),
    unitId,
    until: null
  })
}
