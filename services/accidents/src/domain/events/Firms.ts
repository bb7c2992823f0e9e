import { Schema } from "effect"
import { TransportFirm } from "../values/Parties.ts"
import { Approval } from "../values/Proceedings.ts"
import { day, reason } from "./fields.ts"

/** A22 (art 83): what a transport firm is told after two accidents of its own. */

/** On the file of the later accident: the firm fixes its dangers by a day, and the governments are told. */
export const FirmWasOrderedToFix = Schema.TaggedStruct("FirmWasOrderedToFix", {
  orderId: Schema.String,
  vehicleId: Schema.String,
  firm: TransportFirm,
  /** The earlier accident. */
  other: Schema.String,
  approval: Approval,
  orderedOn: day,
  dueOn: day,
  notifiedGovernments: Schema.Array(Schema.String),
  reason
})

export const FirmFixWasConfirmed = Schema.TaggedStruct("FirmFixWasConfirmed", {
  orderId: Schema.String,
  confirmedOn: day,
  reason
})
