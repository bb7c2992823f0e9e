import { HttpApiEndpoint, HttpApiGroup, OpenApi } from "@effect/platform"
import { Authentication } from "@jiaosuo/http/Authentication"
import { pageOf, pageParameters } from "@jiaosuo/http/Paging"
import { BadRequest, Forbidden, ServiceUnavailable } from "@jiaosuo/http/Problems"
import { Schema } from "effect"

/** The contract of villages: which of them have an auxiliary and a room (row 42). */

export const VillagesQuery = Schema.Struct({
  township: Schema.optional(Schema.String).annotations({
    description: "Nine-digit code; all in the reader's townships where absent"
  }),
  lacking: Schema.optional(Schema.Literal("auxiliary", "room", "either", "both")).annotations({
    description: "Only villages that lack it; all where absent"
  }),
  ...pageParameters
})
export type VillagesQuery = typeof VillagesQuery.Type

export const VillageCoverItem = Schema.Struct({
  village: Schema.String,
  villageName: Schema.String,
  township: Schema.String,
  townshipName: Schema.String,
  /** The auxiliary in active service there. */
  auxiliary: Schema.NullOr(Schema.Struct({ wardenId: Schema.String })),
  /** The open police room. */
  room: Schema.NullOr(Schema.Struct({ placeId: Schema.String, name: Schema.String })),
  lacks: Schema.Array(Schema.Literal("auxiliary", "room"))
}).annotations({ identifier: "VillageCover" })
export type VillageCoverItem = typeof VillageCoverItem.Type

export const VillagesPage = Schema.Struct({
  ...pageOf(VillageCoverItem).fields,
  total: Schema.Number,
  /** Of all villages in the scope, whatever is lacking. */
  sums: Schema.Struct({
    villages: Schema.Number,
    withAuxiliary: Schema.Number,
    withRoom: Schema.Number,
    withBoth: Schema.Number
  })
}).annotations({ identifier: "VillageCovers" })
export type VillagesPage = typeof VillagesPage.Type

/** Villages with their auxiliary and their room (row 42). */
export const WardenVillagesGroup = HttpApiGroup.make("wardenVillages")
  .add(
    HttpApiEndpoint.get("list", "/api/wardens/villages")
      .setUrlParams(VillagesQuery)
      .addSuccess(VillagesPage)
      .addError(BadRequest)
      .addError(ServiceUnavailable)
      .annotate(OpenApi.Summary, "Which villages have an auxiliary and a police room, and which lack either")
  )
  .addError(Forbidden)
  .middleware(Authentication)
  .annotate(OpenApi.Title, "Villages of wardens")
