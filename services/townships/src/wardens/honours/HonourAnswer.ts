import { Schema } from "effect"
import { dutyOrigin } from "../../duties/http/DutyAnswer.ts"
import { pageOf } from "../../http/ListEndpoint.ts"

/**
 * Honours of wardens in a quarter. Nobody's name is in them: it is in the file of whoever an id names (X2).
 */

const Count = Schema.NonNegativeInt
const Bilingual = Schema.Struct({ zh: Schema.String, en: Schema.String })

/** One criterion as it was published. */
export const HonourCriterion = Schema.Struct({
  code: Schema.String,
  name: Bilingual,
  /** What is counted: `persuasions`, `hazards-cleared` … */
  counts: Schema.String,
  /** Fewer earn nothing. */
  leastCount: Count,
  pointsEach: Schema.Number,
  mostPoints: Schema.Number,
  /** First day in force: not after the first of the quarter. */
  effectiveFrom: Schema.String,
  effectiveTo: Schema.NullOr(Schema.String),
  source: Bilingual,
  confidence: Schema.Literal("law", "recommended")
}).annotations({ identifier: "WardenHonourCriterion" })

/** What a warden did of one criterion. */
const PartOfHonour = Schema.Struct({
  code: Schema.String,
  count: Count,
  points: Schema.Number,
  /** How much of the count the list shows to this reader: the rest was in townships of others (X3). */
  listed: Count,
  /** Address of the list behind the count; of persuasions its `sums.persuasions` is the number, else its `total`. */
  list: Schema.String
})

/** A warden's quarter. */
export const HonourItem = Schema.Struct({
  /** Id of the warden. */
  id: Schema.String,
  township: Schema.String,
  townshipName: Schema.String,
  roles: Schema.Array(Schema.String),
  state: Schema.String,
  placeId: Schema.NullOr(Schema.String),
  placeName: Schema.NullOr(Schema.String),
  /** 1 has the most points among all that were asked for; equal points share a rank. */
  rank: Schema.Int,
  points: Schema.Number,
  /** Has the points that an honour takes. */
  honoured: Schema.Boolean,
  /** In the order of the criteria, each of them. */
  parts: Schema.Array(PartOfHonour)
}).annotations({ identifier: "WardenHonourItem" })
export type HonourItem = typeof HonourItem.Type

export const HonoursPage = Schema.Struct({
  ...pageOf(HonourItem),
  quarter: Schema.String,
  from: Schema.String,
  until: Schema.String,
  /** Whether its last day was before the answer's. */
  over: Schema.Boolean,
  /** The day of the criteria: the first of the quarter. */
  criteriaOn: Schema.String,
  criteria: Schema.Array(HonourCriterion),
  /** Points that an honour takes. */
  honourPoints: Schema.Number,
  /** Over all pages. */
  honoured: Count,
  ...dutyOrigin
}).annotations({ identifier: "WardenHonoursPage" })
export type HonoursPage = typeof HonoursPage.Type
