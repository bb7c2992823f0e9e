import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import { useCallback, useEffect, useRef, useState } from "react"
import { asRefused, type Refused } from "./Refused.ts"

/** What a page knows of a question to the server. `data` stays while a newer answer is on its way. */
export interface Answer<A> {
  readonly data: A | undefined
  readonly refused: Refused | undefined
  readonly asking: boolean
  readonly askAgain: () => void
}

/**
 * Asks when the page opens and whenever `key` changes, and withdraws a question that nobody waits for any
 * more. While `subject` stays the same, the last answer remains on the screen until the new one is there.
 */
export const useAnswer = <A>(
  ask: Effect.Effect<A, unknown> | undefined,
  key: string,
  subject: string = key
): Answer<A> => {
  const [state, setState] = useState<{ subject: string; data: A | undefined; refused: Refused | undefined }>({
    subject,
    data: undefined,
    refused: undefined
  })
  const [asking, setAsking] = useState(ask !== undefined)
  const [attempt, setAttempt] = useState(0)
  const question = useRef(ask)
  question.current = ask

  useEffect(() => {
    const effect = question.current
    if (effect === undefined) {
      setAsking(false)
      return
    }
    setAsking(true)
    let wanted = true
    const fiber = Effect.runFork(effect)
    fiber.addObserver((exit) => {
      if (!wanted) return
      setAsking(false)
      if (Exit.isSuccess(exit)) setState({ subject, data: exit.value, refused: undefined })
      else {
        const refused = asRefused(Cause.squash(exit.cause))
        setState((before) => ({
          subject,
          data: before.subject === subject ? before.data : undefined,
          refused
        }))
      }
    })
    return () => {
      wanted = false
      Effect.runFork(Fiber.interrupt(fiber))
    }
  }, [key, attempt])

  const askAgain = useCallback(() => setAttempt((n) => n + 1), [])
  const current = state.subject === subject
  return {
    data: current ? state.data : undefined,
    refused: current ? state.refused : undefined,
    asking,
    askAgain
  }
}
