import { type Text, text } from "@jiaosuo/kernel/Problem"
import type { PlaceEvent, PlaceKind } from "./PlaceEvents.ts"

/** What the codes of places are called on a page. Each table names every code: the compiler counts them. */

export const placeKinds: { readonly [Kind in PlaceKind]: Text } = {
  "management-station": text("交通安全管理站", "Traffic safety management station"),
  "persuasion-post": text("劝导站", "Persuasion post"),
  "police-room": text("乡村警务室", "Village police room")
}

/** Titles of the events in a place's history. */
export const placeEventTitles: { readonly [Type in PlaceEvent["_tag"]]: Text } = {
  PlaceWasOpened: text("设立站点", "Opened"),
  PlaceWasChanged: text("调整站点", "Changed"),
  PlaceWasClosed: text("关闭站点", "Closed")
}
