import { HttpApiBuilder } from "@effect/platform"
import { uninterruptible } from "@jiaosuo/http/Commands"
import { CurrentRequest } from "@jiaosuo/http/CurrentRequest"
import { refuse, Unprocessable } from "@jiaosuo/http/Problems"
import { productApi } from "@jiaosuo/http/ProductApi"
import { requireRole, requireRoleOrOperator } from "@jiaosuo/http/Scopes"
import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import { acting, commanding } from "@jiaosuo/orders/http/Commanding"
import { showingFile } from "@jiaosuo/orders/http/FileReads"
import type { Telling } from "@jiaosuo/orders/http/Telling"
import { formIsAtFault, orFault } from "@jiaosuo/orders/Orders"
import { Reference } from "@jiaosuo/reference/Reference"
import { Clock, Effect } from "effect"
import { CallOuts } from "../CallOuts.ts"
import { type CallOutRejection, toCallOutRefusal } from "../domain/callout/CallOutRejections.ts"
import { permissions, readingRoles } from "../domain/Permissions.ts"
import { permissionTags } from "../domain/WithinPermission.ts"
import { callOutFile, callOutItems, whoAnswer } from "./CallOutFileView.ts"
import { CallOutsGroup } from "./CallOutsApi.ts"
import { pageByKey, unavailable } from "./Listing.ts"
import { checkWho } from "./WhoCheck.ts"

const telling: Telling<CallOutRejection> = {
  refusal: toCallOutRefusal,
  unknown: "CallOutIsNotOpened",
  forbidden: [...permissionTags, "ActsForSomebodyElse"],
  kind: "wardens/callout",
  address: "/api/wardens/call-outs"
}

/** The handlers of call-outs. A client that goes away does not stop a command half way. */
export const callOutsHttp = HttpApiBuilder.group(productApi.add(CallOutsGroup), "callOuts", (handlers) =>
  Effect.gen(function* () {
    const callOuts = yield* CallOuts
    const reference = yield* Reference
    const open = commanding(telling, permissions["callout.open"])
    const desk = acting(telling, permissions["callout.stop"])
    const party = acting(telling, permissions["callout.accept"])
    const show = showingFile(telling, readingRoles)

    return handlers
      .handle(
        "open",
        ({ headers, payload }) => open(headers, null, (order) => callOuts.open(payload, order)),
        uninterruptible
      )
      .handle("list", ({ urlParams }) =>
        Effect.gen(function* () {
          const reader = yield* requireRole(...readingRoles)
          const { language } = yield* CurrentRequest
          const known = yield* callOuts.inScope(reader)
          const items = callOutItems(known, urlParams, reader.account, { reference, language })
          return yield* pageByKey("call-outs", items, ({ openedAt, id }) => [openedAt, id], urlParams)
        }).pipe(Effect.catchTag("StoreIsUnavailable", unavailable))
      )
      .handle("who", ({ urlParams }) =>
        Effect.gen(function* () {
          yield* requireRoleOrOperator(...permissions["callout.open"])
          const on = dayInShanghai(yield* Clock.currentTimeMillis)
          const { value } = yield* orFault(checkWho(urlParams, reference, on))
          const { language } = yield* CurrentRequest
          return whoAnswer(yield* callOuts.whoCouldGo(value), value, { reference, language }, on)
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
          (reader, asOf) => callOuts.file(id, reader, asOf),
          (record, showing) => callOutFile(record, reference, showing)
        )
      )
      .handle("accept", party(callOuts.accept), uninterruptible)
      .handle("decline", party(callOuts.decline), uninterruptible)
      .handle("arrive", party(callOuts.arrive), uninterruptible)
      .handle("finish", party(callOuts.finish), uninterruptible)
      .handle("ask-next", desk(callOuts.askNext), uninterruptible)
      .handle("stop", desk(callOuts.stop), uninterruptible)
  })
)
