import { HttpApiBuilder } from "@effect/platform"
import { uninterruptible } from "@jiaosuo/http/Commands"
import { CurrentRequest } from "@jiaosuo/http/CurrentRequest"
import { refuse, Unprocessable } from "@jiaosuo/http/Problems"
import { productApi } from "@jiaosuo/http/ProductApi"
import { caseRoles, requireRole } from "@jiaosuo/http/Scopes"
import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import { FormReading } from "@jiaosuo/orders/domain/FormReading"
import { acting, commanding } from "@jiaosuo/orders/http/Commanding"
import { showingFile } from "@jiaosuo/orders/http/FileReads"
import type { Telling } from "@jiaosuo/orders/http/Telling"
import { formIsAtFault, orFault } from "@jiaosuo/orders/Orders"
import { Reference } from "@jiaosuo/reference/Reference"
import { Clock, Effect } from "effect"
import { type PostRejection, toPostRefusal } from "../domain/post/PostRejections.ts"
import { Posts, postRoles } from "../Posts.ts"
import { rosterRoles } from "../Rosters.ts"
import { modeBands, postDemands, postFile } from "./PostFileView.ts"
import { PostsGroup } from "./PostsApi.ts"

const telling: Telling<PostRejection> = {
  refusal: toPostRefusal,
  unknown: "PostIsNotPlanned",
  kind: "duties/post",
  address: "/api/duties/posts"
}

/** The day of a query; today where none is named. */
const dayOf = (written: string | undefined) =>
  Effect.flatMap(Clock.currentTimeMillis, (now) => {
    const reading = new FormReading()
    const on = reading.day("on", written) ?? dayInShanghai(now)
    return orFault(reading.done(() => on))
  }).pipe(
    Effect.map(({ value }) => value),
    Effect.catchTag("FormIsAtFault", ({ problems }) => refuse(Unprocessable, formIsAtFault(problems)))
  )

/** The handlers of posts. A client that goes away does not stop a command half way. */
export const postsHttp = HttpApiBuilder.group(productApi.add(PostsGroup), "posts", (handlers) =>
  Effect.gen(function* () {
    const posts = yield* Posts
    const { deadlines, dutyRules } = yield* Reference
    const policy = { rules: dutyRules, isWorkingDay: deadlines.calendar.isWorkingDay }
    const command = commanding(telling, rosterRoles)
    const decide = acting(telling, rosterRoles)
    const there = acting(telling, postRoles)
    const show = showingFile(telling, caseRoles)

    return handlers
      .handle(
        "plan",
        ({ headers, payload }) => command(headers, null, (order) => posts.plan(payload, order)),
        uninterruptible
      )
      .handle("demands", ({ urlParams: { on, ...post } }) =>
        Effect.gen(function* () {
          yield* requireRole(...caseRoles)
          return postDemands(post, yield* dayOf(on), dutyRules)
        })
      )
      .handle("mode-bands", ({ urlParams }) =>
        Effect.gen(function* () {
          yield* requireRole(...caseRoles)
          const { language } = yield* CurrentRequest
          return modeBands(yield* dayOf(urlParams.on), policy, language)
        })
      )
      .handle("file", ({ path: { id }, urlParams }) =>
        show(
          id,
          urlParams,
          (reader, asOf) => posts.file(id, reader, asOf),
          (record, showing) => postFile(record, dutyRules, showing)
        )
      )
      .handle("change", decide(posts.change), uninterruptible)
      .handle("cancel", decide(posts.cancel), uninterruptible)
      .handle("begin", there(posts.begin), uninterruptible)
      .handle("end", there(posts.end), uninterruptible)
      .handle("drive-leg", there(posts.driveLeg), uninterruptible)
      .handle("check-vehicle", there(posts.checkVehicle), uninterruptible)
  })
)
