let latest = 0

/** Remembers the position of what this person has just written. */
export const wroteAt = (position: number): void => {
  if (position > latest) latest = position
}

/** Reads ask for `after` this position, so that what was just entered is in what is shown next. */
export const readAfter = (): number | undefined => (latest === 0 ? undefined : latest)

/** Another person signs in. */
export const forgetWrites = (): void => {
  latest = 0
}
