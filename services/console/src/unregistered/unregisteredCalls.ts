import * as HttpApi from "@effect/platform/HttpApi"
import * as HttpApiClient from "@effect/platform/HttpApiClient"
import { type ListingForm, UnregisteredVehiclesGroup } from "@jiaosuo/vehicles/api"
import * as Effect from "effect/Effect"
import { baseUrl, http } from "../server/http.ts"
import { wroteAt } from "../server/readYourWrites.ts"

/** The client of the list of unregistered vehicles, derived from its contract. */
const listed = Effect.runSync(
  HttpApiClient.makeWith(HttpApi.make("jiaosuo").add(UnregisteredVehiclesGroup), {
    httpClient: http,
    baseUrl
  })
)["unregistered-vehicles"]

const remembered = <A extends { readonly position: number }, E>(command: Effect.Effect<A, E>) =>
  Effect.tap(command, (answer) => Effect.sync(() => wroteAt(answer.position)))

/** Puts an unregistered vehicle on the list (K15). */
export const listVehicle = (commandId: string, payload: ListingForm) =>
  remembered(listed.list({ headers: { "idempotency-key": commandId }, payload }))

/** Takes it off the list: sold, broken up, entered by mistake. */
export const strikeOff = (id: string, commandId: string, reason: string) =>
  remembered(
    listed["strike-off"]({ path: { id }, headers: { "idempotency-key": commandId }, payload: { reason } })
  )

/** It got its plate: `vehicle` is its file in the register. */
export const linkVehicle = (id: string, commandId: string, vehicle: string) =>
  remembered(listed.link({ path: { id }, headers: { "idempotency-key": commandId }, payload: { vehicle } }))
