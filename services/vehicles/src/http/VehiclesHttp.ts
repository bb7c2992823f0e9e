import { HttpApiBuilder } from "@effect/platform"
import { uninterruptible } from "@jiaosuo/http/Commands"
import { CurrentPrincipal } from "@jiaosuo/http/Principal"
import { productApi } from "@jiaosuo/http/ProductApi"
import { registerRoles, vehicleReadingRoles, visitRoles } from "@jiaosuo/http/Scopes"
import { acting, commanding } from "@jiaosuo/orders/http/Commanding"
import { showingFile } from "@jiaosuo/orders/http/FileReads"
import type { Telling } from "@jiaosuo/orders/http/Telling"
import { Reference } from "@jiaosuo/reference/Reference"
import { Effect } from "effect"
import { toRefusal, toRefusalByPlate, type VehicleRejection } from "../domain/VehicleRejections.ts"
import { Vehicles } from "../Vehicles.ts"
import { vehicleFile } from "./FileView.ts"
import { VehiclesGroup } from "./VehiclesApi.ts"

const telling: Telling<VehicleRejection> = {
  refusal: toRefusal,
  unknown: "VehicleIsNotRegistered",
  kind: "vehicles/vehicle",
  address: "/api/vehicles"
}

/** X1: of a visit by plate, the access log names the plate that somebody reached for. */
const tellingByPlate: Telling<VehicleRejection> = {
  ...telling,
  refusal: toRefusalByPlate,
  kind: "vehicles/plate"
}

/** The handlers of the register. A client that goes away does not stop a command half way. */
export const vehiclesHttp = HttpApiBuilder.group(productApi.add(VehiclesGroup), "vehicles", (handlers) =>
  Effect.gen(function* () {
    const vehicles = yield* Vehicles
    const reference = yield* Reference
    const command = commanding(telling, registerRoles)
    const commandingByPlate = commanding(tellingByPlate, visitRoles)
    const on = acting(telling, registerRoles)
    const show = showingFile(telling, vehicleReadingRoles)

    return handlers
      .handle(
        "register",
        ({ headers, payload }) => command(headers, null, (order) => vehicles.register(payload, order)),
        uninterruptible
      )
      .handle("file", ({ path: { id }, urlParams }) =>
        Effect.flatMap(CurrentPrincipal, ({ role }) =>
          show(
            id,
            urlParams,
            (reader, asOf) => vehicles.file(id, reader, asOf),
            (file, showing, now) =>
              vehicleFile(file, reference, now, { ...showing, wordsOfWardens: role !== "grid-worker" })
          )
        )
      )
      .handle(
        "visit",
        ({ headers, payload }) =>
          commandingByPlate(headers, `${payload.plate.kind}${payload.plate.number ?? ""}`, (order) =>
            vehicles.visit(payload, order)
          ),
        uninterruptible
      )
      .handle("verify", acting(telling, visitRoles)(vehicles.verify), uninterruptible)
      .handle("correct", on(vehicles.correct), uninterruptible)
      .handle("move", on(vehicles.move), uninterruptible)
      .handle("transfer", on(vehicles.transfer), uninterruptible)
      .handle("replate", on(vehicles.replate), uninterruptible)
      .handle("record-inspection", on(vehicles.recordInspection), uninterruptible)
      .handle("record-insurance", on(vehicles.recordInsurance), uninterruptible)
      .handle("record-permit", on(vehicles.recordPermit), uninterruptible)
      .handle("report-hazard", on(vehicles.reportHazard), uninterruptible)
      .handle("clear-hazard", on(vehicles.clearHazard), uninterruptible)
      .handle("suspend", on(vehicles.suspend), uninterruptible)
      .handle("resume", on(vehicles.resume), uninterruptible)
      .handle("deregister", on(vehicles.deregister), uninterruptible)
      .handle("restore", on(vehicles.restore), uninterruptible)
      .handle("add-driver", on(vehicles.addDriver), uninterruptible)
      .handle("record-licence", on(vehicles.recordLicence), uninterruptible)
      .handle("remove-driver", on(vehicles.removeDriver), uninterruptible)
  })
)
