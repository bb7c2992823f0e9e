import { filing, Written } from "@jiaosuo/orders/domain/FormFields"
import { Schema } from "effect"
import { MemberOrigin, Votes } from "../TeamEvents.ts"

/** What people hand in about teams of volunteers, as they wrote it. Loaded by browsers: schemas only. */

const Villages = Schema.optional(Schema.Array(Schema.String)).annotations({
  description: "Twelve-digit codes of the villages that it looks after"
})

/** A team that a station leads (row 45). */
export const TeamForm = Schema.Struct({
  name: Schema.String,
  station: Schema.String.annotations({ description: "Nine-digit code of the station that leads it" }),
  villages: Villages,
  ...filing
}).annotations({ identifier: "TeamForming" })
export type TeamForm = typeof TeamForm.Type

/** What is otherwise now; absent values stay. */
export const TeamChangeForm = Schema.Struct({ name: Written, villages: Villages, ...filing }).annotations({
  identifier: "TeamChange"
})
export type TeamChangeForm = typeof TeamChangeForm.Type

export const JoiningForm = Schema.Struct({ wardenId: Schema.UUID, as: MemberOrigin, ...filing }).annotations({
  identifier: "TeamJoining"
})
export type JoiningForm = typeof JoiningForm.Type

export const TeamLeavingForm = Schema.Struct({ wardenId: Schema.UUID, ...filing }).annotations({
  identifier: "TeamLeaving"
})
export type TeamLeavingForm = typeof TeamLeavingForm.Type

/** A vote as it was counted. Whoever has more votes than anybody else is captain. */
export const ElectionForm = Schema.Struct({
  votes: Schema.Array(Votes),
  voters: Schema.Number.annotations({ description: "How many members came to vote" }),
  ...filing
}).annotations({ identifier: "TeamElection" })
export type ElectionForm = typeof ElectionForm.Type
