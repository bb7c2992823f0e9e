import { Schema } from "effect"

/**
 * What was done of a day, as it is stored: add, never change. Codes are those of the items of wardens (`WardenItems`).
 * No kind of work holds a fine or a penalty: nobody here may impose one (A3).
 */

const Count = Schema.Int
const Text = Schema.NullOr(Schema.String)

/** 劝导: how often people were persuaded of what; a vehicle where one is worth naming. */
export const Persuasion = Schema.Struct({
  kind: Schema.Literal("persuasion"),
  counts: Schema.Array(Schema.Struct({ code: Schema.String, count: Count })),
  /** `number` is null where the vehicle has no plate (kind 41, N5). */
  plate: Schema.NullOr(Schema.Struct({ kind: Schema.String, number: Text }))
})

/** 宣传: a session at which people were told something. */
export const Publicity = Schema.Struct({
  kind: Schema.Literal("publicity"),
  code: Schema.String,
  /** Null where nobody counted. */
  people: Schema.NullOr(Count),
  topic: Text
})

/** 求助: somebody asked for help; whom they were sent to, where help was another's to give. */
export const HelpRequest = Schema.Struct({
  kind: Schema.Literal("help-request"),
  code: Schema.String,
  referredTo: Text
})

/** 群体活动、集市: people will come together, and a post is needed. */
export const Gathering = Schema.Struct({
  kind: Schema.Literal("gathering"),
  code: Schema.String,
  from: Schema.String,
  until: Schema.String,
  /** Expected. */
  people: Schema.NullOr(Count)
})

/** 警地四互 (row 44). */
export const Activity = Schema.Struct({
  kind: Schema.Literal("activity"),
  code: Schema.String,
  people: Schema.NullOr(Count)
})

/** 村书记(主任)助理 (row 43): somebody of the station holds that post in the village from a day on. */
export const VillageAssistant = Schema.Struct({
  kind: Schema.Literal("village-assistant"),
  /** Account of whoever holds it. */
  account: Schema.String,
  from: Schema.String,
  /** The last day; null while they hold it. */
  until: Text
})

/** 行业场所、外来人员检查 (row 41). */
export const TradeCheck = Schema.Struct({
  kind: Schema.Literal("trade-check"),
  code: Schema.String,
  /** Name of the business. */
  site: Schema.String,
  /** Nothing was found. */
  inOrder: Schema.Boolean
})

/** 送证上门 (row 41). */
export const CardDelivery = Schema.Struct({
  kind: Schema.Literal("card-delivery"),
  code: Schema.String,
  cards: Count
})

/** 联合检查 (row 65): all that several authorities look at, in one visit. */
export const SiteInspection = Schema.Struct({
  kind: Schema.Literal("site-inspection"),
  site: Schema.String,
  /** What was looked at, each once. */
  items: Schema.Array(Schema.String),
  /** Codes of the items where something was found. */
  found: Schema.Array(Schema.String)
})

export const Work = Schema.Union(
  Persuasion,
  Publicity,
  HelpRequest,
  Gathering,
  Activity,
  VillageAssistant,
  TradeCheck,
  CardDelivery,
  SiteInspection
)
export type Work = typeof Work.Type
export type WorkKind = Work["kind"]

/** The work of one kind: `WorkOf<"persuasion">`. */
export type WorkOf<Kind extends WorkKind> = Extract<Work, { readonly kind: Kind }>
