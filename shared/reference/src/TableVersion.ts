import { createHash } from "node:crypto"

/** Apart from the tables themselves, whose schemas browsers load as well. */

const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, canonical(inner)])
  )
}

/**
 * A fingerprint (16 hex digits of SHA-256) of tables, independent of the order of keys. When it differs
 * from the one that classes and due dates were computed with, they are computed again.
 */
export const versionOf = (...tables: ReadonlyArray<unknown>): string =>
  createHash("sha256")
    .update(JSON.stringify(canonical(tables)))
    .digest("hex")
    .slice(0, 16)
