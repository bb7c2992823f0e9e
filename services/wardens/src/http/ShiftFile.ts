import { HistoryEntry } from "@jiaosuo/orders/http/FileContract"
import { Schema } from "effect"
import { Location } from "../domain/Location.ts"

/** Shifts as they are answered. Instants are with the offset of Asia/Shanghai. Loaded by browsers: schemas only. */

const Text = Schema.NullOr(Schema.String)

/** `GET /api/wardens/shifts/{id}`. */
export const ShiftFile = Schema.Struct({
  id: Schema.String,
  placeId: Schema.String,
  /** Null where the place is not known any more. */
  placeName: Text,
  township: Schema.String,
  townshipName: Schema.String,
  location: Location,
  from: Schema.String,
  until: Schema.String,
  wardens: Schema.Array(Schema.String),
  cancelledAt: Text,
  /** Whoever came, in the order in which they did. */
  presences: Schema.Array(
    Schema.Struct({
      wardenId: Schema.String,
      since: Schema.String,
      lateMinutes: Schema.Number,
      late: Schema.Boolean,
      leftAt: Text
    })
  ),
  version: Schema.Number,
  position: Schema.Number,
  asOf: Text,
  history: Schema.Array(HistoryEntry)
}).annotations({ identifier: "WardenShiftFile" })
export type ShiftFile = typeof ShiftFile.Type
