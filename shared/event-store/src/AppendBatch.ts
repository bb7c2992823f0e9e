import type { Instant, NewEvent } from "@jiaosuo/kernel/Event"
import {
  bytesColumn,
  digestColumn,
  integerColumn,
  jsonColumn,
  smallintColumn,
  textColumn,
  timeColumn,
  uuidColumn
} from "./BinaryColumns.ts"
import type { Append, Appended, Claim } from "./EventStore.ts"
import { ClaimIsHeld, CommandIdIsTaken, StreamHasMoved } from "./EventStore.ts"
import { hashOf } from "./HashChain.ts"
import { type EventRow, instantFromText } from "./rows.ts"
import { appendEvents, appendOneEvent, appendWithClaims, judge } from "./sql/append.ts"

/** A statement ready to be sent, and what it will have made of each request once it succeeds. */
export interface PreparedBatch {
  readonly statement: { readonly name: string; readonly text: string; readonly values: Array<unknown> }
  /** Answers given the position before the batch. */
  readonly answers: (base: number) => ReadonlyArray<Appended>
}

/** One command's event with what the command gives it. */
interface Line {
  readonly request: Append
  readonly event: NewEvent
  readonly version: number
  /** Set on the first event of a command that continues a stream: the event it was decided on. */
  readonly previous: string | null
  readonly fingerprint: string | null
  readonly hash: string
}

/** The events of a request, each hashed over the one before it. */
const chained = (request: Append, recordedAt: Instant): ReadonlyArray<Line> => {
  const { stream } = request
  const last = request.events.length - 1
  let hash = request.previousHash
  return request.events.map((event, i) => {
    const previous = i === 0 && request.expectedVersion > 0 ? hash : null
    const version = request.expectedVersion + i + 1
    hash = hashOf(hash, { stream, version, recordedAt, context: request, event, data: event.data })
    return { request, event, version, previous, fingerprint: i === last ? request.fingerprint : null, hash }
  })
}

const eventColumns = (lines: ReadonlyArray<Line>): Array<unknown> => [
  textColumn(lines.map((line) => line.request.stream)),
  integerColumn(lines.map((line) => line.version)),
  digestColumn(lines.map((line) => line.previous)),
  uuidColumn(lines.map((line) => line.event.id)),
  textColumn(lines.map((line) => line.event.type)),
  smallintColumn(lines.map((line) => line.event.schemaVersion)),
  textColumn(lines.map((line) => line.event.township)),
  timeColumn(lines.map((line) => line.event.occurredAt)),
  textColumn(lines.map((line) => line.request.actor)),
  textColumn(lines.map((line) => line.request.station)),
  uuidColumn(lines.map((line) => line.request.commandId)),
  uuidColumn(lines.map((line) => line.request.correlationId)),
  uuidColumn(lines.map((line) => line.request.causationId)),
  digestColumn(lines.map((line) => line.fingerprint)),
  digestColumn(lines.map((line) => line.hash)),
  jsonColumn(lines.map((line) => line.event.data))
]

/** The same for one event, as plain values. */
const eventValues = ({ request, event, version, previous, fingerprint, hash }: Line): Array<unknown> => [
  request.stream,
  version,
  previous,
  event.id,
  event.type,
  event.schemaVersion,
  event.township,
  event.occurredAt,
  request.actor,
  request.station,
  request.commandId,
  request.correlationId,
  request.causationId,
  fingerprint,
  hash,
  event.data
]

const claimColumns = (
  requests: ReadonlyArray<Append>,
  claimsOf: (request: Append) => ReadonlyArray<Claim> | undefined
): Array<unknown> => {
  const claims = requests.flatMap((request) =>
    (claimsOf(request) ?? []).map(({ kind, value }) => ({ kind, value, stream: request.stream }))
  )
  return [
    textColumn(claims.map((claim) => claim.kind)),
    textColumn(claims.map((claim) => claim.value)),
    textColumn(claims.map((claim) => claim.stream))
  ]
}

const recordColumns = (requests: ReadonlyArray<Append>): Array<unknown> => {
  const records = requests.flatMap((request) => request.records ?? [])
  return [
    uuidColumn(records.map((record) => record.recordId)),
    uuidColumn(records.map((record) => record.personId)),
    bytesColumn(records.map((record) => record.sealed))
  ]
}

const hasClaimsOrRecords = ({ take, release, records }: Append): boolean =>
  (take?.length ?? 0) + (release?.length ?? 0) + (records?.length ?? 0) > 0

const statementFor = (
  requests: ReadonlyArray<Append>,
  lines: ReadonlyArray<Line>,
  recordedAt: Instant
): PreparedBatch["statement"] => {
  const batch: ReadonlyArray<unknown> = [lines.length, recordedAt]
  if (requests.some(hasClaimsOrRecords)) {
    return {
      ...appendWithClaims,
      values: [
        ...batch,
        ...eventColumns(lines),
        ...claimColumns(requests, (request) => request.release),
        ...claimColumns(requests, (request) => request.take),
        ...recordColumns(requests)
      ]
    }
  }
  const [first] = lines
  return lines.length === 1 && first !== undefined
    ? { ...appendOneEvent, values: [...batch, ...eventValues(first)] }
    : { ...appendEvents, values: [...batch, ...eventColumns(lines)] }
}

/** Hashes the events of many commands and spells them as one statement. */
export const prepareBatch = (requests: ReadonlyArray<Append>, recordedAt: Instant): PreparedBatch => {
  const chains = requests.map((request) => chained(request, recordedAt))
  const lines = chains.flat()
  return {
    statement: statementFor(requests, lines, recordedAt),
    answers: (base) => {
      let position = base
      return chains.map((chain) => {
        position += chain.length
        const { request, version, hash } = chain[chain.length - 1] as Line
        return { stream: request.stream, version, position, recordedAt, hash, repeated: false }
      })
    }
  }
}

/** The statement that asks why commands lost. */
export const judgement = (requests: ReadonlyArray<Append>) => ({
  ...judge,
  values: [
    JSON.stringify(
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
