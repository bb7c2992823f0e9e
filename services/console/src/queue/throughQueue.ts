import * as Effect from "effect/Effect"
import { type Refused, refusedFrom } from "../server/Refused.ts"
import { onTaken, type Taken } from "./outcomes.ts"
import type { FilledForm } from "./QueuedForm.ts"
import { correct, enqueue, formOf, formsOf, onQueueChange, throwAway } from "./queueStore.ts"
import { onSenderChange, senderState } from "./sender.ts"

/** What a form that went through the queue was answered; `kept`: it is sent when there is a connection. */
export interface Outcome extends Taken {
  readonly kept: boolean
}

/** Whoever stands at a door waits this long for an answer (milliseconds); the form is sent in any case. */
const patience = 15_000

const keptForLater: Outcome = { kept: true, warnings: [] }

/** Waits until a form is answered, or until it is clear that nobody answers now. */
const outcomeOf = (account: string, seq: number, isOpen: () => boolean): Promise<Outcome | Refused> =>
  new Promise((resolve) => {
    let stop = () => {}
    let settled = false
    const settle = (outcome: Outcome | Refused) => {
      settled = true
      stop()
      resolve(outcome)
    }
    let commandId: string | undefined
    let unwait = () => {}
    const look = () => {
      formOf(account, seq).then(
        (form) => {
          // A look that began before the last one ended: what that one took out of the queue is not there any more.
          if (settled) return
          // Another page of this browser may have sent it, and heard the answer.
          if (form === undefined) return settle({ kept: false, warnings: [] })
          if (form.refused !== null) {
            settle(refusedFrom(form.refused.status, form.refused))
            // The page shows it at its fields; it is filled in there, and in the queue no more.
            if (isOpen()) throwAway(account, seq).catch(() => undefined)
            return
          }
          if (commandId !== form.commandId) {
            unwait()
            commandId = form.commandId
            unwait = onTaken(commandId, (taken) => settle({ ...taken, kept: false }))
          }
          if (!navigator.onLine || senderState() === "waiting") settle(keptForLater)
        },
        () => settle(keptForLater)
      )
    }
    const timer = setTimeout(() => settle(keptForLater), patience)
    const unlisten = [onQueueChange(look), onSenderChange(look)]
    stop = () => {
      clearTimeout(timer)
      unwait()
      for (const end of unlisten) end()
    }
    look()
  })

/**
 * Puts a form into the queue, and answers what became of it: what the server says while there is a connection, and
 * otherwise that it is kept. `replaces` is the place of the refused form that it corrects. A refused form leaves the
 * queue only while `isOpen`: where nobody looks at its page any more it stays, with the reason. Fails with `Refused` as
 * the server did, and with anything else where the browser would not keep the form.
 */
export const throughQueue = (
  account: string,
  form: FilledForm,
  replaces: number | undefined,
  isOpen: () => boolean
): Effect.Effect<Outcome, unknown> =>
  Effect.tryPromise({
    try: async () => {
      // Sent again with its own id it is the same form: it is there once.
      const there = (await formsOf(account)).find(({ commandId }) => commandId === form.commandId)
      if (there !== undefined) return outcomeOf(account, there.seq, isOpen)
      if (replaces !== undefined && (await correct(account, replaces, form)))
        return outcomeOf(account, replaces, isOpen)
      return outcomeOf(account, await enqueue(account, form), isOpen)
    },
    catch: (error) => error
  }).pipe(Effect.flatMap((outcome) => ("kept" in outcome ? Effect.succeed(outcome) : Effect.fail(outcome))))
