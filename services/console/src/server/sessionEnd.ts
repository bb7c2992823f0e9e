type Listener = () => void

const listeners = new Set<Listener>()

/** Calls back when the server answers 401 to somebody who was signed in. Returns how to stop listening. */
export const onSessionEnd = (listener: Listener): (() => void) => {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** Tells the page that its session is over. */
export const sessionEnded = (): void => {
  for (const listener of listeners) listener()
}
