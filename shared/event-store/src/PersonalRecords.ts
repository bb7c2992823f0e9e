import { Context, type Effect } from "effect"
import type { SealedRecord, StoreIsUnavailable } from "./EventStore.ts"

/**
 * Personal values are not in the log. An event carries a reference; the values are sealed with a key of the
 * person's own, and destroying that key erases the person everywhere, backups of the log included.
 */

/** What an event keeps of a person: who (for counting and erasing) and which version of the values. */
export interface PersonReference {
  readonly personId: string
  readonly recordId: string
}

/** The values of a person as a form or a ledger gives them. */
export interface PersonalValues {
  readonly name: string
  readonly idNumber?: string
  readonly phone?: string
  readonly address?: string
}

export class PersonalRecords extends Context.Tag("@jiaosuo/event-store/PersonalRecords")<
  PersonalRecords,
  {
    /**
     * Seals values of many persons at once, for the `records` of an append. The person is recognised by the
     * id number (keyed hash, never stored in clear) or is new where there is none. `recordIds` are given by
     * the caller, so that a repeated command repeats its record. With `personId` the caller says who it is: a
     * correction of somebody without an id number is still about the same person, and is erased with them.
     */
    readonly seal: (
      persons: ReadonlyArray<{
        readonly recordId: string
        readonly values: PersonalValues
        readonly personId?: string
      }>
    ) => Effect.Effect<
      ReadonlyArray<{ readonly reference: PersonReference; readonly record: SealedRecord }>,
      StoreIsUnavailable
    >

    /** Opens records, in the order asked; undefined where the person was erased. */
    readonly open: (
      references: ReadonlyArray<PersonReference>
    ) => Effect.Effect<ReadonlyArray<PersonalValues | undefined>, StoreIsUnavailable>

    /**
     * Destroys the person's key, the sealed values and the search tokens, and reports how many records that
     * made unreadable. Repeating it is harmless.
     */
    readonly erase: (personId: string) => Effect.Effect<{ readonly records: number }, StoreIsUnavailable>

    /**
     * Keyed search tokens of a text: a name is found by any part of it or of its pinyin initials without
     * being stored in clear. Tokens of a query match tokens kept by `seal` in `personal_keys.key.tokens`.
     */
    readonly searchTokens: (query: string) => ReadonlyArray<string>

    /**
     * Seals bytes that hold values of many persons for a while, a ledger waiting to be imported: with the
     * installation's key, bound to a name that `openBytes` must repeat. Whoever keeps them deletes them in time.
     */
    readonly sealBytes: (boundTo: string, bytes: Uint8Array) => Uint8Array

    /** Opens sealed bytes; throws where they were changed, or bound to another name or installation. */
    readonly openBytes: (boundTo: string, sealed: Uint8Array) => Uint8Array
  }
>() {}
