/** Colours of the standings of a post, wherever one is shown. */
export const postColours = {
  planned: "blue",
  on: "green",
  ended: "default",
  cancelled: "default"
} as const
