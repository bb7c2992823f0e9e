import { type FieldProblem, text } from "@jiaosuo/kernel/Problem"
import type { CaseRules } from "@jiaosuo/reference/CaseRules"
import type { District } from "@jiaosuo/reference/Divisions"
import { Either } from "effect"
import { spanOf } from "../accidents/Periods.ts"
import type { CaseBy, CaseCodeName, CaseFilter } from "./CaseFilter.ts"
import { notRecorded } from "./CaseFilter.ts"
import { caseStandings } from "./CaseTable.ts"
import { channelCodes, outcomeCodes } from "./CaseTexts.ts"

/** The conditions of a list as an address spells them. Absent means no condition. */
export interface CaseFilterQuery {
  readonly township?: string | undefined
  readonly by?: CaseBy | undefined
  readonly village?: string | undefined
  readonly zone?: string | undefined
  readonly station?: string | undefined
  readonly from?: string | undefined
  readonly until?: string | undefined
  readonly hour?: string | undefined
  readonly weekday?: string | undefined
  readonly kind?: string | undefined
  readonly type?: string | undefined
  readonly level?: string | undefined
  readonly channel?: string | undefined
  readonly standing?: string | undefined
  readonly outcome?: string | undefined
  readonly overdue?: "yes" | "no" | undefined
  readonly dispatched?: "yes" | "no" | undefined
  readonly engaged?: "yes" | "no" | undefined
  readonly below?: "yes" | "no" | undefined
  readonly inZone?: "yes" | "no" | "unknown" | undefined
  readonly scene?: "yes" | "no" | undefined
  readonly review?: "missing" | undefined
  readonly responsible?: string | undefined
  readonly worker?: string | undefined
  readonly group?: string | undefined
  readonly step?: string | undefined
  readonly accident?: string | undefined
  readonly source?: string | undefined
}

/** A filter without the free search; `townships` holds what the address asks for, null for all. */
export type StatedCaseFilter = Omit<CaseFilter, "search">

/** What is meant where an address does not say. */
export interface CaseFilterDefaults {
  readonly by: CaseBy
  readonly standings: CaseFilter["standings"]
}

/** Lists show everything that the reader's people work on. */
export const caseListDefaults: CaseFilterDefaults = { by: "working", standings: undefined }

/** Figures and analysis show what counts, in the township of its place. */
export const caseFigureDefaults: CaseFilterDefaults = { by: "place", standings: "counting" }

/** The codes that a filter may name; a name that is absent takes any. */
export interface KnownCaseCodes {
  readonly isTownship: (code: string) => boolean
  readonly tables: { readonly [Name in CaseCodeName]?: (code: string) => boolean }
  /** I2, I3: ids of bands with the number of their bounds. */
  readonly bands: ReadonlyMap<string, number>
}

/** The codes of all days: an old case is found by its old codes. */
export const knownCaseCodes = (district: District, { tables }: CaseRules): KnownCaseCodes => {
  const kinds = new Set(tables.kinds.entries.map(({ kind }) => kind))
  const types = new Set(tables.kinds.entries.map(({ type }) => type))
  const levels = new Set(tables.levels.entries.map(({ level }) => level))
  return {
    isTownship: (code) => district.township(code) !== undefined,
    tables: {
      village: (code) => district.village(code) !== undefined,
      kind: (code) => kinds.has(code),
      type: (code) => types.has(code),
      level: (code) => levels.has(code),
      channel: (code) => channelCodes.includes(code),
      outcome: (code) => outcomeCodes.includes(code)
    },
    bands: new Map(tables.bands.entries.map(({ boundsSeconds, id }) => [id, boundsSeconds.length]))
  }
}

/** Codes that may be absent from a case. */
const mayBeAbsent: ReadonlySet<CaseCodeName> = new Set([
  "village",
  "zone",
  "station",
  "outcome",
  "accident",
  "source"
])

const codeNames: ReadonlyArray<CaseCodeName> = [
  "village",
  "zone",
  "station",
  "kind",
  "type",
  "level",
  "channel",
  "outcome",
  "accident",
  "source"
]

const asked = (answer: "yes" | "no" | undefined): boolean | undefined =>
  answer === undefined ? undefined : answer === "yes"

/**
 * The filter that an address states, or everything in it that names nothing: a filter that is not understood is
 * refused, never ignored, because a list without it would show more than was asked for.
 */
export const caseFilterOfQuery = (
  query: CaseFilterQuery,
  known: KnownCaseCodes,
  defaults: CaseFilterDefaults
): Either.Either<StatedCaseFilter, ReadonlyArray<FieldProblem>> => {
  const problems: Array<FieldProblem> = []
  const wrong = (path: keyof CaseFilterQuery, takes: string): undefined => {
    problems.push({
      path,
      reason: text(`不认识“${query[path]}”，可用：${takes}`, `"${query[path]}" is not known; taken: ${takes}`)
    })
    return undefined
  }
  const coded = (name: CaseCodeName): ReadonlyArray<string> | "any" | undefined => {
    const value = query[name]
    if (value === undefined) return undefined
    if (name === "accident" && value === "any") return "any"
    const codes = value.split(",")
    const isKnown = known.tables[name]
    const isTaken = (code: string): boolean =>
      code !== "" &&
      (isKnown === undefined || isKnown(code) || (code === notRecorded && mayBeAbsent.has(name)))
    return codes.every(isTaken) ? codes : wrong(name, "GET /api/cases/rules")
  }
  const dayOf = (path: "from" | "until") => {
    const value = query[path]
    return value === undefined ? undefined : (spanOf(value)?.[path] ?? wrong(path, "YYYY-MM-DD YYYY-MM YYYY"))
  }
  const numbers = (path: "hour" | "weekday", least: number, most: number) => {
    const value = query[path]
    return value === undefined
      ? undefined
      : (spansOf(value, least, most) ?? wrong(path, `${least} … ${most}, ${least}-${most}`))
  }
  const stepOf = (): CaseFilter["step"] => {
    if (query.step === undefined) return undefined
    const [bands = "", band, ...rest] = query.step.split(":")
    const bounds = known.bands.get(bands)
    const isTaken =
      bounds !== undefined &&
      rest.length === 0 &&
      (band === undefined || (/^\d{1,2}$/.test(band) && Number(band) <= bounds))
    return isTaken
      ? { bands, band: band === undefined ? undefined : Number(band) }
      : wrong("step", [...known.bands].map(([id, count]) => `${id}, ${id}:0 … ${id}:${count}`).join("; "))
  }
  const standingsOf = (): CaseFilter["standings"] => {
    if (query.standing === undefined) return defaults.standings
    if (query.standing === "counting") return "counting"
    const named = query.standing.split(",")
    const known = caseStandings.filter((standing) => named.includes(standing))
    return known.length === new Set(named).size
      ? known
      : wrong("standing", ["counting", ...caseStandings].join(" "))
  }
  const { township } = query
  if (township !== undefined && !known.isTownship(township)) {
    wrong("township", "GET /api/reference/townships")
  }
  const from = dayOf("from")
  const until = dayOf("until")
  if (from !== undefined && until !== undefined && from > until) {
    problems.push({ path: "until", reason: text("结束日期早于开始日期", "ends before the period begins") })
  }
  const codes: { [Name in CaseCodeName]?: ReadonlyArray<string> | "any" } = {}
  for (const name of codeNames) {
    const values = coded(name)
    if (values !== undefined) codes[name] = values
  }
  const filter: StatedCaseFilter = {
    townships: township === undefined ? null : [township],
    by: query.by ?? defaults.by,
    from,
    until,
    hours: numbers("hour", 0, 23),
    weekdays: numbers("weekday", 1, 7),
    codes,
    standings: standingsOf(),
    overdue: asked(query.overdue),
    dispatched: asked(query.dispatched),
    engaged: asked(query.engaged),
    below: asked(query.below),
    inZone: query.inZone === "unknown" ? "unknown" : asked(query.inZone),
    scene: asked(query.scene),
    reviewMissing: query.review === "missing" ? true : undefined,
    responsible: query.responsible,
    worker: query.worker,
    group: query.group,
    step: stepOf()
  }
  return problems.length === 0 ? Either.right(filter) : Either.left(problems)
}

/** `17`, `7,8`, `22-5` (over midnight); undefined where a part is none of these. */
const spansOf = (value: string, least: number, most: number): ReadonlyArray<number> | undefined => {
  const numbers = new Set<number>()
  for (const part of value.split(",")) {
    const [first = "", last = first, ...rest] = part.split("-")
    if (![first, last].every((end) => /^\d{1,2}$/.test(end)) || rest.length > 0) return undefined
    const [from, until] = [Number(first), Number(last)]
    if (from < least || from > most || until < least || until > most) return undefined
    for (let n = from; ; n = n === most ? least : n + 1) {
      numbers.add(n)
      if (n === until) break
    }
  }
  return [...numbers]
}
