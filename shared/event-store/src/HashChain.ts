import { hash } from "node:crypto"
import type { CommandContext, Instant, NewEvent, StreamId } from "@jiaosuo/kernel/Event"

/** Everything of an event that its hash vouches for. `data` is the stored JSON text, byte for byte. */
export interface Hashed extends CommandContext, NewEvent {
  readonly stream: StreamId
  readonly version: number
  readonly recordedAt: Instant
}

/**
 * SHA-256 (hex) over an event and the hash of its predecessor in the stream (X6): whoever changes, removes
 * or reorders an event must rewrite all that follow it, and `verify` names the first one that does not fit.
 * The position is not hashed: the database gives it, and that positions have no hole is checked apart.
 */
export const hashOf = (previousHash: string, event: Hashed): string =>
  hash(
    "sha256",
    `${JSON.stringify([
      previousHash,
      event.stream,
      event.version,
      event.id,
      event.type,
      event.schemaVersion,
      event.township,
      event.occurredAt,
      event.recordedAt,
      event.actor,
      event.station,
      event.commandId,
      event.correlationId,
      event.causationId
    ])}\n${event.data}`,
    "hex"
  )

/** SHA-256 (hex) of a command's content, by which a repeated command id is compared. */
export const fingerprintOf = (stream: StreamId, content: unknown): string =>
  hash("sha256", JSON.stringify([stream, content]), "hex")
