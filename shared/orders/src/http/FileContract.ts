import { Schema } from "effect"

/** The part of a contract that is the same for all files. Loaded by browsers: schemas only. */

const Text = Schema.NullOr(Schema.String)

/** How a file is read: as of an instant, and unmasked only for a stated purpose. */
export const FileQuery = Schema.Struct({
  asOf: Schema.optional(Schema.String).annotations({
    description: "RFC 3339: the file as it was known at that instant"
  }),
  unmask: Schema.optional(Schema.Literal("true", "false")),
  purpose: Schema.optional(Schema.String).annotations({
    description: "Why the file is read; required with unmask=true, and kept in the access log"
  })
})
export type FileQuery = typeof FileQuery.Type

/** A person's values, masked or not (X2). `name` is null only where the person was erased. */
export const PersonView = Schema.Struct({
  personId: Schema.String,
  name: Text,
  idNumber: Text,
  phone: Text,
  address: Text,
  masked: Schema.Boolean,
  erased: Schema.Boolean
}).annotations({ identifier: "Person" })
export type PersonView = typeof PersonView.Type

/** One event of the history: who, when, why, and all its figures. */
export const HistoryEntry = Schema.Struct({
  version: Schema.Number,
  position: Schema.Number,
  type: Schema.String,
  title: Schema.String,
  /** When it happened; with the offset of Asia/Shanghai. */
  occurredAt: Schema.String,
  /** When it was recorded here. */
  recordedAt: Schema.String,
  actor: Schema.String,
  station: Text,
  township: Text,
  reason: Text,
  commandId: Schema.String,
  correlationId: Schema.String,
  /** The event as it is kept; references to persons are replaced by what the reader may see of them. */
  figures: Schema.Record({ key: Schema.String, value: Schema.Unknown })
}).annotations({ identifier: "HistoryEntry" })
export type HistoryEntry = typeof HistoryEntry.Type
