import { pageParameters } from "@jiaosuo/http/Paging"
import { isCalendarDate } from "@jiaosuo/kernel/CalendarDays"
import { Schema } from "effect"

/** The query parameters of lists and figures. Free of anything that only a server has. */

const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/

/** RFC 3339 with an offset; written with `%2B` where the offset has a plus. */
export const Instant = Schema.String.pipe(
  Schema.filter(
    (text) => (instantPattern.test(text) && !Number.isNaN(Date.parse(text))) || "is no RFC 3339 instant",
    {
      jsonSchema: { format: "date-time" }
    }
  )
)

/** A day in Asia/Shanghai. */
export const Day = Schema.String.pipe(
  Schema.filter((text) => isCalendarDate(text) || "is no calendar date", { jsonSchema: { format: "date" } })
)

/** A parameter that may be absent, with what it means. */
export const optional = <A, I>(schema: Schema.Schema<A, I>, description: string) =>
  Schema.optional(schema.annotations({ description }))

/** Reading your own writes, and reading what was known at an instant. */
export const readingParameters = {
  after: optional(
    Schema.NumberFromString.pipe(Schema.int(), Schema.nonNegative()),
    "Position of a command of yours: the answer contains it, or 503 says that it is not there yet"
  ),
  asOf: optional(Instant, "RFC 3339: what was known at that instant"),
  day: optional(
    Day,
    "Day in Asia/Shanghai from which due windows are seen; today, or the day of `asOf`, where absent"
  )
}

/** A short text without control characters. */
export const Short = Schema.String.pipe(
  Schema.maxLength(200),
  Schema.filter((text) => !/\p{Cc}/u.test(text) || "has control characters")
)

/** Conditions on vehicles. They narrow each other; one that names nothing known is refused with 422. */
export const vehicleFilterParameters = {
  township: optional(Short, "Nine-digit code"),
  village: optional(Short, "Twelve-digit code"),
  class: optional(Short, "Code of a class (`/api/reference/codes`), or `none`"),
  state: optional(
    Short,
    "`normal`, `suspended`, `deregistered`, several with commas, or `on-file`: the first two"
  ),
  hazard: optional(
    Short,
    "`open`, `cleared`, `none`, the code of a hazard (open), or `<code>:open`, `<code>:cleared`"
  ),
  due: optional(
    Short,
    "`inspection`, `insurance` or `scrap`, with `:overdue`, `:30`, `:60` or `:unknown`; several with commas. `30`: due on the day or one of the 30 after it"
  ),
  missing: optional(Short, "A field of the file that is empty, `any`, or `none` for complete files"),
  visitedBefore: optional(Short, "YYYY-MM-DD: last visited before that day, or never"),
  visited: optional(Short, "`never`, or `ever`: at least once"),
  registeredFrom: optional(Short, "YYYY-MM-DD: put on file on that day or after"),
  registeredUntil: optional(Short, "YYYY-MM-DD: put on file on that day or before"),
  q: optional(
    Short,
    "Words: part of a plate, VIN, brand, village or company, or of its pinyin initials; or of the owner's name"
  )
}

/** The order of a list, among those that it has. */
const sort = (orders: string, usual: string) =>
  optional(Short, `${orders}; with \`-\` in front for falling order. \`${usual}\` where absent`)

/** The parameters of every list: which page, in which of its orders. `usual` is the order where none is asked for. */
export const listParameters = (orders: string, usual: string) => ({
  ...readingParameters,
  ...pageParameters,
  sort: sort(orders, usual)
})

/** The parameters of a list that is exported as well. */
export const exportedListParameters = (orders: string, usual: string) => ({
  ...listParameters(orders, usual),
  purpose: optional(Short, "Why an export is made; kept in the access log (X1)"),
  approval: Schema.optional(
    Schema.UUID.annotations({
      description: "Of an export with more rows than need none: its approval (`/api/export-approvals`, X1)"
    })
  )
})

/** Query of the vehicle list. */
export const VehicleListQuery = Schema.Struct({
  ...vehicleFilterParameters,
  ...exportedListParameters(
    "`plate`, `village`, `registeredAt`, `changedAt`, `lastVisit`, `inspectionDue`, `insuranceDue`, `scrapDue`, `completeness`, `hazards`",
    "plate"
  )
})
export type VehicleListQuery = typeof VehicleListQuery.Type

/** Query of the hazard list. `hazard` is the code of a kind here, `standing` open or cleared. */
export const HazardListQuery = Schema.Struct({
  township: vehicleFilterParameters.township,
  village: vehicleFilterParameters.village,
  class: vehicleFilterParameters.class,
  state: vehicleFilterParameters.state,
  kind: optional(Short, "Code of the hazard table"),
  standing: optional(Schema.Literal("open", "cleared"), "Both where absent"),
  ...listParameters("`foundAt`, `clearedAt`", "-foundAt")
})
export type HazardListQuery = typeof HazardListQuery.Type

/** Query of the list of unregistered vehicles. */
export const UnregisteredListQuery = Schema.Struct({
  township: vehicleFilterParameters.township,
  village: vehicleFilterParameters.village,
  kind: optional(Short, "Code of a kind (`/api/reference/codes`)"),
  state: optional(Short, "`listed`, `struck-off`, `registered`, several with commas"),
  q: optional(Short, "Words: part of the description, place, village or company, or of the owner's name"),
  ...exportedListParameters("`listedAt`, `changedAt`, `village`, `kind`", "-listedAt")
})
export type UnregisteredListQuery = typeof UnregisteredListQuery.Type

/** Query of the figures. */
export const StatusQuery = Schema.Struct(readingParameters)
export type StatusQuery = typeof StatusQuery.Type

/** Query of the village list. */
export const VillageListQuery = Schema.Struct({
  township: vehicleFilterParameters.township,
  entry: optional(Schema.Literal("none", "some"), "`none`: nothing was ever entered; all where absent"),
  auxiliary: optional(
    Schema.Literal("yes", "no"),
    "An auxiliary is in active service there (row 42); both where absent"
  ),
  room: optional(Schema.Literal("yes", "no"), "There is an open police room (row 42); both where absent"),
  ...readingParameters
})
export type VillageListQuery = typeof VillageListQuery.Type
