import { pageParameters } from "@jiaosuo/http/Paging"
import { Schema } from "effect"
import { Day, exportedListParameters, optional, readingParameters, Short } from "../../http/ListParameters.ts"

/** The query parameters of everything that is read about cases. Free of anything that only a server has. */

const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/

/** RFC 3339 with an offset; written with `%2B` where the offset has a plus. */
const Instant = Schema.String.pipe(
  Schema.filter(
    (written) =>
      (instantPattern.test(written) && !Number.isNaN(Date.parse(written))) || "is no RFC 3339 instant",
    { jsonSchema: { format: "date-time" } }
  )
)

/** From when clocks are seen. */
const at = optional(
  Instant,
  "RFC 3339: instant from which clocks and duty periods are seen; now, or `asOf`, where absent"
)

/**
 * Conditions on cases. They narrow each other; one that names nothing known is refused with 422. Several codes are
 * written with commas and mean any of them.
 */
export const caseFilterParameters = {
  township: optional(Short, "Nine-digit code, see `by`"),
  by: optional(
    Schema.Literal("place", "working"),
    "What `township`, and without it the reader's own townships, are compared with: the township of the place, or any whose people work on the case. Lists: `working` where absent; figures and analysis: `place`"
  ),
  village: optional(Short, "Twelve-digit code"),
  zone: optional(Short, "Id of the zone of the place, or `none`"),
  station: optional(Short, "Id of the station of the place, or `none`"),
  from: optional(Short, "YYYY-MM-DD, YYYY-MM or YYYY: first day of the calls"),
  until: optional(Short, "YYYY-MM-DD, YYYY-MM or YYYY: last day of the calls, itself counted"),
  hour: optional(Short, "Hour of the call in Asia/Shanghai, 0 to 23, or a span `22-5`, both counted"),
  weekday: optional(Short, "1 (Monday) to 7"),
  kind: optional(Short, "Code of a kind (`/api/cases/rules`)"),
  type: optional(Short, "Code of a type"),
  level: optional(Short, "Code of a level"),
  channel: optional(Short, "`phone`, `walk-in`, `station`, `warden`, `other-desk`, `app`"),
  standing: optional(
    Short,
    "`Open`, `Joined`, `Closed`, `Withdrawn`; `counting`: neither joined nor withdrawn. Lists: all where absent; analysis: `counting`"
  ),
  outcome: optional(Short, "How it was closed, by code"),
  overdue: optional(Schema.Literal("yes", "no"), "Whether it is open with a clock that is overdue"),
  dispatched: optional(Schema.Literal("yes", "no"), "Whether a group was sent that was not called off"),
  engaged: optional(Schema.Literal("yes", "no"), "Whether a group is on it now"),
  below: optional(
    Schema.Literal("yes", "no"),
    "Row 7: whether its last dispatch was smaller than its level asks for"
  ),
  inZone: optional(
    Schema.Literal("yes", "no", "unknown"),
    "Row 10: whether only groups of its own zone were sent; `unknown`: no group was, or no zone is known"
  ),
  scene: optional(Schema.Literal("yes", "no"), "Whether a group has been on the scene"),
  review: optional(Schema.Literal("missing"), "Row 14: the legal review that its type asks for is missing"),
  responsible: optional(Short, "Account of whoever answers for it"),
  worker: optional(
    Short,
    "Account: answers for it, is asked to, assists, or is in a group that was sent and not called off"
  ),
  group: optional(Short, "Id of a group that was sent and not called off"),
  step: optional(
    Short,
    "I2, I3: a step of a group by the id of its bands (`sign`, `arrive-city`, see the analysis); `sign:0` in the first of them, `sign:4` later than the last of four bounds"
  ),
  accident: optional(Short, "Id of its accident file, `any`, or `none`"),
  source: optional(Short, "Name of the desk that it came from"),
  q: optional(Short, "Words: part of a number, address, road, village or of its pinyin initials")
}

/** Analysis counts a case in the township of its place, and all of its steps: there is nothing to choose. */
const { by: _, step: __, ...placedFilterParameters } = caseFilterParameters

/** Orders of the list. */
const orders = "`calledAt`, `changedAt`, `level`, `nextDue`, `toScene`"

/** Query of the list of cases. */
export const CaseListQuery = Schema.Struct({
  ...caseFilterParameters,
  at,
  ...exportedListParameters(orders, "-calledAt")
})
export type CaseListQuery = typeof CaseListQuery.Type

/** Query of the desk. */
export const CaseDeskQuery = Schema.Struct({
  township: optional(Short, "Nine-digit code of a township whose people work on the case"),
  at,
  after: readingParameters.after,
  ...pageParameters,
  sort: optional(Short, `${orders}; with \`-\` in front for falling order. \`calledAt\` where absent`)
})
export type CaseDeskQuery = typeof CaseDeskQuery.Type

/** Query of probable duplicates: of a case, of a call that is being taken, or of all open cases. */
export const DuplicateCasesQuery = Schema.Struct({
  for: optional(Short, "Id of a case"),
  township: optional(Short, "Nine-digit code: of a call that is not taken yet; without `calledAt` a filter"),
  calledAt: optional(Instant, "When the call came in; asks about a call that is not taken yet"),
  longitude: optional(Schema.NumberFromString.pipe(Schema.between(-180, 180)), "Degrees, WGS 84"),
  latitude: optional(Schema.NumberFromString.pipe(Schema.between(-90, 90)), "Degrees, WGS 84"),
  village: optional(Short, "Twelve-digit code"),
  kind: optional(Short, "Code of a kind"),
  type: optional(Short, "Code of a type"),
  at,
  after: readingParameters.after
})
export type DuplicateCasesQuery = typeof DuplicateCasesQuery.Type

/** Query of the analysis. The period ends with `until`, today where absent, and has 30 days where `from` is absent. */
export const CaseAnalysisQuery = Schema.Struct({
  ...placedFilterParameters,
  at,
  after: readingParameters.after,
  asOf: readingParameters.asOf
})
export type CaseAnalysisQuery = typeof CaseAnalysisQuery.Type

/** Query of the live stream. */
export const CaseLiveQuery = Schema.Struct({
  after: optional(
    Schema.NumberFromString.pipe(Schema.int(), Schema.nonNegative()),
    "Position of the answer that the page shows; `Last-Event-ID` goes before it. Without both the stream begins now"
  )
})
export type CaseLiveQuery = typeof CaseLiveQuery.Type

/** Query of the choices of a form. */
export const CaseRulesQuery = Schema.Struct({ on: optional(Day, "Day in Asia/Shanghai; today where absent") })
