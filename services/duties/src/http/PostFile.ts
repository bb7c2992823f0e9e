import { HistoryEntry } from "@jiaosuo/orders/http/FileContract"
import { PostKind, RoadClass, Visibility } from "@jiaosuo/reference/PostRules"
import { Schema } from "effect"
import { Location } from "../domain/organisation/Units.ts"
import { Sign } from "../domain/post/PostEvents.ts"
import { Member } from "../domain/roster/Slot.ts"

/** A post as `GET /api/duties/posts/{id}` answers it. Instants are with the offset of Asia/Shanghai. */

const Text = Schema.NullOr(Schema.String)
const Count = Schema.NullOr(Schema.Number)

const DayAsked = Schema.optional(Schema.String).annotations({
  description: "Day (Asia/Shanghai) by whose rules; today where absent"
})

/** K14: an item of the table, with its name. */
const CheckItemView = Schema.Struct({ code: Schema.String, name: Schema.String })

/** D1, D2: the crews of which one is enough, and the rule that says so. */
const Staffing = Schema.Struct({
  rule: Schema.String,
  anyOf: Schema.Array(Schema.Struct({ officers: Schema.Number, assistants: Schema.Number }))
})

export const PostFile = Schema.Struct({
  id: Schema.String,
  version: Schema.Number,
  position: Schema.Number,
  asOf: Text,
  kind: PostKind,
  name: Schema.String,
  standing: Schema.Literal("planned", "on", "ended", "cancelled"),
  roadClass: RoadClass,
  visibility: Visibility,
  unitId: Schema.String,
  township: Schema.String,
  location: Location,
  road: Text,
  from: Schema.String,
  until: Schema.String,
  begunAt: Text,
  endedAt: Text,
  members: Schema.Array(Member),
  signs: Schema.Array(Sign),
  tollOrServiceArea: Schema.Boolean,
  note: Text,
  staffing: Staffing,
  /** D3: from how far the signs stand; null where none are asked for. */
  signsFrom: Schema.NullOr(Schema.Struct({ rule: Schema.String, leastMetres: Schema.Number })),
  legs: Schema.Array(
    Schema.Struct({
      legId: Schema.String,
      road: Text,
      start: Location,
      end: Location,
      metres: Schema.Number,
      from: Schema.String,
      until: Schema.String,
      note: Text
    })
  ),
  /** Length of all legs, in metres. */
  patrolledMetres: Schema.Number,
  checks: Schema.Array(
    Schema.Struct({
      checkId: Schema.String,
      plate: Schema.Struct({ kind: Schema.String, number: Text }),
      at: Schema.String,
      state: CheckItemView,
      findings: Schema.Array(CheckItemView),
      passengers: Count,
      loadKg: Count,
      note: Text
    })
  ),
  history: Schema.Array(HistoryEntry)
}).annotations({ identifier: "PostFile" })
export type PostFile = typeof PostFile.Type

/** What a post would be, before it is planned. */
export const PostDemandsQuery = Schema.Struct({
  kind: PostKind,
  roadClass: RoadClass,
  visibility: Visibility,
  on: DayAsked
})
export type PostDemandsQuery = typeof PostDemandsQuery.Type

/** What the rules of a day ask of such a post. */
export const PostDemands = Schema.Struct({
  on: Schema.String,
  staffing: Staffing,
  /** D3; null where no sign is asked for. */
  signs: Schema.NullOr(
    Schema.Struct({
      rule: Schema.String,
      leastMetres: Schema.Number,
      atTollOrServiceArea: Schema.Boolean
    })
  )
}).annotations({ identifier: "PostDemands" })
export type PostDemands = typeof PostDemands.Type

export const ModeBandsQuery = Schema.Struct({ on: DayAsked })
export type ModeBandsQuery = typeof ModeBandsQuery.Type

/** Row 29: when those on duty stand at their post; at all other times they patrol, and an incident comes before both. */
export const ModeBands = Schema.Struct({
  on: Schema.String,
  /** Times of day, the end not in it. */
  bands: Schema.Array(
    Schema.Struct({
      mode: Schema.Literal("posting", "patrolling"),
      name: Schema.String,
      from: Schema.String,
      until: Schema.String
    })
  )
}).annotations({ identifier: "ModeBands" })
export type ModeBands = typeof ModeBands.Type
