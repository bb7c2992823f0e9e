import type { RecordedEvent } from "@jiaosuo/kernel/Event"
import { contextOf } from "@jiaosuo/kernel/Event"
import { type MsgHdrs, MsgHdrsImpl } from "nats"
import { type BusMessage, subjectOf } from "./EventBus.ts"

/**
 * The form of an event on the wire. The body is the event as JSON, complete in itself; what a receiver needs
 * before it parses a body stands in headers. `Nats-Msg-Id` lets the server drop what it already has, and
 * `Nats-Expected-Last-Sequence` lets it refuse what does not belong at its end.
 */
const idHeader = "Nats-Msg-Id"
const expectedEndHeader = "Nats-Expected-Last-Sequence"
const positionHeader = "Jiaosuo-Position"
const previousHeader = "Jiaosuo-Previous"
const previousInContextHeader = "Jiaosuo-Previous-In-Context"

/** The subject under which an event travels: `<prefix>evt.<context>.<township or none>.<EventType>`. */
export const subjectFor = (prefix: string, event: RecordedEvent): string =>
  prefix + subjectOf(event, contextOf(event.stream))

/** What a subscription names for the wanted contexts; none wanted means every one. */
export const subjectsFor = (prefix: string, contexts: ReadonlyArray<string>): ReadonlyArray<string> =>
  contexts.length === 0 ? [`${prefix}evt.>`] : contexts.map((context) => `${prefix}evt.${context}.>`)

/** Headers of a message. Built directly: the client's own setter costs more than the rest of the encoding. */
export const headersOf = (message: BusMessage, end?: number): MsgHdrs =>
  MsgHdrsImpl.fromRecord({
    ...(end === undefined ? {} : { [expectedEndHeader]: [String(end)] }),
    [idHeader]: [message.event.id],
    [positionHeader]: [String(message.event.position)],
    [previousHeader]: [String(message.previous)],
    [previousInContextHeader]: [String(message.previousInContext)]
  })

const encoder = new TextEncoder()

/**
 * Body of a message; empty where the event is larger than the server takes. Such a message still moves
 * everybody on: to its receiver it is a hole, and the log has the event.
 */
export const bodyOf = (event: RecordedEvent, maxBytes: number): Uint8Array => {
  const body = encoder.encode(JSON.stringify(event))
  return body.length <= maxBytes ? body : new Uint8Array(0)
}

const numberIn = (headers: MsgHdrs, name: string): number => Number(headers.get(name))

/** Position of a message, read without its body; undefined for what is not one of ours. */
export const positionOf = (headers: MsgHdrs | undefined): number | undefined => {
  if (headers === undefined || !headers.has(positionHeader)) return undefined
  const position = numberIn(headers, positionHeader)
  return Number.isSafeInteger(position) ? position : undefined
}

/** The message as it was published; undefined for a body that was left out or that is not one of ours. */
export const messageFrom = (received: {
  readonly data: Uint8Array
  readonly headers?: MsgHdrs | undefined
}): BusMessage | undefined => {
  const { headers } = received
  if (headers === undefined || received.data.length === 0 || positionOf(headers) === undefined)
    return undefined
  try {
    const event = JSON.parse(
      Buffer.from(received.data.buffer, received.data.byteOffset, received.data.length).toString("utf8")
    )
    if (typeof event !== "object" || event === null || typeof event.stream !== "string") return undefined
    return {
      event,
      previous: numberIn(headers, previousHeader),
      previousInContext: numberIn(headers, previousInContextHeader)
    }
  } catch {
    return undefined
  }
}
