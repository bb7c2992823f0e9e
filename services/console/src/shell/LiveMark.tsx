import { useEffect, useRef, useState } from "react"
import { useMessages } from "../messages/Language.tsx"
import type { Liveness } from "../server/useLive.ts"
import { clockOf } from "./time.ts"

interface Props {
  readonly liveness: Liveness
  /** Grows with every change: the time shown is when this page last learned of one. */
  readonly position: number
}

/** How fresh the numbers are. */
export const LiveMark = ({ liveness, position }: Props) => {
  const messages = useMessages()
  const known = useRef(position)
  const [at, setAt] = useState(() => clockOf(new Date()))
  useEffect(() => {
    if (known.current === position) return
    known.current = position
    setAt(clockOf(new Date()))
  }, [position])
  return (
    <span className={`live-mark live-${liveness}`} data-liveness={liveness}>
      <i aria-hidden />
      {messages.live[liveness]}
      <span className="soft number">{messages.townships.updated(at)}</span>
    </span>
  )
}
