import { HttpApiBuilder } from "@effect/platform"
import { uninterruptible } from "@jiaosuo/http/Commands"
import { CurrentRequest, inLanguage } from "@jiaosuo/http/CurrentRequest"
import { productApi } from "@jiaosuo/http/ProductApi"
import { requireRole } from "@jiaosuo/http/Scopes"
import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import { acting, commanding } from "@jiaosuo/orders/http/Commanding"
import { showingFile } from "@jiaosuo/orders/http/FileReads"
import type { Telling } from "@jiaosuo/orders/http/Telling"
import { Reference } from "@jiaosuo/reference/Reference"
import { Clock, Effect } from "effect"
import { permissions, readingRoles } from "../domain/Permissions.ts"
import { type RecordRejection, toRecordRefusal } from "../domain/record/RecordRejections.ts"
import { permissionTags } from "../domain/WithinPermission.ts"
import { Records } from "../Records.ts"
import { recordFile } from "./RecordFileView.ts"
import { WardenRecordsGroup } from "./RecordsApi.ts"

const telling: Telling<RecordRejection> = {
  refusal: toRecordRefusal,
  unknown: "RecordIsNotOnFile",
  forbidden: [...permissionTags, "RecordIsSomebodyElses"],
  kind: "wardens/record",
  address: "/api/wardens/records"
}

/** The handlers of records. A client that goes away does not stop a command half way. */
export const recordsHttp = HttpApiBuilder.group(
  productApi.add(WardenRecordsGroup),
  "wardenRecords",
  (handlers) =>
    Effect.gen(function* () {
      const records = yield* Records
      const { district, wardenRules } = yield* Reference
      // Whoever may correct one has filed one: what they may file is asked of each kind, in the decision.
      const make = commanding(telling, permissions["record.correct"])
      const as = (verb: keyof typeof permissions) => acting(telling, permissions[verb])
      const show = showingFile(telling, readingRoles)

      return handlers
        .handle(
          "make",
          ({ headers, payload }) => make(headers, null, (order) => records.make(payload, order)),
          uninterruptible
        )
        .handle("file", ({ path: { id }, urlParams }) =>
          show(
            id,
            urlParams,
            (reader, asOf) => records.file(id, reader, asOf),
            (record, showing) => recordFile(record, district, showing)
          )
        )
        .handle("items", () =>
          Effect.gen(function* () {
            yield* requireRole(...readingRoles)
            const { language } = yield* CurrentRequest
            const today = dayInShanghai(yield* Clock.currentTimeMillis)
            return {
              items: wardenRules.items(today).map(({ item, code, name }) => ({
                item,
                code,
                name: inLanguage(name, language)
              })),
              hazardLevels: wardenRules.hazardLevels(today).map(({ level, name, dueHours, asksForCase }) => ({
                level,
                name: inLanguage(name, language),
                dueHours,
                asksForCase
              }))
            }
          })
        )
        .handle("correct", as("record.correct")(records.correct), uninterruptible)
        .handle("withdraw", as("record.withdraw")(records.withdraw), uninterruptible)
    })
)
