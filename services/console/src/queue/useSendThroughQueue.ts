import type { FormInstance } from "antd"
import * as Effect from "effect/Effect"
import { useEffect, useRef, useState } from "react"
import { useSearchParams } from "react-router"
import { Refused } from "../server/Refused.ts"
import { usePrincipal } from "../session/Session.tsx"
import type { QueuedForm } from "./QueuedForm.ts"
import { formOf } from "./queueStore.ts"
import { type Outcome, throughQueue } from "./throughQueue.ts"
import type { Filled } from "./useQueuedForm.ts"

interface Options<Values> {
  readonly form: FormInstance<Values>
  readonly page: string
  readonly fill: (values: Values) => Filled
  /** Sends it on its own: for those who do not work without a connection. */
  readonly direct: (
    commandId: string,
    values: Values
  ) => Effect.Effect<{ readonly warnings: Outcome["warnings"] }, unknown>
  /** What the fields hold of a refused form, also of another page's, that is to be corrected here. */
  readonly toCorrect?: (found: QueuedForm) => Values
}

interface Sending<Values> {
  readonly send: (commandId: string, values: Values) => Effect.Effect<Outcome, unknown>
  /** The refused form that is corrected here, as long as it has not been sent again. */
  readonly correcting: QueuedForm | undefined
}

/**
 * How a form at a door is sent: by wardens and grid workers through the queue of their phone, so that it is not lost
 * without a connection; by everybody else, and where the browser keeps nothing, at once. With `?correct=<seq>` the form holds what was refused.
 */
export const useSendThroughQueue = <Values extends object>({
  form,
  page,
  fill,
  direct,
  toCorrect = (found) => found.values as Values
}: Options<Values>): Sending<Values> => {
  const { account, role } = usePrincipal()
  const [search] = useSearchParams()
  const asked = search.get("correct")
  const [correcting, setCorrecting] = useState<QueuedForm>()
  const open = useRef(true)
  useEffect(() => {
    open.current = true
    return () => {
      open.current = false
    }
  }, [])
  const latest = useRef(toCorrect)
  latest.current = toCorrect
  useEffect(() => {
    if (asked === null) return
    let wanted = true
    formOf(account, Number(asked)).then(
      (found) => {
        if (!wanted || found === undefined || found.refused === null) return
        form.setFieldsValue(latest.current(found) as never)
        setCorrecting(found)
      },
      () => undefined
    )
    return () => {
      wanted = false
    }
  }, [account, asked, form])

  const send: Sending<Values>["send"] = (commandId, values) => {
    const atOnce = Effect.suspend(() =>
      Effect.map(direct(commandId, values), ({ warnings }): Outcome => ({ kept: false, warnings }))
    )
    if (role !== "warden" && role !== "grid-worker") return atOnce
    const { path, body, subject } = fill(values)
    // What is corrected happened when it was filled in.
    const happenedAt = correcting?.happenedAt ?? new Date().toISOString()
    return throughQueue(
      account,
      { commandId, path, body: { ...body, happenedAt }, page, subject, values, happenedAt },
      correcting?.seq,
      () => open.current
    ).pipe(
      Effect.tap(() => Effect.sync(() => setCorrecting(undefined))),
      Effect.catchAll((error) => (error instanceof Refused ? Effect.fail(error) : atOnce))
    )
  }
  return { send, correcting }
}
