import { useCallback, useEffect, useMemo, useState } from "react"

/** Who is in one's hand: dragged by the pointer, or chosen with the keyboard or a tap. */
export interface Held {
  readonly personId: string
  /** The duty they would leave. */
  readonly from: string | undefined
}

export interface Hand {
  readonly held: Held | undefined
  readonly take: (held: Held) => void
  readonly letGo: () => void
  /** Puts whoever is held into a duty. */
  readonly put: (slotId: string) => void
}

/** The hand, which Escape empties. */
export const useHand = (onPut: (held: Held, slotId: string) => void): Hand => {
  const [held, setHeld] = useState<Held>()
  const letGo = useCallback(() => setHeld(undefined), [])
  useEffect(() => {
    if (held === undefined) return
    const escape = (event: KeyboardEvent) => {
      if (event.key === "Escape") setHeld(undefined)
    }
    window.addEventListener("keydown", escape)
    return () => window.removeEventListener("keydown", escape)
  }, [held])
  return useMemo(
    () => ({
      held,
      take: setHeld,
      letGo,
      put: (slotId) => {
        if (held === undefined) return
        setHeld(undefined)
        onPut(held, slotId)
      }
    }),
    [held, letGo, onPut]
  )
}
