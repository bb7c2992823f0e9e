import { Schema } from "effect"
import { AccidentBrief } from "../http/AccidentAnswer.ts"
import { origin } from "../http/Origin.ts"

const Firm = Schema.Struct({ name: Schema.String, creditCode: Schema.NullOr(Schema.String) })

/** An accident of the firm: its day, its dead by the official number (C2), the share of the firm's people. */
export const AccidentOfFirmShown = Schema.Struct({
  ...AccidentBrief.fields,
  day: Schema.String,
  deaths: Schema.NonNegativeInt,
  vehicleId: Schema.String,
  share: Schema.NullOr(Schema.Literal("full", "main", "equal", "minor", "none"))
}).annotations({ identifier: "AccidentOfFirm" })

/** A22: a transport firm with two such accidents. The order is given on the file of the later one. */
export const TransportFirmOwed = Schema.Struct({
  firm: Firm,
  earlier: AccidentOfFirmShown,
  later: AccidentOfFirmShown,
  /** Null: the firm is owed an order. */
  order: Schema.NullOr(
    Schema.Struct({
      orderId: Schema.String,
      orderedOn: Schema.String,
      dueOn: Schema.String,
      confirmedOn: Schema.NullOr(Schema.String)
    })
  )
}).annotations({ identifier: "TransportFirmOwed" })

/** Firms, those without an order first. `owed` counts these over all pages. */
export const TransportFirmsPage = Schema.Struct({
  items: Schema.Array(TransportFirmOwed),
  total: Schema.NonNegativeInt,
  nextCursor: Schema.NullOr(Schema.String),
  owed: Schema.NonNegativeInt,
  /** The rule of the day asked for, in numbers. */
  rule: Schema.Struct({
    rule: Schema.String,
    deaths: Schema.Number,
    accidents: Schema.Number,
    months: Schema.Number,
    shares: Schema.Array(Schema.String)
  }),
  ...origin
}).annotations({ identifier: "TransportFirmsPage" })
export type TransportFirmsPage = typeof TransportFirmsPage.Type
