import { useEffect, useState } from "react"
import { useLocation } from "react-router"
import { useMessages } from "../messages/Language.tsx"
import { useAnswer } from "../server/useAnswer.ts"
import { clockDesk } from "./readCalls.ts"
import "./badge.css"

/** An open page asks again this often, and whenever somebody goes to another page. */
const every = 300_000

/** How many legal deadlines of one's own townships are overdue; nothing where none is. */
const OverdueBadge = () => {
  const messages = useMessages()
  const { pathname } = useLocation()
  const [times, setTimes] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setTimes((n) => n + 1), every)
    return () => clearInterval(timer)
  }, [])
  const { data } = useAnswer(clockDesk({ due: "overdue", limit: 1 }), `${pathname} ${times}`, "overdue")
  const overdue = data?.sums.overdue ?? 0
  if (overdue === 0) return null
  return (
    <span className="overdue-badge number" data-overdue={overdue}>
      <span aria-hidden>{overdue > 999 ? "999+" : overdue}</span>
      <span className="visually-hidden">{messages.nav.overdue(overdue)}</span>
    </span>
  )
}

export default OverdueBadge
