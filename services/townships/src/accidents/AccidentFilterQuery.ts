import { type FieldProblem, type Text, text } from "@jiaosuo/kernel/Problem"
import { Either } from "effect"
import type { AccidentFilter, By, CodeName, ListName, View } from "./AccidentFilter.ts"
import { codeColumns, listColumns, notRecorded } from "./AccidentFilter.ts"
import { openStandings, standings } from "./AccidentTable.ts"
import type { StandingName } from "./http/AccidentAnswer.ts"
import { spanOf } from "./Periods.ts"
import { postMetresOf } from "./Posts.ts"

/** The conditions of a list as an address spells them. Absent means no condition. */
export interface AccidentFilterQuery {
  readonly township?: string | undefined
  readonly by?: By | undefined
  readonly village?: string | undefined
  readonly from?: string | undefined
  readonly until?: string | undefined
  readonly view?: View | undefined
  readonly kind?: string | undefined
  readonly standing?: string | undefined
  readonly phase?: string | undefined
  readonly severity?: string | undefined
  readonly casualties?: AccidentFilter["casualties"]
  readonly road?: string | undefined
  readonly roadClass?: string | undefined
  readonly roadType?: string | undefined
  readonly postFrom?: string | undefined
  readonly postUntil?: string | undefined
  readonly weather?: string | undefined
  readonly form?: string | undefined
  readonly cause?: string | undefined
  readonly hour?: string | undefined
  readonly weekday?: string | undefined
  readonly vehicleClass?: string | undefined
  readonly vehicleType?: string | undefined
  readonly travelMode?: string | undefined
  readonly fled?: "yes" | "no" | undefined
  readonly crime?: AccidentFilter["crime"]
  readonly handler?: string | undefined
  readonly keyVehicle?: string | undefined
  readonly located?: "yes" | "no" | undefined
  readonly due?: AccidentFilter["due"]
}

/** A filter without the free search; `townships` holds what the address asks for, null for all. */
export type StatedFilter = Omit<AccidentFilter, "search">

/** The codes that a filter may name. A table that is absent takes any code: nobody has listed them. */
export interface KnownAccidentCodes {
  readonly isTownship: (code: string) => boolean
  readonly isVillage: (code: string) => boolean
  readonly phases: ReadonlySet<string>
  readonly severities: { readonly traffic: ReadonlySet<string>; readonly safety: ReadonlySet<string> }
  readonly tables: { readonly [Name in CodeName | ListName]?: ReadonlySet<string> }
}

/** What is meant where an address does not say: lists show everything, figures what counts in its place's township. */
export interface FilterDefaults {
  readonly by: By
  readonly standings: AccidentFilter["standings"]
}

/** Defaults of lists. */
export const listDefaults: FilterDefaults = { by: "either", standings: undefined }

/** Defaults of figures, analysis and map. */
export const figureDefaults: FilterDefaults = { by: "place", standings: "counting" }

const kinds = ["property", "injury", "death"]

/**
 * The filter that an address states, or everything in it that names nothing: a filter that is not understood is
 * refused, never ignored, because a list without it would show more than was asked for.
 */
export const filterOfQuery = (
  query: AccidentFilterQuery,
  codes: KnownAccidentCodes,
  defaults: FilterDefaults
): Either.Either<StatedFilter, ReadonlyArray<FieldProblem>> => {
  const problems: Array<FieldProblem> = []
  const refuse = (path: keyof AccidentFilterQuery, reason: Text): undefined => {
    problems.push({ path, reason })
    return undefined
  }
  const wrong = (path: keyof AccidentFilterQuery, takes: string): undefined =>
    refuse(
      path,
      text(`不认识“${query[path]}”，可用：${takes}`, `"${query[path]}" is not known; taken: ${takes}`)
    )
  const oneCode = (path: "township" | "village", known: (code: string) => boolean, takes: string) => {
    const value = query[path]
    return value === undefined || known(value) ? value : wrong(path, takes)
  }
  const several = (
    path: "kind" | "phase" | CodeName | ListName,
    known: ReadonlySet<string> | undefined,
    mayBeUnknown: boolean
  ): ReadonlyArray<string> | undefined => {
    const values = query[path]?.split(",")
    if (values === undefined) return undefined
    const isKnown = (value: string): boolean =>
      value !== "" && (known === undefined || known.has(value) || (mayBeUnknown && value === notRecorded))
    return values.every(isKnown) ? values : wrong(path, listed(known, mayBeUnknown))
  }
  const dayOf = (path: "from" | "until") => {
    const value = query[path]
    return value === undefined ? undefined : (spanOf(value)?.[path] ?? wrong(path, "YYYY-MM-DD YYYY-MM YYYY"))
  }
  const postOf = (path: "postFrom" | "postUntil") => {
    const value = query[path]
    return value === undefined ? undefined : (postMetresOf(value) ?? wrong(path, "K12+300 12300"))
  }
  const numbers = (path: "hour" | "weekday", least: number, most: number) => {
    const value = query[path]
    return value === undefined
      ? undefined
      : (numbersOf(value, least, most) ?? wrong(path, `${least} … ${most}, ${least}-${most}, ${notRecorded}`))
  }
  const standingsOf = (): AccidentFilter["standings"] => {
    const value = query.standing
    if (value === undefined) return defaults.standings
    if (value === "counting") return "counting"
    if (value === "open") return openStandings
    const named = value.split(",")
    return named.every((name) => standings.includes(name as StandingName))
      ? (named as ReadonlyArray<StandingName>)
      : wrong("standing", ["open", "counting", ...standings].join(" "))
  }
  const severityOf = (): AccidentFilter["severity"] => {
    if (query.severity === undefined) return undefined
    const [scheme = "", list = "", ...rest] = query.severity.split(":")
    const takes = () =>
      wrong(
        "severity",
        (["traffic", "safety"] as const)
          .flatMap((name) => [...codes.severities[name]].map((code) => `${name}:${code}`))
          .join(" ")
      )
    if ((scheme !== "traffic" && scheme !== "safety") || rest.length > 0) return takes()
    const named = list.split(",")
    const known = codes.severities[scheme]
    return named.every((code) => code === notRecorded || known.has(code)) ? { scheme, codes: named } : takes()
  }

  const township = oneCode("township", codes.isTownship, "GET /api/reference/townships")
  const from = dayOf("from")
  const until = dayOf("until")
  if (from !== undefined && until !== undefined && from > until) {
    refuse("until", text("结束日期早于开始日期", "ends before the period begins"))
  }
  const postFrom = postOf("postFrom")
  const postUntil = postOf("postUntil")
  if (postFrom !== undefined && postUntil !== undefined && postFrom > postUntil) {
    refuse("postUntil", text("止桩号小于起桩号", "is before the post that the stretch begins at"))
  }
  const coded = (names: ReadonlyArray<string>) =>
    Object.fromEntries(
      names
        .map((name) => [name, several(name as CodeName, codes.tables[name as CodeName], true)] as const)
        .filter(([, values]) => values !== undefined)
    )
  const filter: StatedFilter = {
    townships: township === undefined ? null : [township],
    by: query.by ?? defaults.by,
    village: oneCode("village", codes.isVillage, "GET /api/reference/villages"),
    period: query.from === undefined && query.until === undefined ? undefined : { from, until },
    view: query.view ?? "accident-date",
    kinds: several("kind", new Set(kinds), false),
    standings: standingsOf(),
    phases: several("phase", codes.phases, false),
    severity: severityOf(),
    casualties: query.casualties,
    codes: coded(Object.keys(codeColumns)),
    lists: coded(Object.keys(listColumns)),
    postFrom,
    postUntil,
    hours: numbers("hour", 0, 23),
    weekdays: numbers("weekday", 1, 7),
    fled: query.fled === undefined ? undefined : query.fled === "yes",
    crime: query.crime,
    handler: query.handler,
    keyVehicle: query.keyVehicle,
    located: query.located === undefined ? undefined : query.located === "yes",
    due: query.due
  }
  return problems.length === 0 ? Either.right(filter) : Either.left(problems)
}

const listed = (known: ReadonlySet<string> | undefined, mayBeUnknown: boolean): string =>
  [...(mayBeUnknown ? [notRecorded] : []), ...(known ?? [])].join(" ")

/** `17`, `7,8`, `22-5` (over midnight), `none`; undefined where a part is none of these. */
const numbersOf = (value: string, least: number, most: number): ReadonlyArray<number | null> | undefined => {
  const numbers = new Set<number | null>()
  for (const part of value.split(",")) {
    if (part === notRecorded) {
      numbers.add(null)
      continue
    }
    const [first, last = first, ...rest] = part.split("-")
    if (![first, last].every((end) => /^\d{1,2}$/.test(end ?? "")) || rest.length > 0) return undefined
    const [from, until] = [Number(first), Number(last)]
    if (from < least || from > most || until < least || until > most) return undefined
    for (let n = from; ; n = n === most ? least : n + 1) {
      numbers.add(n)
      if (n === until) break
    }
  }
  return [...numbers]
}
