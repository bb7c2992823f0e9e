import type { Place } from "./Place.ts"
import type { PlaceEvent } from "./PlaceEvents.ts"

/** Nothing has happened yet. */
export const initialPlace: Place = { _tag: "Unknown" }

/** The place after one more event. An event that does not fit the state leaves it as it is: folding never fails. */
export const evolvePlace = (place: Place, event: PlaceEvent): Place => {
  if (place._tag === "Unknown") {
    if (event._tag !== "PlaceWasOpened") return place
    const { _tag, reason, warnings, at, ...opened } = event
    return { _tag: "Place", ...opened, openedAt: at, closedAt: null }
  }
  switch (event._tag) {
    case "PlaceWasOpened":
      return place
    case "PlaceWasChanged": {
      const { name, village, location, road, hours, area } = event
      return { ...place, name, village, location, road, hours, area }
    }
    case "PlaceWasClosed":
      return { ...place, closedAt: event.at }
  }
}
