import type { District, Village } from "@jiaosuo/reference/Divisions"
import type { KnownPlace } from "./place/Place.ts"
import type { KnownWarden } from "./warden/Warden.ts"

/** Row 42: one village, one auxiliary (一村一辅警) and one police room. */

/** A village with what it has of the two. */
export interface VillageCover {
  readonly village: Village
  /** The auxiliary in active service there. */
  readonly wardenId: string | null
  /** The open police room. */
  readonly placeId: string | null
}

/** What is asked of a village. `either` is one of the two or both. */
export type Lacking = "auxiliary" | "room" | "either" | "both"

/** Every village of the given townships (all where null), in the order of the district. */
export const villageCovers = (
  district: District,
  townships: ReadonlyArray<string> | null,
  places: ReadonlyMap<string, KnownPlace>,
  wardens: Iterable<KnownWarden & { readonly id: string }>
): ReadonlyArray<VillageCover> => {
  const rooms = new Map<string, string>()
  for (const [id, { kind, village, closedAt }] of places) {
    if (kind === "police-room" && village !== null && closedAt === null) rooms.set(village, id)
  }
  const auxiliaries = new Map<string, string>()
  for (const { id, state, roles, villages } of wardens) {
    if (state !== "active" || !roles.includes("village-auxiliary")) continue
    for (const village of villages) auxiliaries.set(village, id)
  }
  return district.villages
    .filter(({ township }) => townships === null || townships.includes(township.code))
    .map((village) => ({
      village,
      wardenId: auxiliaries.get(village.code) ?? null,
      placeId: rooms.get(village.code) ?? null
    }))
}

/** Whether a village lacks what is asked for. */
export const lacks = ({ wardenId, placeId }: VillageCover, lacking: Lacking): boolean => {
  switch (lacking) {
    case "auxiliary":
      return wardenId === null
    case "room":
      return placeId === null
    case "either":
      return wardenId === null || placeId === null
    case "both":
      return wardenId === null && placeId === null
  }
}
