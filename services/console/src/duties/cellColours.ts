/** Colours of the standings of a response cell, wherever one is shown. */
export const cellColours = {
  free: "green",
  out: "red",
  "to-come": "default",
  disbanded: "default"
} as const
