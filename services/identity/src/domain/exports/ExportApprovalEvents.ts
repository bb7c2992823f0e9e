import { type EventCodec, makeEventCodec } from "@jiaosuo/kernel/EventCodec"
import { Schema } from "effect"

/**
 * The stored format of what happens to approvals of bulk exports (X1): add, never change. Neither the conditions of a
 * list, in which people are looked for by name, nor the purpose is in the log: events carry the id of their row.
 */

const Townships = Schema.NullOr(Schema.Array(Schema.String))

export const ExportApprovalWasRequested = Schema.TaggedStruct("ExportApprovalWasRequested", {
  account: Schema.String,
  scope: Townships,
  path: Schema.String,
  townships: Townships,
  rows: Schema.Number,
  listId: Schema.String
})

export const ExportApprovalWasGranted = Schema.TaggedStruct("ExportApprovalWasGranted", {
  by: Schema.String,
  until: Schema.String,
  rowsAtMost: Schema.Number
})

export const ExportApprovalWasRefused = Schema.TaggedStruct("ExportApprovalWasRefused", {
  by: Schema.String,
  reason: Schema.String
})

/** The one export that it was good for was written. */
export const ExportApprovalWasUsed = Schema.TaggedStruct("ExportApprovalWasUsed", { rows: Schema.Number })

export type ExportApprovalEvent =
  | typeof ExportApprovalWasRequested.Type
  | typeof ExportApprovalWasGranted.Type
  | typeof ExportApprovalWasRefused.Type
  | typeof ExportApprovalWasUsed.Type

/** How these events are stored today, and read in every version they were ever stored in. */
export const exportApprovalEventCodec: EventCodec<ExportApprovalEvent> = makeEventCodec<ExportApprovalEvent>({
  ExportApprovalWasRequested: { version: 1, schema: ExportApprovalWasRequested },
  ExportApprovalWasGranted: { version: 1, schema: ExportApprovalWasGranted },
  ExportApprovalWasRefused: { version: 1, schema: ExportApprovalWasRefused },
  ExportApprovalWasUsed: { version: 1, schema: ExportApprovalWasUsed }
})
