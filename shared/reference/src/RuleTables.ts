import { createHash } from "node:crypto"
import { addDays, isCalendarDate } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { Either, Schema } from "effect"

/** `law`: the legal text was read. `recommended`: not confirmed, replaceable, and shown as such. */
export type Confidence = "law" | "recommended"

const Day = Schema.String.pipe(
  Schema.filter((text) => isCalendarDate(text) || `"${text}" is no calendar date`)
)

/** A sentence in both languages, as table files hold it. */
export const BilingualText = Schema.Struct({ zh: Schema.NonEmptyString, en: Schema.NonEmptyString })

/** What every dated rule says about itself. */
export const ruleFields = {
  /** Unique in its table. */
  id: Schema.NonEmptyString,
  /** Rulebook id: `K4`. */
  rule: Schema.NonEmptyString,
  /** First day in force. */
  effectiveFrom: Day,
  /** Last day in force; null while there is no end. */
  effectiveTo: Schema.NullOr(Day),
  confidence: Schema.Literal("law", "recommended"),
  /** Where it is written, in the short form of reasons: `条例16`. */
  source: BilingualText
} as const

/** One dated rule, whatever it holds. */
export interface RuleEntry {
  readonly id: string
  readonly rule: string
  readonly effectiveFrom: CalendarDate
  readonly effectiveTo: CalendarDate | null
  readonly confidence: Confidence
  readonly source: { readonly zh: string; readonly en: string }
}

/** Rules of one kind with the days on which they are in force. A case is judged by those of its own day. */
export interface RuleTable<T extends RuleEntry> {
  readonly name: string
  readonly entries: ReadonlyArray<T>
  /** The rules in force on a day, in the order of the table: where only one may apply, the first wins. */
  readonly inForce: (on: CalendarDate) => ReadonlyArray<T>
  /** The rules of the first day that has any: what is left to say about an older case. */
  readonly oldest: ReadonlyArray<T>
}

/** A table of dated rules. Left: an id that occurs twice or a rule that ends before it begins. */
export const makeRuleTable = <T extends RuleEntry>(
  name: string,
  entries: ReadonlyArray<T>
): Either.Either<RuleTable<T>, string> => {
  const ids = new Set<string>()
  for (const entry of entries) {
    if (ids.has(entry.id)) return Either.left(`${name}: the id ${entry.id} occurs twice`)
    ids.add(entry.id)
    if (entry.effectiveTo !== null && entry.effectiveTo < entry.effectiveFrom) {
      return Either.left(`${name}: ${entry.id} ends before it begins`)
    }
  }
  // Between two of these days nothing changes, so that a look-up is a binary search and no filtering.
  const turns = [
    ...new Set(
      entries.flatMap((e) => [
        e.effectiveFrom,
        ...(e.effectiveTo === null ? [] : [addDays(e.effectiveTo, 1)])
      ])
    )
  ].sort()
  const periods = turns.map((from) =>
    entries.filter((e) => e.effectiveFrom <= from && (e.effectiveTo === null || from <= e.effectiveTo))
  )
  const nothing: ReadonlyArray<T> = []
  return Either.right({
    name,
    entries,
    oldest: periods[0] ?? nothing,
    inForce: (on) => {
      let low = 0
      let high = turns.length
      while (low < high) {
        const middle = (low + high) >>> 1
        if ((turns[middle] as string) <= on) low = middle + 1
        else high = middle
      }
      return low === 0 ? nothing : (periods[low - 1] ?? nothing)
    }
  })
}

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
