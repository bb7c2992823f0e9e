import type { FilledForm, QueuedForm } from "../queue/QueuedForm.ts"
import { waits } from "../queue/QueuedForm.ts"
import { newCommandId } from "../server/commandIds.ts"
import type { CalledOut } from "./useCalled.ts"

/** What whoever is called out says with one tap. */
export type CalledAct = "accept" | "decline" | "arrive" | "done" | "in-vain"

/** How far one is oneself. */
export type OwnStanding = "waiting" | "comes" | "cannot" | "there" | "home" | "over"

const address = "/api/wardens/call-outs/"
const addressOf = (id: string): string => `${address}${id}/`

/** The answer as a command that goes through the queue; it happened when it was tapped. */
export const formOf = (id: string, act: CalledAct, subject: string): FilledForm => {
  const happenedAt = new Date().toISOString()
  const ends = act === "done" || act === "in-vain"
  return {
    commandId: newCommandId(),
    path: `${addressOf(id)}${ends ? "finish" : act}`,
    body: { ...(ends ? { outcome: act } : {}), happenedAt },
    page: null,
    subject,
    values: { act },
    happenedAt
  }
}

const acts: ReadonlySet<string> = new Set<CalledAct>(["accept", "decline", "arrive", "done", "in-vain"])
const isAct = (value: unknown): value is CalledAct => typeof value === "string" && acts.has(value)

/** One's answers of a call-out that lie in the queue, in their order, with what was tapped. */
export const queuedOf = (
  queue: ReadonlyArray<QueuedForm>,
  id: string
): ReadonlyArray<{ readonly form: QueuedForm; readonly act: CalledAct }> =>
  queue.flatMap((form) => {
    const { path, values } = form
    if (!path.startsWith(addressOf(id)) || typeof values !== "object" || values === null) return []
    return "act" in values && isAct(values.act) ? [{ form, act: values.act }] : []
  })

/** Refused answers of call-outs that are over, or in which one is asked no more: nothing can be said to them. */
export const refusedOfOthers = (
  queue: ReadonlyArray<QueuedForm>,
  ids: ReadonlyArray<string>
): ReadonlyArray<QueuedForm> =>
  queue.filter(
    ({ path, refused }) =>
      refused !== null && path.startsWith(address) && !ids.some((id) => path.startsWith(addressOf(id)))
  )

const after: Readonly<Record<CalledAct, OwnStanding>> = {
  accept: "comes",
  decline: "cannot",
  arrive: "there",
  done: "over",
  "in-vain": "over"
}

/** How far one is, with the answers that are not sent yet. */
export const ownStanding = (
  { answer, arrived, stoodDown }: CalledOut,
  queued: ReturnType<typeof queuedOf>
): OwnStanding => {
  const last = queued.filter(({ form }) => waits(form)).at(-1)
  if (last !== undefined) return after[last.act]
  if (arrived) return "there"
  if (stoodDown) return "home"
  return answer ?? "waiting"
}

/** What may be said next: the large button first. */
export const nextActs: Readonly<Record<OwnStanding, ReadonlyArray<CalledAct>>> = {
  waiting: ["accept", "decline"],
  comes: ["arrive", "decline"],
  cannot: ["accept"],
  there: ["done", "in-vain"],
  home: [],
  over: []
}
