import { HistoryEntry } from "@jiaosuo/orders/http/FileContract"
import { Schema } from "effect"
import { Location } from "../domain/Location.ts"
import { Work } from "../domain/record/Work.ts"

/** Records as they are answered. Instants are with the offset of Asia/Shanghai. Loaded by browsers: schemas only. */

const Text = Schema.NullOr(Schema.String)

/** `GET /api/wardens/records/{id}`. */
export const RecordFile = Schema.Struct({
  id: Schema.String,
  work: Work,
  kindName: Schema.String,
  township: Schema.String,
  townshipName: Schema.String,
  village: Text,
  villageName: Text,
  placeId: Text,
  wardenId: Text,
  location: Schema.NullOr(Location),
  road: Text,
  note: Text,
  /** Account of whoever filed it. */
  by: Schema.String,
  happenedAt: Schema.String,
  /** Null while it counts. */
  withdrawnAt: Text,
  version: Schema.Number,
  position: Schema.Number,
  asOf: Text,
  history: Schema.Array(HistoryEntry)
}).annotations({ identifier: "WardenRecordFile" })
export type RecordFile = typeof RecordFile.Type
