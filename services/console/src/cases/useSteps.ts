import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import { useCallback, useEffect, useState } from "react"
import { dropDraft, keepDraft, readDraft } from "../server/drafts.ts"
import { asRefused, type Refused } from "../server/Refused.ts"
import { actOnCase } from "./fileCalls.ts"
import type { PendingStep, TakenStep } from "./steps.ts"

const retryEvery = 10_000

const send = ({ commandId, caseId, groupId, verb, at, location }: PendingStep) => {
  const form = { groupId, happenedAt: at }
  switch (verb) {
    case "arrive":
      return actOnCase(verb, caseId, commandId, undefined, {
        ...form,
        ...(location === undefined ? {} : { location })
      })
    case "sign":
    case "depart":
    case "done":
      return actOnCase(verb, caseId, commandId, undefined, form)
  }
}

interface Steps {
  readonly pending: ReadonlyArray<PendingStep>
  /** Those that were answered lately, the last one last. */
  readonly taken: ReadonlyArray<TakenStep>
  readonly add: (step: PendingStep) => void
  /** The last step was not accepted, and why. */
  readonly refused: { readonly step: PendingStep; readonly refused: Refused } | undefined
  readonly dismiss: () => void
  /** The first one was sent and no answer came. */
  readonly waits: boolean
  readonly sendNow: () => void
}

/**
 * Steps that were tapped, one after another: kept in this tab until they are answered (decision 0062), sent again with
 * the same id whenever there may be a signal, and recorded with the time of the tap.
 */
export const useSteps = (account: string): Steps => {
  const name = `case.steps.${account}`
  const [pending, setPending] = useState<ReadonlyArray<PendingStep>>(
    () => readDraft<ReadonlyArray<PendingStep>>(name)?.values ?? []
  )
  const [taken, setTaken] = useState<ReadonlyArray<TakenStep>>([])
  const [refused, setRefused] = useState<Steps["refused"]>()
  const [waits, setWaits] = useState(false)
  const [times, setTimes] = useState(0)

  useEffect(() => {
    if (pending.length === 0) dropDraft(name)
    else keepDraft(name, { commandId: "", values: pending, unanswered: true })
  }, [pending, name])

  const head = pending[0]
  useEffect(() => {
    if (head === undefined) {
      setWaits(false)
      return
    }
    let wanted = true
    let timer: ReturnType<typeof setTimeout> | undefined
    const again = () => setTimes(times + 1)
    void Effect.runPromiseExit(send(head)).then((exit) => {
      if (!wanted) return
      const problem = Exit.isSuccess(exit) ? undefined : asRefused(Cause.squash(exit.cause))
      if (
        problem !== undefined &&
        (problem.status === 0 || problem.status >= 502 || problem.status === 401)
      ) {
        setWaits(true)
        timer = setTimeout(again, retryEvery)
        window.addEventListener("online", again)
        return
      }
      setWaits(false)
      // Somebody of the same group was quicker: the step is taken, which is what was wanted.
      if (problem !== undefined && problem.code !== "GroupIsFurtherAlready") {
        setRefused({ step: head, refused: problem })
        setPending((before) => before.filter((step) => step.caseId !== head.caseId))
      } else {
        if (Exit.isSuccess(exit)) {
          const { position } = exit.value
          setTaken((before) => [...before.slice(-20), { ...head, position }])
        }
        setPending((before) => before.filter(({ commandId }) => commandId !== head.commandId))
      }
    })
    return () => {
      wanted = false
      clearTimeout(timer)
      window.removeEventListener("online", again)
    }
  }, [head, times])

  const add = useCallback((step: PendingStep) => {
    setRefused(undefined)
    setPending((before) => [...before, step])
  }, [])
  const dismiss = useCallback(() => setRefused(undefined), [])
  const sendNow = useCallback(() => setTimes((n) => n + 1), [])
  return { pending, taken, add, refused, dismiss, waits, sendNow }
}
