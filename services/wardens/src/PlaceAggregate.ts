import type { Aggregate } from "@jiaosuo/event-store/CommandHandler"
import { type Scoped, withinScope } from "@jiaosuo/orders/domain/WithinScope"
import { type Place, townshipOfPlace } from "./domain/place/Place.ts"
import type { PlaceCommand } from "./domain/place/PlaceCommands.ts"
import { placeDecider } from "./domain/place/PlaceDecider.ts"
import { type PlaceEvent, placeEventCodec } from "./domain/place/PlaceEvents.ts"
import type { PlaceRejection } from "./domain/place/PlaceRejections.ts"
import { type Acted, withinPermission } from "./domain/WithinPermission.ts"

/** How the event store keeps a place: `wardens/place/<id>`. A village has one police room (row 42). */
export const placeAggregate: Aggregate<Scoped<Acted<PlaceCommand>>, PlaceEvent, Place, PlaceRejection> = {
  context: "wardens",
  kind: "place",
  decider: withinScope(withinPermission(placeDecider), townshipOfPlace),
  codec: placeEventCodec,
  township: (_event, after) => townshipOfPlace(after),
  claims: (place) =>
    place._tag === "Place" &&
    place.kind === "police-room" &&
    place.closedAt === null &&
    place.village !== null
      ? [{ kind: "wardens.police-room", value: place.village }]
      : [],
  claimIsHeld: ({ value }, placeId) => ({ _tag: "VillageHasARoom", village: value, placeId })
}
