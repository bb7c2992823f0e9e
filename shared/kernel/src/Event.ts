/**
 * The shapes of what is kept. A stream is the history of one thing; the log is all streams in one
 * total order without gaps.
 */

/** `<context>/<kind>/<id>`: `vehicles/vehicle/0192…`. The context is what a database role may write. */
export type StreamId = `${string}/${string}/${string}`

/** Place of an event in the log: 1, 2, 3 … without a hole, in the order of commits. */
export type Position = number

/** An instant as RFC 3339 text in UTC with milliseconds: `2026-03-04T01:02:03.456Z`. */
export type Instant = string

/** A day of the calendar in Asia/Shanghai: `2026-03-04`. */
export type CalendarDate = string

/** What every event of one command shares. */
export interface CommandContext {
  /** Account that gave the command: `warden-371603101`. */
  readonly actor: string
  /** Nine-digit code of the station (township) the actor stands for; null for the district's desks. */
  readonly station: string | null
  /** Repeating a command id repeats the first answer. */
  readonly commandId: string
  /** Shared by everything that one visit, one import or one request set off. */
  readonly correlationId: string
  /** The event that caused this command, where a reaction gave it; null for a person's command. */
  readonly causationId: string | null
}

/** An event about to be appended. `data` is JSON text: it is stored, hashed and read back unchanged. */
export interface NewEvent {
  readonly id: string
  readonly type: string
  readonly schemaVersion: number
  /** Nine-digit code of the township it happened in, null where it has none. */
  readonly township: string | null
  /** When it happened in the world. */
  readonly occurredAt: Instant
  readonly data: string
}

/** An event in the log. */
export interface RecordedEvent extends CommandContext {
  readonly id: string
  readonly stream: StreamId
  /** 1 for the first event of its stream. */
  readonly version: number
  readonly position: Position
  readonly type: string
  readonly schemaVersion: number
  readonly township: string | null
  readonly occurredAt: Instant
  /** When it was recorded here; `asOf` asks by this. */
  readonly recordedAt: Instant
  /** Parsed JSON, as stored: not yet upcast, not yet decoded. */
  readonly data: unknown
  /** SHA-256 (hex) over this event's content and the hash of its predecessor in the stream. */
  readonly hash: string
}

/** The hash that the first event of every stream builds on. */
export const genesisHash = "0".repeat(64)

/** `vehicles` of `vehicles/vehicle/0192…`. */
export const contextOf = (stream: string): string => stream.slice(0, stream.indexOf("/"))

/** `0192…` of `vehicles/vehicle/0192…`. */
export const idOf = (stream: string): string => stream.slice(stream.lastIndexOf("/") + 1)

/** The stream of one aggregate. */
export const streamId = (context: string, kind: string, id: string): StreamId => `${context}/${kind}/${id}`
