import { HttpApiBuilder } from "@effect/platform"
import { uninterruptible } from "@jiaosuo/http/Commands"
import { productApi } from "@jiaosuo/http/ProductApi"
import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import { acting, commanding } from "@jiaosuo/orders/http/Commanding"
import { showingFile } from "@jiaosuo/orders/http/FileReads"
import type { Telling } from "@jiaosuo/orders/http/Telling"
import { Reference } from "@jiaosuo/reference/Reference"
import { Clock, Effect } from "effect"
import { permissions, readingRoles } from "../domain/Permissions.ts"
import { type ServiceRejection, toServiceRefusal } from "../domain/service/ServiceRejections.ts"
import { permissionTags } from "../domain/WithinPermission.ts"
import { Services } from "../Services.ts"
import { serviceFile } from "./ServiceFileView.ts"
import { MobileServicesGroup } from "./ServicesApi.ts"

const telling: Telling<ServiceRejection> = {
  refusal: toServiceRefusal,
  unknown: "ServiceIsNotOnFile",
  forbidden: [...permissionTags, "ServiceIsSomebodyElses"],
  kind: "wardens/service",
  address: "/api/wardens/services"
}

/** The handlers of services. A client that goes away does not stop a command half way. */
export const servicesHttp = HttpApiBuilder.group(
  productApi.add(MobileServicesGroup),
  "mobileServices",
  (handlers) =>
    Effect.gen(function* () {
      const services = yield* Services
      const reference = yield* Reference
      const request = commanding(telling, permissions["service.request"])
      const as = (verb: keyof typeof permissions) => acting(telling, permissions[verb])
      const show = showingFile(telling, readingRoles)

      return handlers
        .handle(
          "request",
          ({ headers, payload }) => request(headers, null, (order) => services.request(payload, order)),
          uninterruptible
        )
        .handle("file", ({ path: { id }, urlParams }) =>
          Effect.flatMap(Clock.currentTimeMillis, (now) =>
            show(
              id,
              urlParams,
              (reader, asOf) => services.file(id, reader, asOf),
              (record, showing) => serviceFile(record, reference, dayInShanghai(now), showing)
            )
          )
        )
        .handle("correct", as("service.correct")(services.correct), uninterruptible)
        .handle("finish", as("service.finish")(services.finish), uninterruptible)
        .handle("reopen", as("service.reopen")(services.reopen), uninterruptible)
        .handle("hand-over", as("service.hand-over")(services.handOver), uninterruptible)
        .handle("answer-hand-over", as("service.answer-hand-over")(services.answerHandOver), uninterruptible)
        .handle("withdraw", as("service.withdraw")(services.withdraw), uninterruptible)
    })
)
