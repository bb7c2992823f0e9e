import type { KnownPost, Post } from "./Post.ts"
import type { PostEvent } from "./PostEvents.ts"

/** Nothing has happened yet. */
export const initialState: Post = { _tag: "Unknown" }

/** The post after one more event. An event that does not fit the state leaves it as it is: folding never fails. */
export const evolve = (post: Post, event: PostEvent): Post => {
  if (post._tag === "Post") return evolveKnown(post, event)
  if (event._tag !== "PostWasPlanned") return post
  const { _tag, warnings, ...planned } = event
  return {
    _tag: "Post",
    ...planned,
    standing: "planned",
    begunAt: null,
    endedAt: null,
    legs: [],
    checks: []
  }
}

const evolveKnown = (post: KnownPost, event: PostEvent): Post => {
  switch (event._tag) {
    case "PostWasPlanned":
      return post
    case "PostWasChanged": {
      const { visibility, members, signs } = event
      return { ...post, visibility, members, signs }
    }
    case "PostWasCancelled":
      return { ...post, standing: "cancelled" }
    case "PostWasBegun": {
      const { visibility, members, signs, at } = event
      return { ...post, visibility, members, signs, standing: "on", begunAt: at }
    }
    case "PostWasEnded":
      return { ...post, standing: "ended", endedAt: event.at }
    case "PatrolLegWasDriven": {
      const { _tag, ...leg } = event
      return { ...post, legs: [...post.legs, leg] }
    }
    case "VehicleWasChecked": {
      const { _tag, warnings, ...check } = event
      return { ...post, checks: [...post.checks, check] }
    }
  }
}
