import { useEffect, useState, useSyncExternalStore } from "react"
import { usePrincipal } from "../session/Session.tsx"
import type { QueuedForm } from "./QueuedForm.ts"
import { formsOf, onQueueChange } from "./queueStore.ts"
import { onSenderChange, type SenderState, senderState } from "./sender.ts"

/** The queue of whoever is signed in; undefined until it was read. */
export const useQueue = (): ReadonlyArray<QueuedForm> | undefined => {
  const { account } = usePrincipal()
  const [forms, setForms] = useState<ReadonlyArray<QueuedForm>>()
  useEffect(() => {
    let wanted = true
    let asked = 0
    const read = () => {
      asked++
      const turn = asked
      formsOf(account).then(
        (found) => {
          if (wanted && turn === asked) setForms(found)
        },
        () => {
          if (wanted) setForms([])
        }
      )
    }
    read()
    const unlisten = onQueueChange(read)
    return () => {
      wanted = false
      unlisten()
    }
  }, [account])
  return forms
}

/** What the sender does at the moment. */
export const useSenderState = (): SenderState => useSyncExternalStore(onSenderChange, senderState)
