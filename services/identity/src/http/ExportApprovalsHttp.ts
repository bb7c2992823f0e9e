import { HttpApiBuilder } from "@effect/platform"
import { SqlClient } from "@effect/sql/SqlClient"
import type { StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import { AccessLog, type AccessLogIsUnavailable } from "@jiaosuo/http/AccessLog"
import type { CommandHeaders } from "@jiaosuo/http/CommandContract"
import { answerCommand, commandOf, type Sent, uninterruptible } from "@jiaosuo/http/Commands"
import { exportedListOf } from "@jiaosuo/http/ExportApprovals"
import { cursorAfter, keyOfCursor, toPage } from "@jiaosuo/http/Paging"
import { NotFound, refuse, ServiceUnavailable } from "@jiaosuo/http/Problems"
import { productApi } from "@jiaosuo/http/ProductApi"
import { caseRoles, requireRole } from "@jiaosuo/http/Scopes"
import { serviceIsUnavailable } from "@jiaosuo/http/StandardRefusals"
import { isUuid } from "@jiaosuo/kernel/Ids"
import { Effect, Option } from "effect"
import { grantingRoles } from "../domain/exports/ExportApproval.ts"
import type { ExportApprovalRejection } from "../domain/exports/ExportApprovalRejections.ts"
import { exportApproval, exportApprovalsAfter, exportsToAnswer } from "../ExportApprovalList.ts"
import { type ExportAnswer, type ExportFailure, ExportRequests } from "../ExportRequests.ts"
import { ExportApprovalsGroup } from "./ExportApprovalsApi.ts"
import { exportRefusalOf, exportStatusOf } from "./ExportRefusals.ts"

/** Handlers of the second approval of bulk exports (X1). Whatever is asked for, granted or refused is in the access log. */

const unavailable = ({ cause }: StoreIsUnavailable | AccessLogIsUnavailable) =>
  Effect.zipRight(
    Effect.logWarning("approvals of exports cannot be reached", cause),
    refuse(ServiceUnavailable, serviceIsUnavailable, { retryAfterSeconds: 2 })
  )

const subjectOf = (id: string): string => `identity/export-approval/${id}`

/** An order on an approval: who may, what is recorded of it, and its answer. */
const ordered = (
  headers: CommandHeaders,
  access: { readonly action: string; readonly id: string | null; readonly purpose: string | null },
  order: (sent: Sent) => Effect.Effect<ExportAnswer, ExportFailure>
) =>
  Effect.gen(function* () {
    const log = yield* AccessLog
    const sent = yield* commandOf(headers)
    const { action, id, purpose } = access
    const record = (subject: string | null, refusedAs: string | null) =>
      log.record({
        action,
        subject,
        purpose,
        result: refusedAs === null ? "granted" : "refused",
        reason: refusedAs
      })
    const answered = order(sent).pipe(
      Effect.tap((answer) => record(subjectOf(answer.id), null)),
      Effect.tapErrorTag("Rejected", ({ rejection }) =>
        record(id === null ? null : subjectOf(id), rejection._tag)
      )
    )
    return yield* answered.pipe(
      answerCommand<ExportApprovalRejection>({
        refusal: exportRefusalOf,
        as: exportStatusOf,
        expectedVersion: sent.expectedVersion,
        ...(id === null ? { created: (made: string) => `/api/export-approvals/${made}` } : {})
      }),
      Effect.catchTag("AccessLogIsUnavailable", unavailable)
    )
  })

const townshipCode = /^\d{9}$/

/** The townships that a list is narrowed to by its conditions; null where by none. */
const townshipsOf = (list: string): ReadonlyArray<string> | null => {
  const { searchParams } = new URL(list, "http://list.invalid")
  const named = (searchParams.get("township") ?? searchParams.get("village")?.slice(0, 9) ?? "")
    .split(",")
    .filter((code) => townshipCode.test(code))
  return named.length === 0 ? null : [...new Set(named)].sort()
}

/** Handlers of `ExportApprovalsGroup`. */
export const exportApprovalsHttp = HttpApiBuilder.group(
  productApi.add(ExportApprovalsGroup),
  "exportApprovals",
  (group) =>
    Effect.gen(function* () {
      const requests = yield* ExportRequests
      const sql = yield* SqlClient
      return group
        .handle("listExportApprovals", ({ urlParams }) =>
          Effect.gen(function* () {
            const principal = yield* requireRole(...caseRoles)
            const { limit, cursor, mine, purpose } = urlParams
            const list = urlParams.list === undefined ? undefined : exportedListOf(urlParams.list)
            const name = JSON.stringify(["export-approvals", mine, list, purpose])
            const [key] = cursor === undefined ? [undefined] : yield* keyOfCursor(name, cursor, 1)
            // A forged place is that of no request, after which none comes.
            const after =
              key === undefined || isUuid(String(key)) ? key : "00000000-0000-0000-0000-000000000000"
            const rows = yield* exportApprovalsAfter(after?.toString(), limit + 1, principal, {
              mine: mine === "yes",
              list,
              purpose
            })
            const page = toPage(rows, limit, (row) => cursorAfter(name, [row.id]))
            return { ...page, toAnswer: yield* exportsToAnswer(principal) }
          }).pipe(Effect.provideService(SqlClient, sql), Effect.catchTag("StoreIsUnavailable", unavailable))
        )
        .handle("exportApproval", ({ path }) =>
          Effect.gen(function* () {
            const principal = yield* requireRole(...caseRoles)
            const found = yield* exportApproval(path.id, principal)
            return Option.isSome(found)
              ? found.value
              : yield* refuse(NotFound, exportRefusalOf({ _tag: "ExportApprovalDoesNotExist" }))
          }).pipe(Effect.provideService(SqlClient, sql), Effect.catchTag("StoreIsUnavailable", unavailable))
        )
        .handle(
          "requestExportApproval",
          ({ headers, payload }) =>
            Effect.gen(function* () {
              const { account, townships: scope } = yield* requireRole(...caseRoles)
              const list = exportedListOf(payload.list)
              const { purpose, rows } = payload
              return yield* ordered(headers, { action: "AskForExport", id: null, purpose }, (sent) =>
                requests.request(
                  {
                    account,
                    scope,
                    path: new URL(list, "http://list.invalid").pathname,
                    townships: townshipsOf(list),
                    rows,
                    list,
                    purpose
                  },
                  sent
                )
              )
            }).pipe(Effect.catchTag("NotFound", Effect.die)),
          uninterruptible
        )
        .handle(
          "grantExportApproval",
          ({ headers, path }) =>
            Effect.gen(function* () {
              const by = yield* requireRole(...grantingRoles)
              return yield* ordered(headers, { action: "GrantExport", id: path.id, purpose: null }, (sent) =>
                requests.grant(path.id, by, sent)
              )
            }).pipe(Effect.catchTag("Unprocessable", Effect.die)),
          uninterruptible
        )
        .handle(
          "refuseExportApproval",
          ({ headers, path, payload }) =>
            Effect.gen(function* () {
              const by = yield* requireRole(...grantingRoles)
              return yield* ordered(headers, { action: "RefuseExport", id: path.id, purpose: null }, (sent) =>
                requests.refuse(path.id, { by, reason: payload.reason }, sent)
              )
            }),
          uninterruptible
        )
    })
)
