import { pageOf, pageParameters } from "@jiaosuo/http/Paging"
import { HistoryEntry } from "@jiaosuo/orders/http/FileContract"
import { Schema } from "effect"
import { MemberOrigin, Votes } from "../domain/team/TeamEvents.ts"
import { WardenState } from "../domain/warden/WardenEvents.ts"

/** Teams of volunteers as they are answered. Instants are with the offset of Asia/Shanghai. Loaded by browsers: schemas only. */

const Text = Schema.NullOr(Schema.String)

const teamFields = {
  id: Schema.String,
  name: Schema.String,
  station: Schema.String,
  stationName: Schema.String,
  villages: Schema.Array(Schema.String),
  formedAt: Schema.String,
  disbandedAt: Text,
  /** The captain with the vote that they come from; null while there is none. */
  captain: Schema.NullOr(
    Schema.Struct({
      wardenId: Schema.String,
      since: Schema.String,
      voters: Schema.Number,
      votes: Schema.Array(Votes)
    })
  )
} as const

/** `GET /api/wardens/teams/{id}`. */
export const TeamFile = Schema.Struct({
  ...teamFields,
  version: Schema.Number,
  position: Schema.Number,
  asOf: Text,
  members: Schema.Array(
    Schema.Struct({
      wardenId: Schema.String,
      as: MemberOrigin,
      asName: Schema.String,
      since: Schema.String,
      /** As they are now; null where nobody knows them any more. */
      state: Schema.NullOr(WardenState),
      skills: Schema.Array(Schema.String),
      equipment: Schema.Array(Schema.String)
    })
  ),
  history: Schema.Array(HistoryEntry)
}).annotations({ identifier: "TeamFile" })
export type TeamFile = typeof TeamFile.Type

/** `GET /api/wardens/teams`: those that stand, unless disbanded ones are asked for. */
export const TeamsQuery = Schema.Struct({
  township: Schema.optional(Schema.String).annotations({
    description: "Nine-digit code of the station; all in the reader's townships where absent"
  }),
  village: Schema.optional(Schema.String).annotations({ description: "Twelve-digit code" }),
  member: Schema.optional(Schema.String).annotations({ description: "Id of a warden" }),
  captain: Schema.optional(Schema.Literal("yes", "no")).annotations({
    description: "Whether somebody is captain"
  }),
  disbanded: Schema.optional(Schema.Literal("yes", "no", "all")).annotations({
    description: "no where absent"
  }),
  ...pageParameters
})
export type TeamsQuery = typeof TeamsQuery.Type

/** One team of the list. */
export const TeamItem = Schema.Struct({
  ...teamFields,
  members: Schema.Number,
  /** Members in active service. */
  active: Schema.Number
}).annotations({ identifier: "TeamItem" })
export type TeamItem = typeof TeamItem.Type

/** By station, then by name. */
export const TeamsPage = Schema.Struct({
  ...pageOf(TeamItem).fields,
  total: Schema.Number
}).annotations({ identifier: "Teams" })
export type TeamsPage = typeof TeamsPage.Type
