import { SqlClient } from "@effect/sql/SqlClient"
import { Effect, Layer, Redacted } from "effect"
import { StoreIsUnavailable } from "./EventStore.ts"
import type { PersonalValues, PersonReference } from "./PersonalRecords.ts"
import { PersonalRecords } from "./PersonalRecords.ts"
import { makePersonCipher } from "./PersonCipher.ts"

const unavailable = (operation: string) =>
  Effect.mapError((cause: unknown) => new StoreIsUnavailable({ operation, cause }))

const make = (installationKey: Redacted.Redacted<Uint8Array>) =>
  Effect.gen(function* () {
    const sql = yield* SqlClient
    const cipher = makePersonCipher(Redacted.value(installationKey))

    /** Keys of the persons, made where there was none; the key that is in the table wins. */
    const keysOf = (persons: ReadonlyMap<string, ReadonlySet<string>>) =>
      Effect.map(
        sql<{ person_id: string; wrapped_key: Buffer }>`
          insert into personal_keys.key as known (person_id, wrapped_key, tokens)
          select fresh.person_id, decode(fresh.wrapped_key, 'base64'),
            coalesce(string_to_array(nullif(fresh.tokens, ''), ' '), '{}')
          from unnest(
            ${[...persons.keys()]}::uuid[],
            ${[...persons.keys()].map((id) => cipher.wrap(id, cipher.newKey()).toString("base64"))}::text[],
            ${[...persons.values()].map((tokens) => [...tokens].join(" "))}::text[]
          ) as fresh (person_id, wrapped_key, tokens)
          order by fresh.person_id
          on conflict (person_id) do update set tokens =
            array (select distinct token from unnest(known.tokens || excluded.tokens) as token order by token)
          returning person_id, wrapped_key`,
        (rows) => new Map(rows.map((row) => [row.person_id, cipher.unwrap(row.person_id, row.wrapped_key)]))
      )

    const seal: (typeof PersonalRecords.Service)["seal"] = (persons) =>
      Effect.gen(function* () {
        if (persons.length === 0) return []
        const recognised = persons.map(({ recordId, values, personId }) => ({
          recordId,
          values,
          personId: personId ?? cipher.personIdOf(recordId, values.idNumber)
        }))
        const tokens = new Map<string, Set<string>>()
        for (const { personId, values } of recognised) {
          const known = tokens.get(personId) ?? new Set()
          tokens.set(personId, known)
          for (const token of cipher.tokensOfName(values.name)) known.add(token)
        }
        const keys = yield* keysOf(tokens)
        return recognised.map(({ recordId, values, personId }) => ({
          reference: { personId, recordId },
          record: {
            recordId,
            personId,
            sealed: cipher.seal(keys.get(personId) as Uint8Array, recordId, JSON.stringify(values))
          }
        }))
      }).pipe(unavailable("seal personal records"))

    const open = (references: ReadonlyArray<PersonReference>) =>
      Effect.gen(function* () {
        if (references.length === 0) return []
        const rows = yield* sql<{
          record_id: string
          person_id: string
          sealed: Buffer
          wrapped_key: Buffer
        }>`
          select r.record_id, r.person_id, r.sealed, k.wrapped_key
          from personal.record r join personal_keys.key k on k.person_id = r.person_id
          where r.record_id = any (${references.map((reference) => reference.recordId)}::uuid[])`
        const opened = new Map(
          rows.map((row) => {
            const key = cipher.unwrap(row.person_id, row.wrapped_key)
            const values: PersonalValues = JSON.parse(cipher.unseal(key, row.record_id, row.sealed))
            return [row.record_id, values]
          })
        )
        return references.map((reference) => opened.get(reference.recordId))
      }).pipe(unavailable("open personal records"))

    const erase = (personId: string) =>
      sql
        .withTransaction(
          Effect.gen(function* () {
            yield* sql`delete from personal_keys.key where person_id = ${personId}::uuid`
            const deleted = yield* sql`
              delete from personal.record where person_id = ${personId}::uuid returning record_id`
            yield* sql`
              insert into personal_keys.erased as known (person_id, records)
              values (${personId}::uuid, ${deleted.length}::integer)
              on conflict (person_id) do update set
                records = known.records + excluded.records, erased_at = now()`
            return { records: deleted.length }
          })
        )
        .pipe(unavailable("erase a person"))

    return PersonalRecords.of({
      seal,
      open,
      erase,
      searchTokens: cipher.tokensOfQuery,
      sealBytes: cipher.sealBytes,
      openBytes: cipher.openBytes
    })
  })

/**
 * Personal records in PostgreSQL, sealed with keys that derive from the installation key (32 bytes, kept
 * outside the database). Tables come from this package's `migrate`.
 */
export const layer = (
  installationKey: Redacted.Redacted<Uint8Array>
): Layer.Layer<PersonalRecords, never, SqlClient> => Layer.effect(PersonalRecords, make(installationKey))
