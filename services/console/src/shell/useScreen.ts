import { useSyncExternalStore } from "react"

/** Whether a media query holds, now and whenever that changes. */
const useMedia = (query: string): boolean =>
  useSyncExternalStore(
    (changed) => {
      const media = window.matchMedia(query)
      media.addEventListener("change", changed)
      return () => media.removeEventListener("change", changed)
    },
    () => window.matchMedia(query).matches
  )

/** True on screens narrower than 768 px: pages then become one column with large targets. */
export const useIsPhone = (): boolean => useMedia("(max-width: 767px)")

/** True for people who asked their device for less motion. */
export const useLessMotion = (): boolean => useMedia("(prefers-reduced-motion: reduce)")
