import { inLanguage, type Language } from "@jiaosuo/http/CurrentRequest"
import { inShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { historyView, type Showing } from "@jiaosuo/orders/http/FileView"
import type { District } from "@jiaosuo/reference/Divisions"
import type { ReferenceData } from "@jiaosuo/reference/Reference"
import { assistantsAreWithin } from "../AssistantsOfStations.ts"
import { type KnownPlace, looksAfter } from "../domain/place/Place.ts"
import { placeEventTitles, placeKinds } from "../domain/place/PlaceLabels.ts"
import type { PlaceRecord } from "../Places.ts"
import type { ListedWardens } from "../WardenDirectory.ts"
import type { PlaceFile, PlaceItem, PlacesQuery } from "./PlaceFile.ts"

const placeView = (id: string, place: KnownPlace, district: District, language: Language) => {
  const { _tag, openedAt, closedAt, ...site } = place
  return {
    id,
    ...site,
    kindName: inLanguage(placeKinds[place.kind], language),
    townshipName: district.township(place.township)?.name ?? place.township,
    villageName:
      place.village === null ? null : (district.village(place.village)?.shortName ?? place.village),
    openedAt: inShanghai(openedAt),
    closedAt: closedAt === null ? null : inShanghai(closedAt)
  }
}

/** A place's file for one reader. */
export const placeFile = (record: PlaceRecord, district: District, showing: Showing): PlaceFile => {
  const { id, version, position, asOf, state } = record
  if (state._tag === "Unknown") throw new Error(`wardens/place/${id} has a history and was never opened`)
  return {
    ...placeView(id, state, district, showing.language),
    version,
    position,
    asOf: asOf === null ? null : inShanghai(asOf),
    history: historyView(record, placeEventTitles, showing)
  }
}

const isAsked = (place: KnownPlace, { township, village, kind, open = "yes" }: PlacesQuery): boolean =>
  (township === undefined || place.township === township) &&
  (village === undefined || looksAfter(place, village)) &&
  (kind === undefined || place.kind === kind) &&
  (open === "all" || (open === "yes") === (place.closedAt === null))

/** The places that are asked for, with those who are posted there now. */
export const placeItems = (
  places: ReadonlyMap<string, KnownPlace>,
  { ofPlace }: ListedWardens,
  query: PlacesQuery,
  { district, wardenRules }: Pick<ReferenceData, "district" | "wardenRules">,
  today: CalendarDate,
  language: Language
): ReadonlyArray<PlaceItem> =>
  [...places]
    .filter(([, place]) => isAsked(place, query))
    .map(([id, place]) => {
      const posted = ofPlace(id).filter(({ state }) => state === "active")
      const as = (role: "persuader" | "assistant"): number =>
        posted.filter(({ roles }) => roles.includes(role)).length
      return {
        ...placeView(id, place, district, language),
        posted: posted.length,
        persuaders: as("persuader"),
        assistants: as("assistant"),
        assistantsAreWithin:
          place.kind === "management-station"
            ? assistantsAreWithin(as("assistant"), wardenRules, today)
            : null,
        assistantsShould:
          place.kind === "management-station"
            ? {
                least: wardenRules.limit("leastAssistants", today),
                most: wardenRules.limit("mostAssistants", today)
              }
            : null
      }
    })
