import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import { useCallback, useRef, useState } from "react"
import { asRefused, type Refused } from "./Refused.ts"

/** A command under way, and why the last one was refused. */
export interface Command<Input, A> {
  /** Answers what the server answered, or undefined when it refused (`refused` then says why). */
  readonly send: (input: Input) => Promise<A | undefined>
  readonly sending: boolean
  readonly refused: Refused | undefined
  readonly forget: () => void
}

/** Sends one command at a time: a second tap while the first is under way does nothing. */
export const useCommand = <Input, A>(run: (input: Input) => Effect.Effect<A, unknown>): Command<Input, A> => {
  const [sending, setSending] = useState(false)
  const [refused, setRefused] = useState<Refused>()
  const busy = useRef(false)
  const latest = useRef(run)
  latest.current = run

  const send = useCallback(async (input: Input): Promise<A | undefined> => {
    if (busy.current) return undefined
    busy.current = true
    setSending(true)
    setRefused(undefined)
    const exit = await Effect.runPromiseExit(latest.current(input))
    busy.current = false
    setSending(false)
    if (Exit.isSuccess(exit)) return exit.value
    setRefused(asRefused(Cause.squash(exit.cause)))
    return undefined
  }, [])

  const forget = useCallback(() => setRefused(undefined), [])
  return { send, sending, refused, forget }
}
