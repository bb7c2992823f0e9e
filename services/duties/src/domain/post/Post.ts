import type { Instant } from "@jiaosuo/kernel/Event"
import type { PostEventOf } from "./PostEvents.ts"

/** Whether it is still to come, is on, is over, or will never be. */
export type PostStanding = "planned" | "on" | "ended" | "cancelled"

/** A point or a patrol. */
export interface KnownPost extends Omit<PostEventOf<"PostWasPlanned">, "_tag" | "warnings"> {
  readonly _tag: "Post"
  readonly standing: PostStanding
  readonly begunAt: Instant | null
  readonly endedAt: Instant | null
  readonly legs: ReadonlyArray<Omit<PostEventOf<"PatrolLegWasDriven">, "_tag">>
  readonly checks: ReadonlyArray<Omit<PostEventOf<"VehicleWasChecked">, "_tag" | "warnings">>
}

/** Nothing was ever planned under that id. */
export interface UnknownPost {
  readonly _tag: "Unknown"
}

export type Post = UnknownPost | KnownPost

/** The township of the place; null where nothing was ever planned. */
export const townshipOfPost = (post: Post): string | null => (post._tag === "Unknown" ? null : post.township)
