import { useEffect } from "react"
import { keepReachable } from "../offline/keepReachable.ts"
import { useOfflineMessages } from "../offline/offlineMessages.ts"
import { usePrincipal } from "../session/Session.tsx"
import { forgetOthers } from "./queueStore.ts"
import { startSender } from "./sender.ts"
import { useQueue } from "./useQueue.ts"
import "../accidents/badge.css"

/** How many forms are not sent yet; nothing where none is. As long as it is in the frame, the queue is sent. */
const UnsentMark = () => {
  const messages = useOfflineMessages()
  const { account } = usePrincipal()
  const forms = useQueue()
  useEffect(() => startSender(account), [account])
  useEffect(() => {
    void keepReachable()
    // Where the browser keeps nothing there is nothing to forget.
    forgetOthers(account, Date.now()).catch(() => undefined)
  }, [account])
  const count = forms?.length ?? 0
  return (
    <span className={count === 0 ? "visually-hidden" : "overdue-badge number"} data-unsent={count}>
      <span aria-hidden>{count === 0 ? "" : count > 99 ? "99+" : count}</span>
      <span className="visually-hidden">{count === 0 ? "" : messages.mark(count)}</span>
    </span>
  )
}

export default UnsentMark
