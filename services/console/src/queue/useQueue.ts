import { useEffect, useRef, useState, useSyncExternalStore } from "react"
import { usePrincipal } from "../session/Session.tsx"
import type { QueuedForm } from "./QueuedForm.ts"
import { formsOf, formsOfOthers, type OthersForms, onQueueChange } from "./queueStore.ts"
import { onSenderChange, type SenderState, senderState } from "./sender.ts"

/** What the database answers for whoever is signed in, read again whenever a queue changes; undefined until then. */
const useKept = <A>(read: (account: string) => Promise<A>, none: A): A | undefined => {
  const { account } = usePrincipal()
  const [kept, setKept] = useState<A>()
  const asked = useRef({ read, none })
  useEffect(() => {
    let wanted = true
    let turns = 0
    const look = () => {
      turns++
      const turn = turns
      asked.current.read(account).then(
        (found) => {
          if (wanted && turn === turns) setKept(found)
        },
        () => {
          if (wanted) setKept(asked.current.none)
        }
      )
    }
    look()
    const unlisten = onQueueChange(look)
    return () => {
      wanted = false
      unlisten()
    }
  }, [account])
  return kept
}

const noForms: ReadonlyArray<QueuedForm> = []

/** The queue of whoever is signed in; undefined until it was read. */
export const useQueue = (): ReadonlyArray<QueuedForm> | undefined => useKept(formsOf, noForms)

/** What lies on this device of other accounts; undefined where nothing does. */
export const useOthersForms = (): OthersForms | undefined => useKept(formsOfOthers, undefined)

/** What the sender does at the moment. */
export const useSenderState = (): SenderState => useSyncExternalStore(onSenderChange, senderState)
