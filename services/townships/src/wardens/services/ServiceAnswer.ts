import { Schema } from "effect"
import { dutyOrigin } from "../../duties/http/DutyAnswer.ts"
import { pageOf } from "../../http/ListEndpoint.ts"

/**
 * Services of mobile units and rooms. Codes stand as stored; their texts are at `/api/reference/codes`. Instants are with
 * the offset of Asia/Shanghai.
 */

const Text = Schema.NullOr(Schema.String)
const Count = Schema.NonNegativeInt

export const ServiceItem = Schema.Struct({
  id: Schema.String,
  version: Schema.Int,
  code: Schema.String,
  channel: Schema.String,
  township: Schema.String,
  townshipName: Schema.String,
  village: Text,
  unitId: Text,
  requestedAt: Schema.String,
  doneAt: Text,
  /** The papers that it takes, and those that were missing the last time. */
  materials: Schema.Array(Schema.String),
  missing: Schema.Array(Schema.String),
  trips: Count,
  /** Row 47; null while it is open, or where it takes no papers. */
  oneTrip: Schema.NullOr(Schema.Boolean),
  /** Row 72: the last time it was handed over; null where it never was. */
  handOver: Schema.NullOr(
    Schema.Struct({
      force: Schema.String,
      at: Schema.String,
      answeredAt: Text,
      answer: Text,
      settled: Schema.Boolean,
      /** Calendar days from the hand-over to the answer, or to the day of this answer. */
      days: Schema.Int,
      overdue: Schema.Boolean
    })
  ),
  withdrawn: Schema.Boolean
}).annotations({ identifier: "MobileServiceItem" })
export type ServiceItem = typeof ServiceItem.Type

const counts = {
  services: Count,
  done: Count,
  /** Row 47: of those that take papers. */
  withPapers: Count,
  oneTrip: Count,
  severalTrips: Count,
  /** Row 72. */
  handedOver: Count,
  overdue: Count
} as const

/** The counts of the whole list, whatever its page: rows 40 and 58. */
export const ServiceSums = Schema.Struct({
  ...counts,
  byKind: Schema.Array(Schema.Struct({ code: Schema.String, ...counts })),
  byChannel: Schema.Array(Schema.Struct({ channel: Schema.String, ...counts })),
  byKindAndChannel: Schema.Array(Schema.Struct({ code: Schema.String, channel: Schema.String, ...counts }))
}).annotations({ identifier: "MobileServiceSums" })
export type ServiceSums = typeof ServiceSums.Type

export const ServicesPage = Schema.Struct({
  ...pageOf(ServiceItem),
  sums: ServiceSums,
  /** A hand-over that is open for more calendar days than this is overdue. */
  handOverDays: Schema.Number,
  ...dutyOrigin
}).annotations({ identifier: "MobileServicesPage" })
export type ServicesPage = typeof ServicesPage.Type
