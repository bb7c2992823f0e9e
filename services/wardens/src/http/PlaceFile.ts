import { pageOf, pageParameters } from "@jiaosuo/http/Paging"
import { HistoryEntry } from "@jiaosuo/orders/http/FileContract"
import { Schema } from "effect"
import { Location } from "../domain/Location.ts"
import { PlaceKind, WeeklyWindow } from "../domain/place/PlaceEvents.ts"

/** Places as they are answered. Instants are with the offset of Asia/Shanghai. Loaded by browsers: schemas only. */

const Text = Schema.NullOr(Schema.String)

const placeFields = {
  id: Schema.String,
  kind: PlaceKind,
  kindName: Schema.String,
  name: Schema.String,
  township: Schema.String,
  townshipName: Schema.String,
  village: Text,
  villageName: Text,
  location: Location,
  road: Text,
  hours: Schema.Array(WeeklyWindow),
  /** Villages that it looks after. */
  area: Schema.Array(Schema.String),
  openedAt: Schema.String,
  /** Null while it is open. */
  closedAt: Text
} as const

/** `GET /api/wardens/places/{id}`. */
export const PlaceFile = Schema.Struct({
  ...placeFields,
  version: Schema.Number,
  position: Schema.Number,
  asOf: Text,
  history: Schema.Array(HistoryEntry)
}).annotations({ identifier: "WardenPlaceFile" })
export type PlaceFile = typeof PlaceFile.Type

/** `GET /api/wardens/places`: open ones, unless closed ones are asked for. */
export const PlacesQuery = Schema.Struct({
  township: Schema.optional(Schema.String).annotations({
    description: "Nine-digit code; all in the reader's townships where absent"
  }),
  village: Schema.optional(Schema.String).annotations({
    description: "Twelve-digit code: places that are in it or look after it"
  }),
  kind: Schema.optional(PlaceKind),
  open: Schema.optional(Schema.Literal("yes", "no", "all")).annotations({ description: "yes where absent" }),
  ...pageParameters
})
export type PlacesQuery = typeof PlacesQuery.Type

/** One place of the list, with those who are posted there. */
export const PlaceItem = Schema.Struct({
  ...placeFields,
  /** In active service. */
  posted: Schema.Number,
  persuaders: Schema.Number,
  /** Row 36: traffic assistants in active service. */
  assistants: Schema.Number,
  /** Row 36; null where it is no management station. */
  assistantsAreWithin: Schema.NullOr(Schema.Boolean),
  /** How many it should have today; null where it is no management station. */
  assistantsShould: Schema.NullOr(Schema.Struct({ least: Schema.Number, most: Schema.Number }))
}).annotations({ identifier: "WardenPlaceItem" })
export type PlaceItem = typeof PlaceItem.Type

/** By township, then by name. */
export const PlacesPage = Schema.Struct({
  ...pageOf(PlaceItem).fields,
  total: Schema.Number
}).annotations({ identifier: "WardenPlaces" })
export type PlacesPage = typeof PlacesPage.Type
