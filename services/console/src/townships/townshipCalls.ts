import * as HttpApi from "@effect/platform/HttpApi"
import * as HttpApiClient from "@effect/platform/HttpApiClient"
import { TownshipsGroup } from "@jiaosuo/townships/api"
import * as Effect from "effect/Effect"
import { baseUrl, http } from "../server/http.ts"
import { readAfter } from "../server/readYourWrites.ts"

/** The client of figures, lists and reference data, derived from their contract. */
const townships = Effect.runSync(
  HttpApiClient.makeWith(HttpApi.make("jiaosuo").add(TownshipsGroup), { httpClient: http, baseUrl })
).townships

type QueryOf<Call extends "listVehicles" | "listHazards" | "listUnregisteredVehicles"> = Parameters<
  (typeof townships)[Call]
>[0]["urlParams"]

export type VehicleListQuery = QueryOf<"listVehicles">
export type HazardListQuery = QueryOf<"listHazards">
export type UnregisteredListQuery = QueryOf<"listUnregisteredVehicles">

/** What was known at an instant, or what is known now, one's own last entry included. */
const reading = (asOf: string | undefined) => {
  if (asOf !== undefined) return { asOf }
  const after = readAfter()
  return after === undefined ? {} : { after }
}

/** Figures of all townships in the person's scope. */
export const districtStatus = (asOf: string | undefined) =>
  Effect.suspend(() => townships.districtStatus({ urlParams: reading(asOf) }))

/** Figures of one township. */
export const townshipStatus = (code: string, asOf: string | undefined) =>
  Effect.suspend(() => townships.townshipStatus({ path: { code }, urlParams: reading(asOf) }))

/** One page of the vehicles that meet the conditions. */
export const listVehicles = (query: VehicleListQuery) =>
  Effect.suspend(() => townships.listVehicles({ urlParams: { ...query, ...reading(query.asOf) } }))

/** One page of the hazards that meet the conditions. */
export const listHazards = (query: HazardListQuery) =>
  Effect.suspend(() => townships.listHazards({ urlParams: { ...query, ...reading(query.asOf) } }))

/** One page of the unregistered vehicles that meet the conditions. */
export const listUnregistered = (query: UnregisteredListQuery) =>
  Effect.suspend(() =>
    townships.listUnregisteredVehicles({ urlParams: { ...query, ...reading(query.asOf) } })
  )

type VillageListQuery = Parameters<typeof townships.listVillages>[0]["urlParams"]

/** The villages that meet the conditions, all at once, with how complete their files are (row 33). */
export const listVillages = (query: VillageListQuery) =>
  Effect.suspend(() =>
    Effect.map(
      townships.listVillages({ urlParams: { ...query, ...reading(query.asOf) } }),
      ({ total, villages }) => ({
        items: villages.map((village) => ({ ...village, id: village.code })),
        total,
        incomplete: false,
        nextCursor: null
      })
    )
  )

/** The code tables and places that forms pick from. */
export const referenceTables = Effect.all(
  {
    codes: townships.referenceCodes({}),
    townships: townships.referenceTownships({}),
    villages: townships.referenceVillages({ urlParams: {} })
  },
  { concurrency: "unbounded" }
)

/** The townships alone, for pages that need no other table. */
export const referenceTownships = townships.referenceTownships({})

/** Server-sent events: the position of the figures whenever it moves. */
export const changesPath = "/api/townships/changes"

type AnswerOf<Call extends (...args: never) => Effect.Effect<unknown, unknown>> = Effect.Effect.Success<
  ReturnType<Call>
>

export type DistrictStatus = AnswerOf<typeof districtStatus>
export type TownshipStatus = AnswerOf<typeof townshipStatus>
export type AreaStatus = DistrictStatus["district"]
export type VehicleItem = AnswerOf<typeof listVehicles>["items"][number]
export type VillageItem = AnswerOf<typeof listVillages>["items"][number]
export type HazardItem = AnswerOf<typeof listHazards>["items"][number]
export type UnregisteredItem = AnswerOf<typeof listUnregistered>["items"][number]
