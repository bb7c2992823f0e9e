import type { Aggregate } from "@jiaosuo/event-store/CommandHandler"
import type { Claim } from "@jiaosuo/event-store/EventStore"
import { type Scoped, withinScope } from "@jiaosuo/orders/domain/WithinScope"
import { type Acted, withinPermission } from "./domain/WithinPermission.ts"
import { townshipOfWarden, type Warden } from "./domain/warden/Warden.ts"
import type { WardenCommand } from "./domain/warden/WardenCommands.ts"
import { wardenDecider } from "./domain/warden/WardenDecider.ts"
import { type WardenEvent, wardenEventCodec } from "./domain/warden/WardenEvents.ts"
import type { WardenRejection } from "./domain/warden/WardenRejections.ts"

/**
 * What a warden holds alone until they leave: their person, their account, and, as the auxiliary of a village in active
 * service, the village (row 42).
 */
const claimsOf = (warden: Warden): ReadonlyArray<Claim> => {
  if (warden._tag === "Unknown" || warden.state === "left") return []
  const { person, account, roles, state, villages } = warden
  const isAuxiliary = state === "active" && roles.includes("village-auxiliary")
  return [
    { kind: "wardens.person", value: person.personId },
    ...(account === null ? [] : [{ kind: "wardens.account", value: account }]),
    ...(isAuxiliary ? villages.map((value) => ({ kind: "wardens.village-auxiliary", value })) : [])
  ]
}

/** How the event store keeps somebody who serves: `wardens/warden/<id>`. */
export const wardenAggregate: Aggregate<
  Scoped<Acted<WardenCommand>>,
  WardenEvent,
  Warden,
  WardenRejection
> = {
  context: "wardens",
  kind: "warden",
  decider: withinScope(withinPermission(wardenDecider), townshipOfWarden),
  codec: wardenEventCodec,
  township: (_event, after) => townshipOfWarden(after),
  claims: claimsOf,
  claimIsHeld: ({ kind, value }, wardenId) =>
    kind === "wardens.account"
      ? { _tag: "AccountIsAnotherWardens", account: value, wardenId }
      : kind === "wardens.person"
        ? { _tag: "PersonIsAWardenAlready", wardenId }
        : { _tag: "VillageHasAnAuxiliary", village: value, wardenId }
}
