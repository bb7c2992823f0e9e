import { inLanguage, type Language } from "@jiaosuo/http/CurrentRequest"
import { dayInShanghai, inShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { historyView, type Showing } from "@jiaosuo/orders/http/FileView"
import type { DutyRules } from "@jiaosuo/reference/DutyRules"
import type { PostConditions } from "@jiaosuo/reference/PostRules"
import { postEventTitles, postKinds } from "../domain/post/PostLabels.ts"
import type { RosterPolicy } from "../domain/roster/decisions/Decision.ts"
import { modeBandsOn } from "../domain/roster/Modes.ts"
import type { PostRecord } from "../Posts.ts"
import type { ModeBands, PostDemands, PostFile } from "./PostFile.ts"

/** A post for one reader, with what the rules of its day ask of it. */
export const postFile = (record: PostRecord, rules: DutyRules, showing: Showing): PostFile => {
  const { id, version, position, asOf, state } = record
  if (state._tag === "Unknown") throw new Error(`${id} has a history and was never planned`)
  const { _tag, kind, roadClass, visibility, from, until, begunAt, endedAt, legs, checks, ...post } = state
  const { language } = showing
  const day = dayInShanghai(from)
  const { rule, anyOf } = rules.staffing({ kind, roadClass, visibility }, day)
  const signs = rules.signs({ kind, roadClass, visibility }, day)
  const item = (of: "state" | "finding", code: string) => {
    const found = rules.checkItem(of, code, day)
    return { code, name: found === undefined ? code : inLanguage(found.name, language) }
  }
  return {
    id,
    version,
    position,
    asOf: asOf === null ? null : inShanghai(asOf),
    ...post,
    kind,
    name: inLanguage(postKinds[kind], language),
    roadClass,
    visibility,
    from: inShanghai(from),
    until: inShanghai(until),
    begunAt: begunAt === null ? null : inShanghai(begunAt),
    endedAt: endedAt === null ? null : inShanghai(endedAt),
    staffing: { rule, anyOf },
    signsFrom: signs === undefined ? null : { rule: signs.rule, leastMetres: signs.leastMetres },
    legs: legs.map((leg) => ({ ...leg, from: inShanghai(leg.from), until: inShanghai(leg.until) })),
    patrolledMetres: legs.reduce((sum, { metres }) => sum + metres, 0),
    checks: checks.map((check) => ({
      ...check,
      at: inShanghai(check.at),
      state: item("state", check.state),
      findings: check.findings.map((code) => item("finding", code))
    })),
    history: historyView(record, postEventTitles, showing)
  }
}

/** D1, D2, D3: what the rules of a day ask of a post that is still to be planned. */
export const postDemands = (asked: PostConditions, on: CalendarDate, rules: DutyRules): PostDemands => {
  const { rule, anyOf } = rules.staffing(asked, on)
  const signs = rules.signs(asked, on)
  return {
    on,
    staffing: { rule, anyOf },
    signs:
      signs === undefined
        ? null
        : {
            rule: signs.rule,
            leastMetres: signs.leastMetres,
            atTollOrServiceArea: signs.atTollOrServiceArea
          }
  }
}

/** Row 29: the bands of a day, in the reader's language. */
export const modeBands = (on: CalendarDate, policy: RosterPolicy, language: Language): ModeBands => ({
  on,
  bands: modeBandsOn(on, policy).map(({ mode, name, from, until }) => ({
    mode,
    name: inLanguage(name, language),
    from,
    until
  }))
})
