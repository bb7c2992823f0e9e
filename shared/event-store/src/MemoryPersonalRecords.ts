import { randomBytes } from "node:crypto"
import { Effect, Layer } from "effect"
import type { PersonalValues } from "./PersonalRecords.ts"
import { PersonalRecords } from "./PersonalRecords.ts"
import { makePersonCipher } from "./PersonCipher.ts"

/** Personal records in memory, for pure tests. Records are readable once sealed: there is no append to wait for. */
export const layerMemory: Layer.Layer<PersonalRecords> = Layer.sync(PersonalRecords, () => {
  const cipher = makePersonCipher(randomBytes(32))
  const keys = new Map<string, Uint8Array>()
  const records = new Map<string, { readonly personId: string; readonly sealed: Uint8Array }>()
  return PersonalRecords.of({
    seal: (persons) =>
      Effect.sync(() =>
        persons.map(({ recordId, values, personId: said }) => {
          const personId = said ?? cipher.personIdOf(recordId, values.idNumber)
          const key = keys.get(personId) ?? cipher.newKey()
          keys.set(personId, key)
          const sealed = cipher.seal(key, recordId, JSON.stringify(values))
          records.set(recordId, { personId, sealed })
          return { reference: { personId, recordId }, record: { recordId, personId, sealed } }
        })
      ),
    open: (references) =>
      Effect.sync(() =>
        references.map(({ recordId }) => {
          const record = records.get(recordId)
          const key = record === undefined ? undefined : keys.get(record.personId)
          return record === undefined || key === undefined
            ? undefined
            : (JSON.parse(cipher.unseal(key, recordId, record.sealed)) as PersonalValues)
        })
      ),
    erase: (personId) =>
      Effect.sync(() => {
        keys.delete(personId)
        const owned = [...records].filter(([, record]) => record.personId === personId)
        for (const [recordId] of owned) records.delete(recordId)
        return { records: owned.length }
      }),
    searchTokens: cipher.tokensOfQuery,
    sealBytes: cipher.sealBytes,
    openBytes: cipher.openBytes
  })
})
