import type { Aggregate } from "@jiaosuo/event-store/CommandHandler"
import { type Scoped, withinScope } from "@jiaosuo/orders/domain/WithinScope"
import type { DutyRules } from "@jiaosuo/reference/DutyRules"
import { type Post, townshipOfPost } from "./domain/post/Post.ts"
import { claimIsHeld, claimsOf } from "./domain/post/PostClaims.ts"
import type { PostCommand } from "./domain/post/PostCommands.ts"
import { makePostDecider } from "./domain/post/PostDecider.ts"
import { type PostEvent, postEventCodec } from "./domain/post/PostEvents.ts"
import type { PostRejection } from "./domain/post/PostRejections.ts"

/** How the event store keeps a post: `duties/post/<id>`. Its events are in the township of the place. */
export const postAggregate = (
  rules: DutyRules
): Aggregate<Scoped<PostCommand>, PostEvent, Post, PostRejection> => ({
  context: "duties",
  kind: "post",
  decider: withinScope(makePostDecider(rules), townshipOfPost),
  codec: postEventCodec,
  township: (_event, after) => townshipOfPost(after),
  claims: claimsOf,
  claimIsHeld
})
