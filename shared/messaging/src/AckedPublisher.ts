import { createInbox, type Msg, type NatsConnection } from "nats"
import type { BusMessage } from "./EventBus.ts"
import { bodyOf, headersOf, subjectFor } from "./MessageEncoding.ts"

/** Publishes runs of messages over one connection and counts the server's acknowledgements. */
export interface AckedPublisher {
  /**
   * Sends the messages in order, a window of them ahead of their acknowledgements, and ends when all are
   * acknowledged or the first one is not. One run at a time.
   */
  readonly publish: (messages: ReadonlyArray<BusMessage>, ended: (failure: unknown) => void) => void
  /** Ends the run under way, if there is one: its acknowledgements will not come any more. */
  readonly abandon: (reason: unknown) => void
}

interface Run {
  readonly messages: ReadonlyArray<BusMessage>
  readonly ended: (failure: unknown) => void
  readonly firstSerial: number
  sent: number
  acknowledged: number
  heardAt: number
}

/** How many messages may be on their way: more gains nothing on one connection (12 000 a second either way). */
const windowSize = 256
/** Room that the server's limit must leave for headers and subject. */
const headroomBytes = 1_024

const failureIn = (reply: Msg): unknown => {
  if (reply.headers?.hasError === true) return new Error(`the bus answered ${reply.headers.status}`)
  const text = reply.string()
  // A good acknowledgement is {"stream":…,"seq":…}; only the rare other kind is worth parsing.
  return text.includes('"error"') || !text.includes('"seq"')
    ? new Error(`the bus refused: ${text}`)
    : undefined
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

  const end = (failure: unknown) => {
    const { ended } = run as Run
    clearTimeout(watchdog)
    run = undefined
    ended(failure)
  }

  const send = (under: Run) => {
    const maxBytes = (connection.info?.max_payload ?? 1_048_576) - headroomBytes
    try {
      while (under.sent < under.messages.length && under.sent - under.acknowledged < windowSize) {
        const message = under.messages[under.sent] as BusMessage
        connection.publish(subjectFor(prefix, message.event), bodyOf(message.event, maxBytes), {
          headers: headersOf(message),
          reply: `${inbox}.${under.firstSerial + under.sent}`
        })
        under.sent++
        serial++
      }
    } catch (error) {
      end(error)
    }
  }

  connection.subscribe(`${inbox}.*`, {
    callback: (error, reply) => {
      if (run === undefined) return
      if (error !== null) return end(error)
      // An acknowledgement that comes after its run was given up belongs to nobody.
      if (Number(reply.subject.slice(inbox.length + 1)) < run.firstSerial) return
      const failure = failureIn(reply)
      if (failure !== undefined) return end(failure)
      run.acknowledged++
      run.heardAt = performance.now()
      if (run.acknowledged === run.messages.length) return end(undefined)
      send(run)
    }
  })

  const watch = () => {
    if (run === undefined) return
    const silentFor = performance.now() - run.heardAt
    if (silentFor >= timeoutMillis) return end(new Error(`no acknowledgement for ${timeoutMillis} ms`))
    watchdog = setTimeout(watch, timeoutMillis - silentFor)
  }

  return {
    publish: (messages, ended) => {
      if (messages.length === 0) return ended(undefined)
      run = { messages, ended, firstSerial: serial, sent: 0, acknowledged: 0, heardAt: performance.now() }
      watchdog = setTimeout(watch, timeoutMillis)
      send(run)
    },
    abandon: (reason) => {
      if (run !== undefined) end(reason)
    }
  }
}
