import { addDays, isCalendarDate } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { Either, ParseResult, Schema } from "effect"

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

/**
 * A table from the parsed JSON of its file (`{ _note?, entries }`). Left: the name of the table and what
 * is wrong, a misspelt key included.
 */
export const readRuleTable = <A extends RuleEntry, I>(
  name: string,
  entry: Schema.Schema<A, I>,
  file: unknown
): Either.Either<RuleTable<A>, string> => {
  const asFile = Schema.Struct({ _note: Schema.optional(Schema.String), entries: Schema.Array(entry) })
  return Schema.decodeUnknownEither(asFile, { onExcessProperty: "error" })(file).pipe(
    Either.mapLeft((error) => `${name}: ${ParseResult.TreeFormatter.formatErrorSync(error)}`),
    Either.flatMap((decoded) => makeRuleTable(name, decoded.entries))
  )
}

/** A rule for a day. Not `certain`: the table has none for that very day, and the nearest one stands in. */
export interface RuleForDay<T extends RuleEntry> {
  readonly rule: T
  readonly certain: boolean
  /** That of the rule, and never `law` where it only stands in. */
  readonly confidence: Confidence
}

/**
 * The first rule in force on a day among those that are meant. A case older than the text that was read
 * is judged by the earliest of them, one in a gap by the last that ended. Undefined if none is meant.
 */
export const ruleForDay = <T extends RuleEntry>(
  table: RuleTable<T>,
  on: CalendarDate,
  isMeant: (rule: T) => boolean
): RuleForDay<T> | undefined => {
  const current = table.inForce(on).find(isMeant)
  if (current !== undefined) return { rule: current, certain: true, confidence: current.confidence }
  const meant = table.entries.filter(isMeant)
  const begun = meant.filter((rule) => rule.effectiveFrom <= on)
  const rule =
    begun.length > 0
      ? begun.reduce((a, b) => (b.effectiveFrom > a.effectiveFrom ? b : a))
      : meant.length > 0
        ? meant.reduce((a, b) => (b.effectiveFrom < a.effectiveFrom ? b : a))
        : undefined
  return rule === undefined ? undefined : { rule, certain: false, confidence: "recommended" }
}
