import * as HttpApi from "@effect/platform/HttpApi"
import * as HttpApiClient from "@effect/platform/HttpApiClient"
import { WardenReadsGroup } from "@jiaosuo/townships/api"
import { MobileServicesGroup, MobileUnitsGroup } from "@jiaosuo/wardens/api"
import * as Effect from "effect/Effect"
import { baseUrl, http } from "../../../server/http.ts"
import { acting, beginning, reading } from "../deskCalls.ts"

/** The clients of mobile units, of what they are asked for, and of honours, derived from their contracts. */
const { mobileServices, mobileUnits, wardenReads } = Effect.runSync(
  HttpApiClient.makeWith(
    HttpApi.make("jiaosuo").add(MobileUnitsGroup).add(MobileServicesGroup).add(WardenReadsGroup),
    { httpClient: http, baseUrl }
  )
)

type Units = typeof mobileUnits
/** Verbs of `POST /api/wardens/units/{id}/{verb}`, each with the form that it takes. */
export type UnitVerb = Exclude<keyof Units, "form" | "list" | "file" | "coverage">
export type UnitFormOf<V extends UnitVerb> = Parameters<Units[V]>[0]["payload"]
export type UnitForming = Parameters<Units["form"]>[0]["payload"]

type Services = typeof mobileServices
/** Verbs of `POST /api/wardens/services/{id}/{verb}`, each with the form that it takes. */
export type ServiceVerb = Exclude<keyof Services, "request" | "file">
export type ServiceFormOf<V extends ServiceVerb> = Parameters<Services[V]>[0]["payload"]
export type ServiceRequest = Parameters<Services["request"]>[0]["payload"]

type QueryOf<Call extends keyof typeof wardenReads> = Parameters<(typeof wardenReads)[Call]>[0]["urlParams"]
export type UnitsQuery = QueryOf<"listUnitsInMonth">
export type GroupsQuery = QueryOf<"listGroupsInMonth">
export type ServicesQuery = QueryOf<"listMobileServices">
export type HonoursQuery = QueryOf<"listWardenHonours">

export const formUnit = beginning(mobileUnits.form)
export const actOnUnit = acting<UnitVerb>(mobileUnits)

export const unitFile = (id: string) => mobileUnits.file({ path: { id }, urlParams: {} })

/** Row 38: what a unit covered in a month, `2021-04`. */
export const coverageOf = (unit: string, month: string) =>
  mobileUnits.coverage({ urlParams: { unit, month } })

/** The units that stand, of all townships that somebody sees: some dozens. */
export const standingUnits = mobileUnits.list({ urlParams: { limit: 500 } })

/** One page of the units of a month. */
export const listUnits = (query: UnitsQuery) =>
  Effect.suspend(() => wardenReads.listUnitsInMonth({ urlParams: { ...query, ...reading(query.asOf) } }))

/** One page of the village groups of a month. */
export const listGroups = (query: GroupsQuery) =>
  Effect.suspend(() => wardenReads.listGroupsInMonth({ urlParams: { ...query, ...reading(query.asOf) } }))

export const requestService = beginning(mobileServices.request)
export const actOnService = acting<ServiceVerb>(mobileServices)

export const serviceFile = (id: string) => mobileServices.file({ path: { id }, urlParams: {} })

/** One page of services. */
export const listServices = (query: ServicesQuery) =>
  Effect.suspend(() => wardenReads.listMobileServices({ urlParams: { ...query, ...reading(query.asOf) } }))

/** One page of the honours of a quarter. */
export const listHonours = (query: HonoursQuery) =>
  Effect.suspend(() => wardenReads.listWardenHonours({ urlParams: { ...query, ...reading(query.asOf) } }))

type AnswerOf<Call extends (...args: never) => Effect.Effect<unknown, unknown>> = Effect.Effect.Success<
  ReturnType<Call>
>

export type UnitFile = AnswerOf<typeof unitFile>
export type Coverage = AnswerOf<typeof coverageOf>
export type UnitItem = AnswerOf<typeof listUnits>["items"][number]
export type GroupItem = AnswerOf<typeof listGroups>["items"][number]
export type ServiceFile = AnswerOf<typeof serviceFile>
export type ServicesPage = AnswerOf<typeof listServices>
export type ServiceItem = ServicesPage["items"][number]
export type HonoursPage = AnswerOf<typeof listHonours>
export type HonourItem = HonoursPage["items"][number]
