import * as HttpApi from "@effect/platform/HttpApi"
import * as HttpApiClient from "@effect/platform/HttpApiClient"
import { DutyReadsGroup } from "@jiaosuo/townships/api"
import * as Effect from "effect/Effect"
import { baseUrl, http } from "../server/http.ts"
import { readAfter } from "../server/readYourWrites.ts"

/** The client of lists and figures of duties, derived from their contract. */
const reads = Effect.runSync(
  HttpApiClient.makeWith(HttpApi.make("jiaosuo").add(DutyReadsGroup), { httpClient: http, baseUrl })
).dutyReads

type QueryOf<Call extends keyof typeof reads> = Parameters<(typeof reads)[Call]>[0]["urlParams"]

/** One's own last entry is in what is read next. */
const reading = () => {
  const after = readAfter()
  return after === undefined ? {} : { after }
}

export const listRosters = (query: QueryOf<"listRosters">) =>
  Effect.suspend(() => reads.listRosters({ urlParams: { ...query, ...reading() } }))

export const listShifts = (query: QueryOf<"listShifts">) =>
  Effect.suspend(() => reads.listShifts({ urlParams: { ...query, ...reading() } }))

export const dutyLoads = (query: QueryOf<"dutyLoads">) =>
  Effect.suspend(() => reads.dutyLoads({ urlParams: { ...query, ...reading() } }))

export const restDays = (query: QueryOf<"restDays">) =>
  Effect.suspend(() => reads.restDays({ urlParams: { ...query, ...reading() } }))

export const staffing = (query: QueryOf<"staffing">) =>
  Effect.suspend(() => reads.staffing({ urlParams: { ...query, ...reading() } }))

export const listGaps = (query: QueryOf<"listGaps">) =>
  Effect.suspend(() => reads.listGaps({ urlParams: { ...query, ...reading() } }))

export const listPosts = (query: QueryOf<"listPosts">) =>
  Effect.suspend(() => reads.listPosts({ urlParams: { ...query, ...reading() } }))

export const listPeople = (query: QueryOf<"listPeople">) =>
  Effect.suspend(() => reads.listPeople({ urlParams: { ...query, ...reading() } }))

/** Everybody whom a query names, page after page: a zone is about a hundred people. */
export const everybody = (
  query: Omit<QueryOf<"listPeople">, "limit">
): Effect.Effect<ReadonlyArray<PersonItem>, unknown> =>
  Effect.flatMap(listPeople({ ...query, limit: 200 }), ({ items, nextCursor }) =>
    nextCursor === null
      ? Effect.succeed(items)
      : Effect.map(everybody({ ...query, cursor: nextCursor }), (rest) => [...items, ...rest])
  )

/**
 * Who else has duties on a roster: of one's own kind, or of any. Files of people are not for everybody to read, a
 * published roster is.
 */
export const colleaguesOf = ({
  rosterId,
  personKind,
  personId
}: Pick<ShiftItem, "rosterId" | "personId"> & { readonly personKind?: string }): Effect.Effect<
  ReadonlyArray<ShiftItem>,
  unknown
> => {
  const ofKind = personKind === undefined ? {} : { personKind }
  const pages = (cursor?: string): Effect.Effect<ReadonlyArray<ShiftItem>, unknown> =>
    Effect.flatMap(
      listShifts({ roster: rosterId, ...ofKind, limit: 200, ...(cursor === undefined ? {} : { cursor }) }),
      ({ items, nextCursor }) =>
        nextCursor === null
          ? Effect.succeed(items)
          : Effect.map(pages(nextCursor), (rest) => [...items, ...rest])
    )
  return Effect.map(pages(), (shifts) => {
    const others = shifts.filter((shift) => shift.personId !== personId)
    return [...new Map(others.map((shift) => [shift.personId, shift])).values()]
  })
}

type AnswerOf<Call extends (...args: never) => Effect.Effect<unknown, unknown>> = Effect.Effect.Success<
  ReturnType<Call>
>

export type RosterItem = AnswerOf<typeof listRosters>["items"][number]
export type ShiftItem = AnswerOf<typeof listShifts>["items"][number]
export type LoadItem = AnswerOf<typeof dutyLoads>["items"][number]
export type RestItem = AnswerOf<typeof restDays>["items"][number]
export type Staffing = AnswerOf<typeof staffing>
export type GapItem = AnswerOf<typeof listGaps>["items"][number]
export type PostItem = AnswerOf<typeof listPosts>["items"][number]
export type PersonItem = AnswerOf<typeof listPeople>["items"][number]
