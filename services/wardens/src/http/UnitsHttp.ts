import { HttpApiBuilder } from "@effect/platform"
import { uninterruptible } from "@jiaosuo/http/Commands"
import { CurrentRequest } from "@jiaosuo/http/CurrentRequest"
import { inScope } from "@jiaosuo/http/Principal"
import { NotFound, refuse, Unprocessable } from "@jiaosuo/http/Problems"
import { productApi } from "@jiaosuo/http/ProductApi"
import { caseRoles, requireRole, requireTownship } from "@jiaosuo/http/Scopes"
import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import { text } from "@jiaosuo/kernel/Problem"
import { acting, commanding } from "@jiaosuo/orders/http/Commanding"
import { showingFile } from "@jiaosuo/orders/http/FileReads"
import type { Telling } from "@jiaosuo/orders/http/Telling"
import { formIsAtFault } from "@jiaosuo/orders/Orders"
import { Reference } from "@jiaosuo/reference/Reference"
import { Clock, Effect } from "effect"
import { type MonthRejection, toMonthRefusal } from "../domain/month/MonthRejections.ts"
import { permissions, unitReadingRoles } from "../domain/Permissions.ts"
import type { KnownUnit } from "../domain/unit/MobileUnit.ts"
import { toUnitRefusal, type UnitRejection } from "../domain/unit/UnitRejections.ts"
import { permissionTags } from "../domain/WithinPermission.ts"
import { UnitDirectory } from "../UnitDirectory.ts"
import { UnitMonths } from "../UnitMonths.ts"
import { Units } from "../Units.ts"
import { pageByKey, unavailable } from "./Listing.ts"
import { coverageAnswer, unitFile, unitItems } from "./UnitFileView.ts"
import { MobileUnitsGroup } from "./UnitsApi.ts"

const place = { kind: "wardens/unit", address: "/api/wardens/units" } as const

const telling: Telling<UnitRejection> = {
  ...place,
  refusal: toUnitRefusal,
  unknown: "UnitIsNotOnFile",
  forbidden: permissionTags
}

const tellingMonths: Telling<MonthRejection> = {
  ...place,
  refusal: toMonthRefusal,
  unknown: "UnitIsNotOnFile",
  forbidden: [...permissionTags, "EntryIsSomebodyElses"]
}

const today = Effect.map(Clock.currentTimeMillis, dayInShanghai)

const isMonth = /^\d{4}-(0[1-9]|1[0-2])$/

/** The unit that is asked for by its id, its name, or a part of its name that no other unit of the reader has. */
const askedUnit = (units: ReadonlyMap<string, KnownUnit>, asked: string) =>
  Effect.gen(function* () {
    const reader = yield* requireRole(...caseRoles)
    const byId = units.get(asked)
    if (byId !== undefined) {
      yield* requireTownship(byId.township, `wardens/unit/${asked}`)
      return [asked, byId] as const
    }
    const seen = [...units].filter(([, { township }]) => inScope(reader, township))
    const named = seen.filter(([, { name }]) => name === asked)
    const found = named.length > 0 ? named : seen.filter(([, { name }]) => name.includes(asked))
    const [one, another] = found
    if (one === undefined || asked === "") {
      return yield* refuse(NotFound, toUnitRefusal({ _tag: "UnitIsNotOnFile" }))
    }
    return another === undefined
      ? one
      : yield* refuse(
          Unprocessable,
          formIsAtFault([
            {
              path: "unit",
              reason: text(
                `“${asked}”可指多个移动警务队:${found.map(([, { name }]) => name).join("、")}`,
                `"${asked}" may be any of ${found.map(([id, { name }]) => `${name} (${id})`).join(", ")}`
              )
            }
          ])
        )
  })

/** The handlers of mobile units. A client that goes away does not stop a command half way. */
export const unitsHttp = HttpApiBuilder.group(productApi.add(MobileUnitsGroup), "mobileUnits", (handlers) =>
  Effect.gen(function* () {
    const units = yield* Units
    const months = yield* UnitMonths
    const directory = yield* UnitDirectory
    const { district } = yield* Reference
    const form = commanding(telling, permissions["unit.form"])
    const as = (verb: keyof typeof permissions) => acting(telling, permissions[verb])
    const asOfMonths = (verb: keyof typeof permissions) => acting(tellingMonths, permissions[verb])
    const show = showingFile(telling, unitReadingRoles)

    return handlers
      .handle(
        "form",
        ({ headers, payload }) => form(headers, null, (order) => units.form(payload, order)),
        uninterruptible
      )
      .handle("list", ({ urlParams }) =>
        Effect.gen(function* () {
          const reader = yield* requireRole(...unitReadingRoles)
          if (urlParams.township !== undefined) yield* requireTownship(urlParams.township)
          const { language } = yield* CurrentRequest
          const known = [...(yield* directory.units)].filter(([, unit]) => inScope(reader, unit.township))
          const items = unitItems(known, urlParams, district, yield* today, language)
          return yield* pageByKey(
            "mobile-units",
            items,
            ({ township, name, id }) => [township, name, id],
            urlParams
          )
        }).pipe(Effect.catchTag("StoreIsUnavailable", unavailable))
      )
      .handle("file", ({ path: { id }, urlParams }) =>
        Effect.flatMap(today, (day) =>
          show(
            id,
            urlParams,
            (reader, asOf) => units.file(id, reader, asOf),
            (record, showing) => unitFile(record, district, day, showing)
          )
        )
      )
      .handle("coverage", ({ urlParams: { unit: asked, month } }) =>
        Effect.gen(function* () {
          const [id, unit] = yield* askedUnit(yield* directory.units, asked.trim())
          if (!isMonth.test(month)) {
            return yield* refuse(
              Unprocessable,
              formIsAtFault([
                { path: "month", reason: text("月份应为2021-04的形式", "write it like 2021-04") }
              ])
            )
          }
          return coverageAnswer(id, unit, yield* months.coverage(id, unit, month), district)
        }).pipe(Effect.catchTag("StoreIsUnavailable", unavailable))
      )
      .handle("change", as("unit.change")(units.change), uninterruptible)
      .handle("disband", as("unit.disband")(units.disband), uninterruptible)
      .handle("join", as("unit.join")(units.join), uninterruptible)
      .handle("leave", as("unit.leave")(units.leave), uninterruptible)
      .handle("issue", as("unit.issue")(units.issue), uninterruptible)
      .handle("take-back", as("unit.take-back")(units.takeBack), uninterruptible)
      .handle("list-groups", as("unit.list-groups")(units.listGroups), uninterruptible)
      .handle("end-groups", as("unit.end-groups")(units.endGroups), uninterruptible)
      .handle("visit-groups", asOfMonths("unit.visit-groups")(months.visitGroups), uninterruptible)
      .handle("record-room-time", asOfMonths("unit.record-room-time")(months.recordRoomTime), uninterruptible)
      .handle("withdraw-entry", asOfMonths("unit.withdraw-entry")(months.withdrawEntry), uninterruptible)
  })
)
