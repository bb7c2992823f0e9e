import type { Post } from "./Post.ts"
import type { PostRejection } from "./PostRejections.ts"

/** A value that one post at a time may hold; the same shape as the event store's. */
export interface PostClaim {
  readonly kind: string
  readonly value: string
}

const kind = "person-at-post"
const quarterMillis = 15 * 60_000

/**
 * Nobody stands in two places: a post that is planned or on holds every quarter of an hour of each of its people. It
 * gives them back when it ends or is cancelled.
 */
export const claimsOf = (post: Post): ReadonlyArray<PostClaim> => {
  if (post._tag === "Unknown" || post.standing === "ended" || post.standing === "cancelled") return []
  const first = Math.floor(Date.parse(post.from) / quarterMillis)
  const last = Math.ceil(Date.parse(post.until) / quarterMillis) - 1
  const quarters = Array.from({ length: last - first + 1 }, (_, i) =>
    new Date((first + i) * quarterMillis).toISOString().slice(0, 16)
  )
  return post.members.flatMap(({ personId }) =>
    quarters.map((quarter) => ({ kind, value: `${personId}/${quarter}` }))
  )
}

/** The refusal of a quarter that another post holds. */
export const claimIsHeld = ({ value }: PostClaim, holderId: string): PostRejection => ({
  _tag: "PersonIsAtAnotherPost",
  personId: value.slice(0, value.indexOf("/")),
  holder: holderId
})
