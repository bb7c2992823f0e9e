import { hash } from "node:crypto"
import type { CommandContext, Instant, NewEvent, StreamId } from "@jiaosuo/kernel/Event"

/** Everything of an event that its hash vouches for. */
export interface Hashed {
  readonly stream: StreamId
  readonly version: number
  readonly recordedAt: Instant
  readonly context: CommandContext
  readonly event: Omit<NewEvent, "data">
  /** The stored JSON text, byte for byte. */
  readonly data: string
}

/**
 * SHA-256 (hex) over an event and the hash of its predecessor in the stream (X6): whoever changes, removes
 * or reorders an event must rewrite all that follow it, and `verify` names the first one that does not fit.
 * The position is not hashed: the database gives it, and that positions have no hole is checked apart.
 */
export const hashOf = (
  previousHash: string,
  { stream, version, recordedAt, context, event, data }: Hashed
): string =>
  hash(
    "sha256",
    `${JSON.stringify([
      previousHash,
      stream,
      version,
      event.id,
      event.type,
      event.schemaVersion,
      event.township,
      event.occurredAt,
      recordedAt,
      context.actor,
      context.station,
      context.commandId,
      context.correlationId,
      context.causationId
    ])}\n${data}`,
    "hex"
  )

/** SHA-256 (hex) of a command's content, by which a repeated command id is compared. */
export const fingerprintOf = (stream: StreamId, content: unknown): string =>
  hash("sha256", JSON.stringify([stream, content]), "hex")
