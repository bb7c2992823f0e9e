import { HttpApiBuilder } from "@effect/platform"
import { inScope } from "@jiaosuo/http/Principal"
import { productApi } from "@jiaosuo/http/ProductApi"
import { requireRoleOrOperator, requireTownship } from "@jiaosuo/http/Scopes"
import { Reference } from "@jiaosuo/reference/Reference"
import { Effect } from "effect"
import { readingRoles } from "../domain/Permissions.ts"
import type { KnownPlace } from "../domain/place/Place.ts"
import { lacks, type VillageCover, villageCovers } from "../domain/VillageCoverage.ts"
import { PlaceDirectory } from "../PlaceDirectory.ts"
import { WardenDirectory } from "../WardenDirectory.ts"
import { pageByKey, unavailable } from "./Listing.ts"
import { type VillageCoverItem, WardenVillagesGroup } from "./VillagesApi.ts"

const shown = (
  { village, wardenId, placeId }: VillageCover,
  places: ReadonlyMap<string, KnownPlace>
): VillageCoverItem => ({
  village: village.code,
  villageName: village.shortName,
  township: village.township.code,
  townshipName: village.township.name,
  auxiliary: wardenId === null ? null : { wardenId },
  room: placeId === null ? null : { placeId, name: places.get(placeId)?.name ?? placeId },
  lacks: [
    ...(wardenId === null ? ["auxiliary" as const] : []),
    ...(placeId === null ? ["room" as const] : [])
  ]
})

/** The handler of the villages that lack an auxiliary or a room (row 42). */
export const villagesHttp = HttpApiBuilder.group(
  productApi.add(WardenVillagesGroup),
  "wardenVillages",
  (handlers) =>
    Effect.gen(function* () {
      const directory = yield* PlaceDirectory
      const wardens = yield* WardenDirectory
      const { district } = yield* Reference

      return handlers.handle("list", ({ urlParams }) =>
        Effect.gen(function* () {
          const { township, lacking } = urlParams
          const reader = yield* requireRoleOrOperator(...readingRoles)
          if (township !== undefined) yield* requireTownship(township)
          const places = yield* directory.places
          const { byId } = yield* wardens.everybody
          const asked = township === undefined ? reader.townships : [township]
          const covers = villageCovers(district, asked, places, byId.values()).filter(({ village }) =>
            inScope(reader, village.township.code)
          )
          const page = yield* pageByKey(
            "warden-villages",
            covers.filter((cover) => lacking === undefined || lacks(cover, lacking)),
            ({ village }) => [village.code],
            urlParams
          )
          const having = (isThere: (cover: VillageCover) => boolean): number => covers.filter(isThere).length
          return {
            ...page,
            items: page.items.map((cover) => shown(cover, places)),
            sums: {
              villages: covers.length,
              withAuxiliary: having(({ wardenId }) => wardenId !== null),
              withRoom: having(({ placeId }) => placeId !== null),
              withBoth: having((cover) => !lacks(cover, "either"))
            }
          }
        }).pipe(Effect.catchTag("StoreIsUnavailable", unavailable))
      )
    })
)
