import { filing, Written, WrittenNumber } from "@jiaosuo/orders/domain/FormFields"
import { Schema } from "effect"
import { Location } from "../../Location.ts"

/** What people hand in of a day's work, as they wrote it. Only the shape is asked here; the rest is for the checks. */

const Code = Schema.String.annotations({ description: "Code of the items of wardens" })
const kind = <Kind extends string>(named: Kind) => ({ kind: Schema.Literal(named) }) as const

/** The work itself: one of its kinds. */
export const WorkForm = Schema.Union(
  Schema.Struct({
    ...kind("persuasion"),
    counts: Schema.Array(Schema.Struct({ code: Code, count: Schema.Number })).annotations({
      description: "How often people were persuaded of what"
    }),
    plate: Schema.optional(Schema.NullOr(Schema.Struct({ kind: Written, number: Written }))).annotations({
      description: "A vehicle worth naming (N1 to N5); the kind follows from the number where it is left out"
    })
  }),
  Schema.Struct({ ...kind("publicity"), code: Code, people: WrittenNumber, topic: Written }),
  Schema.Struct({ ...kind("help-request"), code: Code, referredTo: Written }),
  Schema.Struct({
    ...kind("gathering"),
    code: Code,
    from: Schema.String.annotations({ description: "RFC 3339" }),
    until: Schema.String.annotations({ description: "RFC 3339" }),
    people: WrittenNumber
  }),
  Schema.Struct({ ...kind("activity"), code: Code, people: WrittenNumber }),
  Schema.Struct({
    ...kind("village-assistant"),
    account: Schema.String.annotations({ description: "Account of whoever holds the post (row 43)" }),
    from: Schema.String,
    until: Written
  }),
  Schema.Struct({ ...kind("trade-check"), code: Code, site: Schema.String, inOrder: Schema.Boolean }),
  Schema.Struct({ ...kind("card-delivery"), code: Code, cards: Schema.Number }),
  Schema.Struct({
    ...kind("site-inspection"),
    site: Schema.String,
    items: Schema.Array(Code),
    found: Schema.optional(Schema.Array(Code))
  })
).annotations({ identifier: "WardenWork" })
export type WorkForm = typeof WorkForm.Type

/** A day's work that is a fact. A correction hands all of it in again. */
export const RecordForm = Schema.Struct({
  work: WorkForm,
  township: Written.annotations({
    description: "Nine-digit code; that of the village, the post or the warden where absent"
  }),
  village: Written.annotations({ description: "Twelve-digit code" }),
  placeId: Written.annotations({ description: "The post at which it was" }),
  wardenId: Written.annotations({ description: "Whose work it was; the giver's, who is a warden" }),
  location: Schema.optional(Schema.NullOr(Location)).annotations({ description: "Degrees, WGS 84" }),
  road: Written,
  note: Written,
  ...filing
}).annotations({ identifier: "WardenRecordForm" })
export type RecordForm = typeof RecordForm.Type
