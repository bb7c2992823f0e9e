import type { Instant } from "@jiaosuo/kernel/Event"
import type { Append, Appended } from "./EventStore.ts"
import { ClaimIsHeld, CommandIdIsTaken, StreamHasMoved } from "./EventStore.ts"
import { hashOf } from "./HashChain.ts"
import { type EventRow, instantFromText } from "./rows.ts"
import { appendEvents, appendWithClaims, judge } from "./sql/append.ts"

/** A statement ready to be sent, and what it will have made of each request once it succeeds. */
export interface PreparedBatch {
  readonly statement: { readonly name: string; readonly text: string; readonly values: Array<unknown> }
  /** Answers given the position before the batch. */
  readonly answers: (base: number) => ReadonlyArray<Appended>
}

const jsonArray = (items: ReadonlyArray<unknown>): string => JSON.stringify(items)

/**
 * Hashes the events of many commands and spells them as one statement. Event data is spliced into the JSON
 * as it is: it is the text that was hashed, and `json` keeps it byte for byte.
 */
export const prepareBatch = (requests: ReadonlyArray<Append>, recordedAt: Instant): PreparedBatch => {
  const release: Array<unknown> = []
  const take: Array<unknown> = []
  const records: Array<unknown> = []
  const lastHash: Array<string> = []
  let events = ""
  let n = 0
  for (const request of requests) {
    const { stream, actor, station, commandId, correlationId, causationId } = request
    const last = request.events.length - 1
    let previous = request.previousHash
    for (let i = 0; i <= last; i++) {
      const event = request.events[i] as Append["events"][number]
      const version = request.expectedVersion + i + 1
      const before = i === 0 && request.expectedVersion > 0 ? previous : null
      previous = hashOf(previous, {
        ...{ stream, version, recordedAt, actor, station, commandId, correlationId, causationId },
        ...event
      })
      const head = JSON.stringify({
        n: ++n,
        stream,
        version,
        previous: before,
        id: event.id,
        type: event.type,
        schema_version: event.schemaVersion,
        township: event.township,
        occurred_at: event.occurredAt,
        actor,
        station,
        command_id: commandId,
        correlation_id: correlationId,
        causation_id: causationId,
        fingerprint: i === last ? request.fingerprint : null,
        hash: previous
      })
      events += `${n === 1 ? "" : ","}${head.slice(0, -1)},"data":${event.data}}`
    }
    lastHash.push(previous)
    for (const { kind, value } of request.release ?? []) release.push({ kind, value, stream })
    for (const { kind, value } of request.take ?? []) take.push({ kind, value, stream })
    for (const { recordId, personId, sealed } of request.records ?? []) {
      const text = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength).toString("base64")
      records.push({ record_id: recordId, person_id: personId, sealed: text })
    }
  }
  const values: Array<unknown> = [`[${events}]`, n, recordedAt]
  const alone = release.length + take.length + records.length === 0
  if (!alone) values.push(jsonArray(release), jsonArray(take), jsonArray(records))
  return {
    statement: { ...(alone ? appendEvents : appendWithClaims), values },
    answers: (base) => {
      let position = base
      return requests.map((request, k) => {
        position += request.events.length
        return {
          stream: request.stream,
          version: request.expectedVersion + request.events.length,
          position,
          recordedAt,
          hash: lastHash[k] as string,
          repeated: false
        }
      })
    }
  }
}

/** The statement that asks why commands lost. */
export const judgement = (requests: ReadonlyArray<Append>) => ({
  ...judge,
  values: [
    jsonArray(
      requests.map((request, k) => ({
        k,
        stream: request.stream,
        command_id: request.commandId,
        take: request.take?.length ? request.take : null
      }))
    )
  ]
})

/** What a row of `judge` says of its command; undefined where nothing stands in its way. */
export const verdictOf = (
  request: Append,
  row: EventRow
): Appended | StreamHasMoved | ClaimIsHeld | CommandIdIsTaken | undefined => {
  const [, actual, headHash, version, position, recordedAt, hash, fingerprint, kind, value, holder] = row
  if (fingerprint !== null) {
    return fingerprint === request.fingerprint
      ? {
          stream: request.stream,
          version: Number(version),
          position: Number(position),
          recordedAt: instantFromText(recordedAt as string),
          hash: hash as string,
          repeated: true
        }
      : new CommandIdIsTaken({ commandId: request.commandId })
  }
  const { stream, expectedVersion: expected } = request
  if (Number(actual) !== expected || (headHash !== null && headHash !== request.previousHash)) {
    return new StreamHasMoved({ stream, expected, actual: Number(actual) })
  }
  return kind === null || kind === undefined
    ? undefined
    : new ClaimIsHeld({ kind, value: value as string, holder: holder as string })
}
