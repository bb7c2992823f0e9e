import type { Instant, RecordedEvent, StreamId } from "@jiaosuo/kernel/Event"

/** PostgreSQL's text of a `timestamptz` in UTC (`2026-11-23 17:48:19.1+00`) as RFC 3339 with milliseconds. */
export const instantFromText = (text: string): Instant => {
  if (text.length === 26) return `${text.slice(0, 10)}T${text.slice(11, 23)}Z`
  const fraction = text.slice(19, text.indexOf("+", 19))
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction.slice(1).padEnd(3, "0").slice(0, 3)}Z`
}

/** Columns of `log.event` in the order that `eventFromRow` reads them, all as text. */
export const eventColumns = `position::text, stream, version::text, id::text, type, schema_version::text, township,
  occurred_at::text, recorded_at::text, actor, station, command_id::text, correlation_id::text,
  causation_id::text, encode(hash, 'hex'), data::text`

/** One row of `eventColumns`, as an array of texts. */
export type EventRow = ReadonlyArray<string | null>

/** The event of a row. `data` is parsed; the stored text is the last column. */
export const eventFromRow = (row: EventRow): RecordedEvent => ({
  id: row[3] as string,
  stream: row[1] as StreamId,
  version: Number(row[2]),
  position: Number(row[0]),
  type: row[4] as string,
  schemaVersion: Number(row[5]),
  township: row[6] as string | null,
  occurredAt: instantFromText(row[7] as string),
  recordedAt: instantFromText(row[8] as string),
  actor: row[9] as string,
  station: row[10] as string | null,
  commandId: row[11] as string,
  correlationId: row[12] as string,
  causationId: row[13] as string | null,
  hash: row[14] as string,
  data: JSON.parse(row[15] as string)
})
