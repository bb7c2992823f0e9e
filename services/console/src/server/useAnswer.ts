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

interface Known<A> {
  readonly question: string
  readonly subject: string
  readonly data: A | undefined
  readonly refused: Refused | undefined
}

/**
 * Asks when the page opens and whenever `key` changes, and withdraws a question that nobody waits for any
 * more. While `subject` stays the same, the last answer remains on the screen until the new one is there.
 */
export const useAnswer = <A>(
  ask: Effect.Effect<A, unknown>,
  key: string,
  subject: string = key
): Answer<A> => {
  const [attempt, setAttempt] = useState(0)
  const [known, setKnown] = useState<Known<A>>()
  const question = `${attempt} ${key}`
  const latest = useRef({ ask, subject })
  latest.current = { ask, subject }

  useEffect(() => {
    const asked = latest.current
    let wanted = true
    const fiber = Effect.runFork(asked.ask)
    fiber.addObserver((exit) => {
      if (!wanted) return
      setKnown((before) =>
        Exit.isSuccess(exit)
          ? { question, subject: asked.subject, data: exit.value, refused: undefined }
          : {
              question,
              subject: asked.subject,
              data: before?.subject === asked.subject ? before.data : undefined,
              refused: asRefused(Cause.squash(exit.cause))
            }
      )
    })
    return () => {
      wanted = false
      Effect.runFork(Fiber.interrupt(fiber))
    }
  }, [question])

  const askAgain = useCallback(() => setAttempt((n) => n + 1), [])
  const current = known?.subject === subject ? known : undefined
  return {
    data: current?.data,
    refused: current?.refused,
    asking: known?.question !== question,
    askAgain
  }
}
