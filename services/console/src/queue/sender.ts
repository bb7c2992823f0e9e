import { deliver } from "./delivery.ts"
import { waits } from "./QueuedForm.ts"
import { formsOf, onQueueChange } from "./queueStore.ts"

/** Milliseconds after which an unanswered queue is sent again: twice as long each time. */
const shortest = 3_000
const longest = 5 * 60_000

/** What a sender does at the moment. */
export type SenderState = "idle" | "sending" | "waiting"

interface Sender {
  readonly stop: () => void
  /** Tries now, whatever it waits for. */
  readonly wake: () => void
}

let current: Sender | undefined
let state: SenderState = "idle"
const watchers = new Set<() => void>()

const become = (next: SenderState): void => {
  if (state === next) return
  state = next
  for (const watcher of watchers) watcher()
}

/** What the sender of this page does. */
export const senderState = (): SenderState => state

/** Calls back when the sender does something else. Returns how to stop listening. */
export const onSenderChange = (watcher: () => void): (() => void) => {
  watchers.add(watcher)
  return () => {
    watchers.delete(watcher)
  }
}

/** One page of a browser sends at a time, so that the order is that of the queue. */
const alone = async <A>(work: () => Promise<A>): Promise<A> =>
  "locks" in navigator ? await navigator.locks.request("jiaosuo.queue", work) : await work()

/**
 * Sends the queue of an account as long as somebody is signed in with it: at once, when a form is added, when the
 * device is connected again or looked at again, and with growing pauses while there is no answer.
 */
export const startSender = (account: string): (() => void) => {
  let stopped = false
  let running = false
  let again = false
  let pause = shortest
  let timer: ReturnType<typeof setTimeout> | undefined

  const later = () => {
    // Not all phones of a village at the same instant after an outage.
    timer = setTimeout(run, pause * (0.75 + Math.random() / 2))
    pause = Math.min(longest, pause * 2)
    become("waiting")
  }

  const round = async (): Promise<void> => {
    if (!(await formsOf(account)).some(waits)) {
      become("idle")
      return
    }
    if (!navigator.onLine) {
      become("waiting")
      return
    }
    become("sending")
    const ended = await alone(() => (stopped ? Promise.resolve("nothing-waits" as const) : deliver(account)))
    if (stopped) return
    if (ended === "no-answer") later()
    else {
      pause = shortest
      become("idle")
    }
  }

  const run = () => {
    clearTimeout(timer)
    if (stopped) return
    if (running) {
      again = true
      return
    }
    running = true
    round()
      // A browser that will not open its database has no queue; the next look tries again.
      .catch(() => become("idle"))
      .finally(() => {
        running = false
        if (!again) return
        again = false
        run()
      })
  }
  const wake = () => {
    pause = shortest
    run()
  }
  const looked = () => {
    if (document.visibilityState === "visible") wake()
  }

  // Its own answers change the queue as well: one more look finds nothing, and ends.
  const unlisten = onQueueChange(run)
  window.addEventListener("online", wake)
  document.addEventListener("visibilitychange", looked)
  const stop = () => {
    stopped = true
    clearTimeout(timer)
    unlisten()
    window.removeEventListener("online", wake)
    document.removeEventListener("visibilitychange", looked)
    become("idle")
  }
  const sender = { stop, wake }
  current?.stop()
  current = sender
  run()
  return () => {
    stop()
    if (current === sender) current = undefined
  }
}

/** Sends now, whatever the sender waits for. */
export const sendNow = (): void => current?.wake()
