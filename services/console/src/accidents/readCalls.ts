import * as HttpApi from "@effect/platform/HttpApi"
import * as HttpApiClient from "@effect/platform/HttpApiClient"
import { AccidentReadsGroup } from "@jiaosuo/townships/api"
import * as Effect from "effect/Effect"
import { baseUrl, http } from "../server/http.ts"
import { readAfter } from "../server/readYourWrites.ts"

/** The client of lists, desk, analysis and map, derived from their contract. */
const reads = Effect.runSync(
  HttpApiClient.makeWith(HttpApi.make("jiaosuo").add(AccidentReadsGroup), { httpClient: http, baseUrl })
).accidentReads

type QueryOf<Call extends keyof typeof reads> = Parameters<(typeof reads)[Call]>[0]["urlParams"]

export type AccidentListQuery = QueryOf<"listAccidents">
export type ClockDeskQuery = QueryOf<"accidentClocks">
export type BlackSpotsQuery = QueryOf<"blackSpots">
export type HoursQuery = QueryOf<"accidentHours">
export type CrosstabQuery = QueryOf<"accidentCrosstab">
export type YearOverYearQuery = QueryOf<"accidentYearOverYear">
export type MapQuery = QueryOf<"accidentMap">

/** What is known now, one's own last entry included; or what was known at an instant. */
const reading = (asOf: string | undefined) => {
  const after = readAfter()
  return asOf !== undefined || after === undefined ? {} : { after }
}

/** One page of the accidents that meet the conditions. */
export const listAccidents = (query: AccidentListQuery) =>
  Effect.suspend(() => reads.listAccidents({ urlParams: { ...query, ...reading(query.asOf) } }))

/** One page of the open legal clocks, with sums by station and officer. */
export const clockDesk = (query: ClockDeskQuery) =>
  Effect.suspend(() => reads.accidentClocks({ urlParams: { ...query, ...reading(query.asOf) } }))

/** Pairs of files that are probably one accident: of one accident, or all in scope. */
export const probableDuplicates = (of: string | undefined, township?: string, cursor?: string) =>
  Effect.suspend(() =>
    reads.probableDuplicates({
      urlParams: {
        limit: 50,
        ...(of === undefined ? {} : { for: of }),
        ...(township === undefined ? {} : { township }),
        ...(cursor === undefined ? {} : { cursor }),
        ...reading(undefined)
      }
    })
  )

/** Transport firms with two grave accidents (A22). */
export const transportFirms = ({
  township,
  order,
  asOf,
  cursor
}: {
  readonly township?: string | undefined
  readonly order?: "owed" | "given" | undefined
  readonly asOf?: string | undefined
  readonly cursor?: string | undefined
}) =>
  Effect.suspend(() =>
    reads.transportFirms({
      urlParams: {
        limit: 50,
        ...(cursor === undefined ? {} : { cursor }),
        ...(township === undefined ? {} : { township }),
        ...(order === undefined ? {} : { order }),
        ...(asOf === undefined ? {} : { asOf }),
        ...reading(asOf)
      }
    })
  )

/** Black spots by the dated rules. */
export const blackSpots = (query: BlackSpotsQuery) =>
  Effect.suspend(() => reads.blackSpots({ urlParams: { ...query, ...reading(query.asOf) } }))

/** Accidents by hour and weekday. */
export const accidentHours = (query: HoursQuery) =>
  Effect.suspend(() => reads.accidentHours({ urlParams: { ...query, ...reading(query.asOf) } }))

/** Two dimensions against each other. */
export const crosstab = (query: CrosstabQuery) =>
  Effect.suspend(() => reads.accidentCrosstab({ urlParams: { ...query, ...reading(query.asOf) } }))

/** Two periods of equal length against each other. */
export const yearOverYear = (query: YearOverYearQuery) =>
  Effect.suspend(() => reads.accidentYearOverYear({ urlParams: { ...query, ...reading(query.asOf) } }))

/** Accidents and black spots as GeoJSON. */
export const accidentMap = (query: MapQuery) =>
  Effect.suspend(() => reads.accidentMap({ urlParams: { ...query, ...reading(query.asOf) } }))

type AnswerOf<Call extends (...args: never) => Effect.Effect<unknown, unknown>> = Effect.Effect.Success<
  ReturnType<Call>
>

export type AccidentItem = AnswerOf<typeof listAccidents>["items"][number]
export type Desk = AnswerOf<typeof clockDesk>
export type DeskClock = Desk["items"][number]
export type DuplicatePair = AnswerOf<typeof probableDuplicates>["items"][number]
export type FirmAccident = AnswerOf<typeof transportFirms>["items"][number]["later"]
export type BlackSpots = AnswerOf<typeof blackSpots>
export type BlackSpot = BlackSpots["spots"][number]
export type Crosstab = AnswerOf<typeof crosstab>
export type YearOverYear = AnswerOf<typeof yearOverYear>
export type AccidentMap = AnswerOf<typeof accidentMap>
export type MapFeature = AccidentMap["features"][number]
