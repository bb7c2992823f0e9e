import { HttpApiBuilder } from "@effect/platform"
import { uninterruptible } from "@jiaosuo/http/Commands"
import { productApi } from "@jiaosuo/http/ProductApi"
import { acting, commanding } from "@jiaosuo/orders/http/Commanding"
import { showingFile } from "@jiaosuo/orders/http/FileReads"
import type { Telling } from "@jiaosuo/orders/http/Telling"
import { Reference } from "@jiaosuo/reference/Reference"
import { Effect } from "effect"
import { permissions, readingRoles } from "../domain/Permissions.ts"
import { type ShiftRejection, toShiftRefusal } from "../domain/shift/ShiftRejections.ts"
import { permissionTags } from "../domain/WithinPermission.ts"
import { PlaceDirectory } from "../PlaceDirectory.ts"
import { Shifts } from "../Shifts.ts"
import { unavailable } from "./Listing.ts"
import { shiftFile } from "./ShiftFileView.ts"
import { WardenShiftsGroup } from "./ShiftsApi.ts"

const telling: Telling<ShiftRejection> = {
  refusal: toShiftRefusal,
  unknown: "ShiftIsNotOnFile",
  forbidden: [...permissionTags, "WardenIsSomebodyElse"],
  kind: "wardens/shift",
  address: "/api/wardens/shifts"
}

/** The handlers of shifts. A client that goes away does not stop a command half way. */
export const shiftsHttp = HttpApiBuilder.group(
  productApi.add(WardenShiftsGroup),
  "wardenShifts",
  (handlers) =>
    Effect.gen(function* () {
      const shifts = yield* Shifts
      const { places } = yield* PlaceDirectory
      const { district } = yield* Reference
      const plan = commanding(telling, permissions["shift.plan"])
      const as = (verb: keyof typeof permissions) => acting(telling, permissions[verb])
      const show = showingFile(telling, readingRoles)

      return handlers
        .handle(
          "plan",
          ({ headers, payload }) => plan(headers, null, (order) => shifts.plan(payload, order)),
          uninterruptible
        )
        .handle("file", ({ path: { id }, urlParams }) =>
          Effect.flatMap(places, (known) =>
            show(
              id,
              urlParams,
              (reader, asOf) => shifts.file(id, reader, asOf),
              (record, showing) => shiftFile(record, known, district, showing)
            )
          ).pipe(Effect.catchTag("StoreIsUnavailable", unavailable))
        )
        .handle("change", as("shift.change")(shifts.change), uninterruptible)
        .handle("cancel", as("shift.cancel")(shifts.cancel), uninterruptible)
        .handle("check-in", as("shift.check-in")(shifts.checkIn), uninterruptible)
        .handle("check-out", as("shift.check-out")(shifts.checkOut), uninterruptible)
    })
)
