import type * as Effect from "effect/Effect"
import { useCallback, useEffect, useRef } from "react"
import { newCommandId } from "../server/commandIds.ts"
import type { Refused } from "../server/Refused.ts"
import { useCommand } from "../server/useCommand.ts"

const retryEvery = 5_000

interface Once<Input, A> {
  readonly send: (input: Input) => Promise<A | undefined>
  readonly sending: boolean
  /** It was sent and no answer came: it is sent again until there is one. */
  readonly unanswered: boolean
  readonly refused: Refused | undefined
  readonly forget: () => void
}

/** A command without a form that happens once, however often it has to be sent: the same id until it is answered. */
export const useOnce = <Input, A>(
  run: (commandId: string, input: Input) => Effect.Effect<A, unknown>,
  onDone: (answer: A) => void
): Once<Input, A> => {
  const commandId = useRef(newCommandId())
  const last = useRef<Input>(undefined)
  const done = useRef(onDone)
  done.current = onDone
  const { send, sending, refused, forget } = useCommand((input: Input) => run(commandId.current, input))
  const unanswered = refused !== undefined && (refused.status === 0 || refused.status >= 502)

  const sendOnce = useCallback(
    async (input: Input) => {
      last.current = input
      const answer = await send(input)
      if (answer === undefined) return undefined
      commandId.current = newCommandId()
      done.current(answer)
      return answer
    },
    [send]
  )

  useEffect(() => {
    if (refused !== undefined && !unanswered) commandId.current = newCommandId()
  }, [refused, unanswered])

  useEffect(() => {
    if (!unanswered || sending) return
    const again = () => {
      if (last.current !== undefined) void sendOnce(last.current)
    }
    const timer = setTimeout(again, retryEvery)
    window.addEventListener("online", again)
    return () => {
      clearTimeout(timer)
      window.removeEventListener("online", again)
    }
  }, [unanswered, sending, sendOnce])

  return { send: sendOnce, sending, unanswered, refused, forget }
}
