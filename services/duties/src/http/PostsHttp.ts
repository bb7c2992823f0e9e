import { HttpApiBuilder } from "@effect/platform"
import { uninterruptible } from "@jiaosuo/http/Commands"
import { productApi } from "@jiaosuo/http/ProductApi"
import { caseRoles } from "@jiaosuo/http/Scopes"
import { acting, commanding } from "@jiaosuo/orders/http/Commanding"
import { showingFile } from "@jiaosuo/orders/http/FileReads"
import type { Telling } from "@jiaosuo/orders/http/Telling"
import { Reference } from "@jiaosuo/reference/Reference"
import { Effect } from "effect"
import { type PostRejection, toPostRefusal } from "../domain/post/PostRejections.ts"
import { Posts, postRoles } from "../Posts.ts"
import { rosterRoles } from "../Rosters.ts"
import { postFile } from "./PostFileView.ts"
import { PostsGroup } from "./PostsApi.ts"

const telling: Telling<PostRejection> = {
  refusal: toPostRefusal,
  unknown: "PostIsNotPlanned",
  kind: "duties/post",
  address: "/api/duties/posts"
}

/** The handlers of posts. A client that goes away does not stop a command half way. */
export const postsHttp = HttpApiBuilder.group(productApi.add(PostsGroup), "posts", (handlers) =>
  Effect.gen(function* () {
    const posts = yield* Posts
    const { dutyRules } = yield* Reference
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
