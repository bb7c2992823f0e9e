import { HistoryEntry } from "@jiaosuo/orders/http/FileContract"
import { Schema } from "effect"

/** Services as they are answered. Instants are with the offset of Asia/Shanghai. Loaded by browsers: schemas only. */

const Text = Schema.NullOr(Schema.String)
const Coded = Schema.Struct({ code: Schema.String, name: Schema.String })

/** `GET /api/wardens/services/{id}`. */
export const ServiceFile = Schema.Struct({
  id: Schema.String,
  code: Schema.String,
  codeName: Schema.String,
  channel: Schema.String,
  channelName: Schema.String,
  township: Schema.String,
  townshipName: Schema.String,
  village: Text,
  villageName: Text,
  unitId: Text,
  wardenId: Text,
  /** The papers that it takes. */
  materials: Schema.Array(Coded),
  /** Those that were missing the last time. */
  missing: Schema.Array(Coded),
  trips: Schema.Number,
  /** Row 47; null while it is open, or where it takes no papers. */
  oneTrip: Schema.NullOr(Schema.Boolean),
  note: Text,
  /** Account of whoever filed it. */
  by: Schema.String,
  requestedAt: Schema.String,
  /** Null while it is open. */
  doneAt: Text,
  /** Null while it counts. */
  withdrawnAt: Text,
  /** Row 72. */
  handOvers: Schema.Array(
    Schema.Struct({
      force: Schema.String,
      at: Schema.String,
      answeredAt: Text,
      answer: Text,
      settled: Schema.Boolean,
      /** Calendar days from the hand-over to the answer, or to today. */
      days: Schema.Number,
      /** It lies there longer than the table allows, and has no answer. */
      overdue: Schema.Boolean
    })
  ),
  version: Schema.Number,
  position: Schema.Number,
  asOf: Text,
  history: Schema.Array(HistoryEntry)
}).annotations({ identifier: "MobileServiceFile" })
export type ServiceFile = typeof ServiceFile.Type
