import { HttpApiBuilder } from "@effect/platform"
import { uninterruptible } from "@jiaosuo/http/Commands"
import { productApi } from "@jiaosuo/http/ProductApi"
import { acting, commanding } from "@jiaosuo/orders/http/Commanding"
import { showingFile } from "@jiaosuo/orders/http/FileReads"
import type { Telling } from "@jiaosuo/orders/http/Telling"
import { Reference } from "@jiaosuo/reference/Reference"
import { Effect } from "effect"
import { type HazardRejection, toHazardRefusal } from "../domain/hazard/HazardRejections.ts"
import { permissions, readingRoles } from "../domain/Permissions.ts"
import { permissionTags } from "../domain/WithinPermission.ts"
import { Hazards } from "../Hazards.ts"
import { roadHazardFile } from "./HazardFileView.ts"
import { RoadHazardsGroup } from "./HazardsApi.ts"

const telling: Telling<HazardRejection> = {
  refusal: toHazardRefusal,
  unknown: "HazardIsNotOnFile",
  forbidden: [...permissionTags, "HazardIsAnothersToFix", "HazardIsSomebodyElses"],
  kind: "wardens/hazard",
  address: "/api/wardens/hazards"
}

/** The handlers of hazards. A client that goes away does not stop a command half way. */
export const hazardsHttp = HttpApiBuilder.group(productApi.add(RoadHazardsGroup), "roadHazards", (handlers) =>
  Effect.gen(function* () {
    const hazards = yield* Hazards
    const { district, wardenRules } = yield* Reference
    const report = commanding(telling, permissions["hazard.report"])
    const as = (verb: keyof typeof permissions) => acting(telling, permissions[verb])
    const show = showingFile(telling, readingRoles)

    return handlers
      .handle(
        "report",
        ({ headers, payload }) => report(headers, null, (order) => hazards.report(payload, order)),
        uninterruptible
      )
      .handle("file", ({ path: { id }, urlParams }) =>
        show(
          id,
          urlParams,
          (reader, asOf) => hazards.file(id, reader, asOf),
          (record, showing, nowMillis) => roadHazardFile(record, wardenRules, district, showing, nowMillis)
        )
      )
      .handle("rate", as("hazard.rate")(hazards.rate), uninterruptible)
      .handle("assign", as("hazard.assign")(hazards.assign), uninterruptible)
      .handle("fix", as("hazard.fix")(hazards.fix), uninterruptible)
      .handle("clear", as("hazard.clear")(hazards.clear), uninterruptible)
      .handle("send-back", as("hazard.send-back")(hazards.sendBack), uninterruptible)
      .handle("withdraw", as("hazard.withdraw")(hazards.withdraw), uninterruptible)
  })
)
