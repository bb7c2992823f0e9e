import { createInbox, type Msg, type NatsConnection } from "nats"
import type { BusMessage } from "./EventBus.ts"
import { bodyOf, headersOf, subjectFor } from "./MessageEncoding.ts"

/** How a run ended; `end` is the sequence of the stream's last message as far as its acknowledgements tell. */
export type RunResult =
  | { readonly _tag: "Published"; readonly end: number }
  | { readonly _tag: "Failed"; readonly cause: unknown }

/** Publishes runs of messages over one connection and counts the server's acknowledgements. */
export interface AckedPublisher {
  /**
   * Sends the messages in order, a window of them ahead of their acknowledgements, and ends when all are
   * acknowledged or the first one is not. One run at a time. Given the sequence at which the stream should end,
   * the first message goes alone, and the server refuses it where the stream ends elsewhere.
   */
  readonly publish: (
    messages: ReadonlyArray<BusMessage>,
    end: number | undefined,
    ended: (result: RunResult) => void
  ) => void
  /** Ends the run under way, if there is one: its acknowledgements will not come any more. */
  readonly abandon: (reason: unknown) => void
}

interface Run {
  readonly messages: ReadonlyArray<BusMessage>
  readonly ended: (result: RunResult) => void
  readonly firstSerial: number
  readonly expectedEnd: number | undefined
  end: number
  sent: number
  acknowledged: number
  heardAt: number
}

/** How many messages may be on their way: more gains nothing on one connection (12 000 a second either way). */
const windowSize = 256
/** Room that the server's limit must leave for headers and subject. */
const headroomBytes = 1_024

/** The sequence that a good acknowledgement names: {"stream":"jiaosuo","seq":57}, or with "duplicate":true. */
const sequence = /"seq":\s*(\d+)/

/** Where the stream ends after this acknowledgement, or why it is none. */
const endAfter = (reply: Msg, before: number): number | Error => {
  if (reply.headers?.hasError === true) return new Error(`the bus answered ${reply.headers.status}`)
  const text = reply.string()
  const taken = sequence.exec(text)
  if (taken === null || text.includes('"error"')) return new Error(`the bus refused: ${text}`)
  const at = Number(taken[1])
  if (at > before) return at
  // What was there already keeps its old sequence; anything else that is new must be at the end.
  return text.includes('"duplicate"')
    ? before
    : new Error(`the bus has been made anew: a new message is at ${at}, not after ${before}`)
}

/**
 * The client's own `publish` makes a promise, a timer and an inbox token per message. Here one subscription
 * takes all acknowledgements and one timer watches the whole run, which halves what an event costs.
 */
export const makeAckedPublisher = (
  connection: NatsConnection,
  options: { readonly prefix?: string; readonly ackTimeoutMillis?: number }
): AckedPublisher => {
  const prefix = options.prefix ?? ""
  const timeoutMillis = options.ackTimeoutMillis ?? 5_000
  const inbox = createInbox()
  let run: Run | undefined
  let serial = 0
  let watchdog: NodeJS.Timeout | undefined

  const finish = (result: RunResult) => {
    const { ended } = run as Run
    clearTimeout(watchdog)
    run = undefined
    ended(result)
  }
  const fail = (cause: unknown) => finish({ _tag: "Failed", cause })

  const send = (under: Run) => {
    const maxBytes = (connection.info?.max_payload ?? 1_048_576) - headroomBytes
    const isOnTrial = under.expectedEnd !== undefined && under.acknowledged === 0
    const window = isOnTrial ? 1 : windowSize
    try {
      while (under.sent < under.messages.length && under.sent - under.acknowledged < window) {
        const message = under.messages[under.sent] as BusMessage
        connection.publish(subjectFor(prefix, message.event), bodyOf(message.event, maxBytes), {
          headers: headersOf(message, under.sent === 0 ? under.expectedEnd : undefined),
          reply: `${inbox}.${under.firstSerial + under.sent}`
        })
        under.sent++
        serial++
      }
    } catch (error) {
      fail(error)
    }
  }

  connection.subscribe(`${inbox}.*`, {
    callback: (error, reply) => {
      if (run === undefined) return
      if (error !== null) return fail(error)
      // An acknowledgement that comes after its run was given up belongs to nobody.
      if (Number(reply.subject.slice(inbox.length + 1)) < run.firstSerial) return
      const end = endAfter(reply, run.end)
      if (end instanceof Error) return fail(end)
      run.end = end
      run.acknowledged++
      run.heardAt = performance.now()
      if (run.acknowledged === run.messages.length) return finish({ _tag: "Published", end })
      send(run)
    }
  })

  const watch = () => {
    if (run === undefined) return
    const silentFor = performance.now() - run.heardAt
    if (silentFor >= timeoutMillis) return fail(new Error(`no acknowledgement for ${timeoutMillis} ms`))
    watchdog = setTimeout(watch, timeoutMillis - silentFor)
  }

  return {
    publish: (messages, expectedEnd, ended) => {
      const end = expectedEnd ?? 0
      if (messages.length === 0) return ended({ _tag: "Published", end })
      run = {
        messages,
        ended,
        firstSerial: serial,
        expectedEnd,
        end,
        sent: 0,
        acknowledged: 0,
        heardAt: performance.now()
      }
      watchdog = setTimeout(watch, timeoutMillis)
      send(run)
    },
    abandon: (reason) => {
      if (run !== undefined) fail(reason)
    }
  }
}
