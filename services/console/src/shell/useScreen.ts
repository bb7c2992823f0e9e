import { useSyncExternalStore } from "react"

const phoneQuery = "(max-width: 767px)"

const subscribe = (changed: () => void) => {
  const query = window.matchMedia(phoneQuery)
  query.addEventListener("change", changed)
  return () => query.removeEventListener("change", changed)
}

/** True on screens narrower than 768 px: pages then become one column with large targets. */
export const useIsPhone = (): boolean =>
  useSyncExternalStore(subscribe, () => window.matchMedia(phoneQuery).matches)
