import { useAnswer } from "../server/useAnswer.ts"
import { approvalsToAnswer } from "./exportCalls.ts"
import { useExportMessages } from "./exportMessages.ts"
import "../accidents/badge.css"

/** How many requests for bulk exports wait for an answer of whoever is signed in; nothing where none does. */
const ApprovalsWaiting = () => {
  const words = useExportMessages()
  const { data: waiting = 0 } = useAnswer(approvalsToAnswer, "approvals")
  if (waiting === 0) return null
  return (
    <span className="overdue-badge number" data-approvals-waiting={waiting}>
      <span aria-hidden>{waiting > 999 ? "999+" : waiting}</span>
      <span className="visually-hidden">{words.waiting(waiting)}</span>
    </span>
  )
}

export default ApprovalsWaiting
