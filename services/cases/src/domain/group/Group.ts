import type { Decider } from "@jiaosuo/kernel/Decider"
import type { Instant } from "@jiaosuo/kernel/Event"
import type { TownshipIsOutOfScope } from "@jiaosuo/orders/domain/WithinScope"
import { Either } from "effect"
import type { Coordinates } from "../values/Place.ts"
import type { GroupEvent } from "./GroupEvents.ts"

/** A response group as cases know it: where it was last seen. Its people and its time are its roster's. */
export interface SeenGroup {
  /** Nine-digit code of its unit; null while it was never seen. */
  readonly township: string | null
  readonly location: Coordinates | null
  readonly at: Instant | null
}

export interface SeeGroup {
  readonly _tag: "SeeGroup"
  readonly township: string
  readonly location: Coordinates
  readonly at: Instant
}

/** Why a sighting is refused: nobody knows such a group, or it is not of the giver's townships (X3). */
export type GroupRejection =
  | { readonly _tag: "GroupIsNotKnown"; readonly groupId: string }
  | TownshipIsOutOfScope

/** Row 9: an older sighting that comes late changes nothing. */
export const groupDecider: Decider<SeeGroup, GroupEvent, SeenGroup, GroupRejection> = {
  initialState: { township: null, location: null, at: null },
  evolve: (_group, { location, at, township }) => ({ township, location, at }),
  decide: ({ location, at, township }, group) =>
    Either.right(
      group.at !== null && at <= group.at ? [] : [{ _tag: "GroupWasSeen", location, at, township }]
    )
}
