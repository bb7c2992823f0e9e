import { HttpApiBuilder } from "@effect/platform"
import { uninterruptible } from "@jiaosuo/http/Commands"
import { CurrentRequest } from "@jiaosuo/http/CurrentRequest"
import { productApi } from "@jiaosuo/http/ProductApi"
import { requireRole } from "@jiaosuo/http/Scopes"
import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import { acting, commanding } from "@jiaosuo/orders/http/Commanding"
import { showingFile } from "@jiaosuo/orders/http/FileReads"
import type { Telling } from "@jiaosuo/orders/http/Telling"
import { Reference } from "@jiaosuo/reference/Reference"
import { Clock, Effect } from "effect"
import { permissions, readingRoles } from "../domain/Permissions.ts"
import { type PlaceRejection, toPlaceRefusal } from "../domain/place/PlaceRejections.ts"
import { permissionTags } from "../domain/WithinPermission.ts"
import { Places } from "../Places.ts"
import { WardenDirectory } from "../WardenDirectory.ts"
import { pageByKey, unavailable } from "./Listing.ts"
import { placeFile, placeItems } from "./PlaceFileView.ts"
import { WardenPlacesGroup } from "./PlacesApi.ts"

const telling: Telling<PlaceRejection> = {
  refusal: toPlaceRefusal,
  unknown: "PlaceIsNotOnFile",
  forbidden: permissionTags,
  kind: "wardens/place",
  address: "/api/wardens/places"
}

/** The handlers of places. A client that goes away does not stop a command half way. */
export const placesHttp = HttpApiBuilder.group(
  productApi.add(WardenPlacesGroup),
  "wardenPlaces",
  (handlers) =>
    Effect.gen(function* () {
      const places = yield* Places
      const wardens = yield* WardenDirectory
      const reference = yield* Reference
      const open = commanding(telling, permissions["place.open"])
      const show = showingFile(telling, readingRoles)

      return handlers
        .handle(
          "open",
          ({ headers, payload }) => open(headers, null, (order) => places.open(payload, order)),
          uninterruptible
        )
        .handle("list", ({ urlParams }) =>
          Effect.gen(function* () {
            const reader = yield* requireRole(...readingRoles)
            const { language } = yield* CurrentRequest
            const today = dayInShanghai(yield* Clock.currentTimeMillis)
            const known = yield* places.inScope(reader)
            const items = placeItems(known, yield* wardens.everybody, urlParams, reference, today, language)
            return yield* pageByKey(
              "warden-places",
              items,
              ({ township, name, id }) => [township, name, id],
              urlParams
            )
          }).pipe(Effect.catchTag("StoreIsUnavailable", unavailable))
        )
        .handle("file", ({ path: { id }, urlParams }) =>
          show(
            id,
            urlParams,
            (reader, asOf) => places.file(id, reader, asOf),
            (record, showing) => placeFile(record, reference.district, showing)
          )
        )
        .handle("change", acting(telling, permissions["place.change"])(places.change), uninterruptible)
        .handle("close", acting(telling, permissions["place.close"])(places.close), uninterruptible)
    })
)
