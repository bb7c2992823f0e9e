import type { Instant } from "@jiaosuo/kernel/Event"
import type { PlaceEventOf } from "./PlaceEvents.ts"

/** A management station, a persuasion post or a police room (row 34). */
export interface KnownPlace
  extends Omit<PlaceEventOf<"PlaceWasOpened">, "_tag" | "reason" | "warnings" | "at"> {
  readonly _tag: "Place"
  readonly openedAt: Instant
  readonly closedAt: Instant | null
}

/** Nothing was ever opened under that id. */
export interface UnknownPlace {
  readonly _tag: "Unknown"
}

export type Place = UnknownPlace | KnownPlace

/** The township that it is in; null where nothing was ever opened. */
export const townshipOfPlace = (place: Place): string | null =>
  place._tag === "Unknown" ? null : place.township

/** Whether it is open now. */
export const isOpen = ({ closedAt }: KnownPlace): boolean => closedAt === null

/** Whether a village is the place's own, or one that it looks after. */
export const looksAfter = ({ village, area }: Pick<KnownPlace, "village" | "area">, code: string): boolean =>
  village === code || area.includes(code)
