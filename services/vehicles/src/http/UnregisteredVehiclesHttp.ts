import { HttpApiBuilder } from "@effect/platform"
import { uninterruptible } from "@jiaosuo/http/Commands"
import { productApi } from "@jiaosuo/http/ProductApi"
import { registerRoles, vehicleReadingRoles, visitRoles } from "@jiaosuo/http/Scopes"
import { acting, commanding } from "@jiaosuo/orders/http/Commanding"
import { showingFile } from "@jiaosuo/orders/http/FileReads"
import type { Telling } from "@jiaosuo/orders/http/Telling"
import { Effect } from "effect"
import {
  toUnregisteredRefusal,
  type UnregisteredVehicleRejection
} from "../domain/unregistered/UnregisteredVehicleDecider.ts"
import { UnregisteredVehicles } from "../UnregisteredVehicles.ts"
import { unregisteredVehicleFile } from "./FileView.ts"
import { UnregisteredVehiclesGroup } from "./VehiclesApi.ts"

const telling: Telling<UnregisteredVehicleRejection> = {
  refusal: toUnregisteredRefusal,
  unknown: "VehicleIsNotListed",
  kind: "vehicles/unregistered",
  address: "/api/unregistered-vehicles"
}

/** The handlers of the list of unregistered vehicles (K15). */
export const unregisteredVehiclesHttp = HttpApiBuilder.group(
  productApi.add(UnregisteredVehiclesGroup),
  "unregistered-vehicles",
  (handlers) =>
    Effect.gen(function* () {
      const list = yield* UnregisteredVehicles
      const command = commanding(telling, visitRoles)
      const on = acting(telling, registerRoles)
      const show = showingFile(telling, vehicleReadingRoles)

      return handlers
        .handle(
          "list",
          ({ headers, payload }) => command(headers, null, (order) => list.list(payload, order)),
          uninterruptible
        )
        .handle("file", ({ path: { id }, urlParams }) =>
          show(id, urlParams, (reader, asOf) => list.file(id, reader, asOf), unregisteredVehicleFile)
        )
        .handle("correct", on(list.correct), uninterruptible)
        .handle("strike-off", on(list.strikeOff), uninterruptible)
        .handle("link", on(list.link), uninterruptible)
    })
)
