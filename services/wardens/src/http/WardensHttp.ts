import { HttpApiBuilder } from "@effect/platform"
import { PersonalRecords } from "@jiaosuo/event-store/PersonalRecords"
import { uninterruptible } from "@jiaosuo/http/Commands"
import { CurrentRequest } from "@jiaosuo/http/CurrentRequest"
import { Forbidden, refuse } from "@jiaosuo/http/Problems"
import { productApi } from "@jiaosuo/http/ProductApi"
import { requireRole } from "@jiaosuo/http/Scopes"
import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import { acting, commanding } from "@jiaosuo/orders/http/Commanding"
import { showingFile } from "@jiaosuo/orders/http/FileReads"
import type { Telling } from "@jiaosuo/orders/http/Telling"
import { Reference } from "@jiaosuo/reference/Reference"
import { Clock, Effect } from "effect"
import { linkedRoles, peopleRoles, permissions } from "../domain/Permissions.ts"
import { permissionRefusal, permissionTags } from "../domain/WithinPermission.ts"
import { toWardenRefusal, type WardenRejection } from "../domain/warden/WardenRejections.ts"
import { PlaceDirectory } from "../PlaceDirectory.ts"
import { WardenDirectory } from "../WardenDirectory.ts"
import { Wardens } from "../Wardens.ts"
import { pageByKey, unavailable } from "./Listing.ts"
import { isAskedFor, type ShowingWardens, serviceView, wardenFile, wardenItem } from "./WardenFileView.ts"
import { WardensGroup } from "./WardensApi.ts"

const telling: Telling<WardenRejection> = {
  refusal: toWardenRefusal,
  unknown: "WardenIsNotOnFile",
  forbidden: permissionTags,
  kind: "wardens/warden",
  address: "/api/wardens/wardens"
}

/** The handlers of wardens. A client that goes away does not stop a command half way. */
export const wardensHttp = HttpApiBuilder.group(productApi.add(WardensGroup), "wardens", (handlers) =>
  Effect.gen(function* () {
    const wardens = yield* Wardens
    const directory = yield* WardenDirectory
    const places = yield* PlaceDirectory
    const personal = yield* PersonalRecords
    const reference = yield* Reference
    const apply = commanding(telling, permissions["warden.apply"])
    const as = (verb: keyof typeof permissions) => acting(telling, permissions[verb])
    const show = showingFile(telling, peopleRoles)

    const showing = Effect.gen(function* () {
      const { language } = yield* CurrentRequest
      const today = dayInShanghai(yield* Clock.currentTimeMillis)
      const by: ShowingWardens = { reference, places: yield* places.places, today, language }
      return by
    })

    return handlers
      .handle(
        "apply",
        ({ headers, payload }) => apply(headers, null, (order) => wardens.apply(payload, order)),
        uninterruptible
      )
      .handle("list", ({ urlParams }) =>
        Effect.gen(function* () {
          const reader = yield* requireRole(...peopleRoles)
          const by = yield* showing
          const asked = (yield* wardens.inScope(reader)).filter((one) => isAskedFor(one, urlParams, by))
          const { items, ...page } = yield* pageByKey(
            "wardens",
            asked,
            ({ township, appliedAt, id }) => [township, appliedAt, id],
            urlParams
          )
          const values = yield* personal.open(items.map(({ person }) => person))
          return { items: items.map((one, i) => wardenItem(one, values[i], by)), ...page }
        }).pipe(Effect.catchTag("StoreIsUnavailable", unavailable))
      )
      .handle("me", () =>
        Effect.gen(function* () {
          const { account } = yield* requireRole(...linkedRoles)
          const own = yield* directory.byAccount(account)
          if (own === undefined) {
            return yield* refuse(Forbidden, permissionRefusal({ _tag: "AccountIsNoWarden", account }))
          }
          return serviceView(own.id, own, yield* showing)
        }).pipe(Effect.catchTag("StoreIsUnavailable", unavailable))
      )
      .handle("file", ({ path: { id }, urlParams }) =>
        Effect.flatMap(showing, (by) =>
          show(
            id,
            urlParams,
            (reader, asOf) => wardens.file(id, reader, asOf),
            (record, shown, now) => wardenFile(record, by, shown, now)
          )
        ).pipe(Effect.catchTag("StoreIsUnavailable", unavailable))
      )
      .handle("check", as("warden.check")(wardens.check), uninterruptible)
      .handle("begin-training", as("warden.begin-training")(wardens.beginTraining), uninterruptible)
      .handle("record-training", as("warden.record-training")(wardens.recordTraining), uninterruptible)
      .handle("activate", as("warden.activate")(wardens.activate), uninterruptible)
      .handle("rest", as("warden.rest")(wardens.rest), uninterruptible)
      .handle("resume", as("warden.resume")(wardens.resume), uninterruptible)
      .handle("let-go", as("warden.let-go")(wardens.letGo), uninterruptible)
      .handle("change", as("warden.change")(wardens.change), uninterruptible)
      .handle("change-roles", as("warden.change-roles")(wardens.changeRoles), uninterruptible)
      .handle("post", as("warden.post")(wardens.post), uninterruptible)
      .handle("transfer", as("warden.transfer")(wardens.transfer), uninterruptible)
      .handle("link-account", as("warden.link-account")(wardens.linkAccount), uninterruptible)
      .handle("lend", as("warden.lend")(wardens.lend), uninterruptible)
      .handle("take-back", as("warden.take-back")(wardens.takeBack), uninterruptible)
      .handle("report-injury", as("warden.report-injury")(wardens.reportInjury), uninterruptible)
      .handle("insure", as("warden.insure")(wardens.insure), uninterruptible)
  })
)
