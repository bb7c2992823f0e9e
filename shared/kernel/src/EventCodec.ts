import { Either, ParseResult, Schema } from "effect"

/** Lifts the stored JSON of one schema version to the next. Pure; never sees the newest version. */
export type Upcaster = (stored: Record<string, unknown>) => Record<string, unknown>

/** How one event type is stored today and how older spellings of it are read. */
export interface StoredEvent<E> {
  /** The schema version written today, from 1. */
  readonly version: number
  /** The event without transformations: what is decoded is what is stored. */
  readonly schema: Schema.Schema<E, E>
  /** `upcasters[1]` turns version 1 into version 2, and so on; one for every version below today's. */
  readonly upcasters?: { readonly [fromVersion: number]: Upcaster }
}

/** A stored event that no version of this code can read. Projections park it. */
export interface UnreadableEvent {
  readonly _tag: "UnreadableEvent"
  readonly type: string
  readonly schemaVersion: number
  readonly reason: string
}

/** What is stored for an event. */
export interface EncodedEvent {
  readonly type: string
  readonly schemaVersion: number
  /** JSON text without `_tag`. */
  readonly data: string
}

/** Turns the events of one context into stored JSON and back, with all older versions. */
export interface EventCodec<E extends { readonly _tag: string }> {
  readonly types: ReadonlySet<string>
  readonly encode: (event: E) => EncodedEvent
  readonly decode: (stored: {
    readonly type: string
    readonly schemaVersion: number
    readonly data: unknown
  }) => Either.Either<E, UnreadableEvent>
}

/**
 * A codec from a table of event types. Decoders are built once, here, never per event.
 * An unknown type or a version newer than today's is unreadable, never guessed.
 */
export const makeEventCodec = <E extends { readonly _tag: string }>(
  table: {
    readonly [Type in E["_tag"]]: StoredEvent<Extract<E, { readonly _tag: Type }>>
  }
): EventCodec<E> => {
  const entries = Object.entries(table) as ReadonlyArray<[string, StoredEvent<E>]>
  const readers = new Map(
    entries.map(([type, stored]) => {
      for (let from = 1; from < stored.version; from++) {
        if (stored.upcasters?.[from] === undefined) {
          throw new Error(`${type} is at version ${stored.version} and has no upcaster from version ${from}`)
        }
      }
      return [type, { ...stored, decode: Schema.decodeUnknownEither(stored.schema) }] as const
    })
  )
  const unreadable = (type: string, schemaVersion: number, reason: string) =>
    Either.left<UnreadableEvent>({ _tag: "UnreadableEvent", type, schemaVersion, reason })

  return {
    types: new Set(readers.keys()),
    encode: (event) => {
      const { _tag, ...data } = event
      const stored = readers.get(_tag)
      if (stored === undefined) throw new Error(`no stored form for ${_tag}`)
      return { type: _tag, schemaVersion: stored.version, data: JSON.stringify(data) }
    },
    decode: ({ type, schemaVersion, data }) => {
      const stored = readers.get(type)
      if (stored === undefined) return unreadable(type, schemaVersion, "unknown event type")
      if (schemaVersion > stored.version || schemaVersion < 1) {
        return unreadable(type, schemaVersion, `this code reads versions 1 to ${stored.version}`)
      }
      if (typeof data !== "object" || data === null) {
        return unreadable(type, schemaVersion, "not a JSON object")
      }
      let current = data as Record<string, unknown>
      for (let version = schemaVersion; version < stored.version; version++) {
        const lift = stored.upcasters?.[version]
        if (lift !== undefined) current = lift(current)
      }
      const decoded = stored.decode({ ...current, _tag: type })
      return Either.isRight(decoded)
        ? Either.right(decoded.right)
        : unreadable(type, schemaVersion, ParseResult.TreeFormatter.formatErrorSync(decoded.left))
    }
  }
}
