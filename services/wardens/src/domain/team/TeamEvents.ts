import { makeEventCodec } from "@jiaosuo/kernel/EventCodec"
import { Warning } from "@jiaosuo/orders/domain/Warning"
import { Schema } from "effect"

/** What may happen to a team of volunteers (义警队, row 45), as it is stored: add, never change. */

const Reason = Schema.NullOr(Schema.String)
const why = { at: Schema.String, reason: Reason } as const

/** Who a volunteer is to the village: 村干部, 网格员, 村民. */
export const MemberOrigin = Schema.Literal("cadre", "grid", "villager")
export type MemberOrigin = typeof MemberOrigin.Type

/** What may change while the team stands. */
const composition = {
  name: Schema.String,
  /** Twelve-digit codes of the villages that it looks after. */
  villages: Schema.Array(Schema.String)
} as const

export const TeamWasFormed = Schema.TaggedStruct("TeamWasFormed", {
  ...composition,
  /** Nine-digit code of the station that leads it, and of its township. */
  station: Schema.String,
  ...why
})

/** All that may change, as it is now. */
export const TeamWasChanged = Schema.TaggedStruct("TeamWasChanged", { ...composition, ...why })

export const MemberJoined = Schema.TaggedStruct("MemberJoined", {
  wardenId: Schema.String,
  as: MemberOrigin,
  ...why
})

export const MemberLeft = Schema.TaggedStruct("MemberLeft", { wardenId: Schema.String, ...why })

/** One candidate with the votes that were cast for them. */
export const Votes = Schema.Struct({ wardenId: Schema.String, votes: Schema.Int })
export type Votes = typeof Votes.Type

export const CaptainWasElected = Schema.TaggedStruct("CaptainWasElected", {
  wardenId: Schema.String,
  /** Everybody who was voted for, most votes first. */
  votes: Schema.Array(Votes),
  /** How many came to vote, and how many members there were. */
  voters: Schema.Int,
  members: Schema.Int,
  ...why,
  warnings: Schema.Array(Warning)
})

export const CaptaincyEnded = Schema.TaggedStruct("CaptaincyEnded", { wardenId: Schema.String, ...why })

export const TeamWasDisbanded = Schema.TaggedStruct("TeamWasDisbanded", why)

export const TeamEvent = Schema.Union(
  TeamWasFormed,
  TeamWasChanged,
  MemberJoined,
  MemberLeft,
  CaptainWasElected,
  CaptaincyEnded,
  TeamWasDisbanded
)
export type TeamEvent = typeof TeamEvent.Type

/** The event of one type: `TeamEventOf<"TeamWasFormed">`. */
export type TeamEventOf<Type extends TeamEvent["_tag"]> = Extract<TeamEvent, { readonly _tag: Type }>

/** Reads every version ever stored, writes the newest. */
export const teamEventCodec = makeEventCodec<TeamEvent>({
  TeamWasFormed: { version: 1, schema: TeamWasFormed },
  TeamWasChanged: { version: 1, schema: TeamWasChanged },
  MemberJoined: { version: 1, schema: MemberJoined },
  MemberLeft: { version: 1, schema: MemberLeft },
  CaptainWasElected: { version: 1, schema: CaptainWasElected },
  CaptaincyEnded: { version: 1, schema: CaptaincyEnded },
  TeamWasDisbanded: { version: 1, schema: TeamWasDisbanded }
})
