import { HttpApiBuilder } from "@effect/platform"
import type { StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import { uninterruptible } from "@jiaosuo/http/Commands"
import { CurrentRequest } from "@jiaosuo/http/CurrentRequest"
import { refuse, ServiceUnavailable, Unprocessable } from "@jiaosuo/http/Problems"
import { productApi } from "@jiaosuo/http/ProductApi"
import { requireRole } from "@jiaosuo/http/Scopes"
import { serviceIsUnavailable } from "@jiaosuo/http/StandardRefusals"
import { acting, commanding } from "@jiaosuo/orders/http/Commanding"
import { checkAsOf, showingFile } from "@jiaosuo/orders/http/FileReads"
import type { Telling } from "@jiaosuo/orders/http/Telling"
import { formIsAtFault, orFault } from "@jiaosuo/orders/Orders"
import { Reference } from "@jiaosuo/reference/Reference"
import { Clock, Effect } from "effect"
import { Cells, callingRoles, cellRoles } from "../Cells.ts"
import { type CellRejection, toCellRefusal } from "../domain/cell/CellRejections.ts"
import { rosterRoles } from "../Rosters.ts"
import { cellFile, cellsAnswer } from "./CellFileView.ts"
import { CellsGroup } from "./CellsApi.ts"

const telling: Telling<CellRejection> = {
  refusal: toCellRefusal,
  unknown: "CellIsNotFormed",
  kind: "duties/cell",
  address: "/api/duties/cells"
}

/** A silent store is told as such: nothing is lost by asking again. */
const unavailable = ({ cause }: StoreIsUnavailable) =>
  Effect.zipRight(
    Effect.logWarning("the database does not answer", cause),
    refuse(ServiceUnavailable, serviceIsUnavailable, { retryAfterSeconds: 2 })
  )

/** The handlers of response cells. A client that goes away does not stop a command half way. */
export const cellsHttp = HttpApiBuilder.group(productApi.add(CellsGroup), "cells", (handlers) =>
  Effect.gen(function* () {
    const cells = yield* Cells
    const { dutyRules, district } = yield* Reference
    const command = commanding(telling, rosterRoles)
    const decide = acting(telling, rosterRoles)
    const call = acting(telling, callingRoles)
    const on = acting(telling, cellRoles)
    const show = showingFile(telling, cellRoles)

    return handlers
      .handle(
        "form",
        ({ headers, payload }) => command(headers, null, (order) => cells.form(payload, order)),
        uninterruptible
      )
      .handle("list", ({ urlParams }) =>
        Effect.gen(function* () {
          const reader = yield* requireRole(...cellRoles)
          const now = yield* Clock.currentTimeMillis
          const { value: asOf } = yield* orFault(checkAsOf(urlParams, now))
          const { language } = yield* CurrentRequest
          const known = yield* cells.inScope(reader, asOf)
          const nowMillis = asOf === null ? now : Date.parse(asOf)
          return cellsAnswer(known, urlParams, { rules: dutyRules, district, nowMillis, language })
        }).pipe(
          Effect.catchTags({
            FormIsAtFault: ({ problems }) => refuse(Unprocessable, formIsAtFault(problems)),
            StoreIsUnavailable: unavailable
          })
        )
      )
      .handle("file", ({ path: { id }, urlParams }) =>
        show(
          id,
          urlParams,
          (reader, asOf) => cells.file(id, reader, asOf),
          (record, showing, now) => cellFile(record, dutyRules, now, showing)
        )
      )
      .handle("change", decide(cells.change), uninterruptible)
      .handle("call-out", call(cells.callOut), uninterruptible)
      .handle("answer", on(cells.answer), uninterruptible)
      .handle("arrive", on(cells.arrive), uninterruptible)
      .handle("end-call-out", on(cells.endCallOut), uninterruptible)
      .handle("disband", decide(cells.disband), uninterruptible)
  })
)
