import * as HttpApi from "@effect/platform/HttpApi"
import * as HttpApiClient from "@effect/platform/HttpApiClient"
import {
  type CommandAnswer,
  type RegistrationForm,
  VehiclesGroup,
  type VisitForm
} from "@jiaosuo/vehicles/api"
import * as Effect from "effect/Effect"
import { baseUrl, http } from "../server/http.ts"
import { wroteAt } from "../server/readYourWrites.ts"

/** The client of the vehicle register, derived from its contract. */
const register = Effect.runSync(
  HttpApiClient.makeWith(HttpApi.make("jiaosuo").add(VehiclesGroup), { httpClient: http, baseUrl })
).vehicles

/** Verbs of `POST /api/vehicles/{id}/{verb}`, each with the form that it takes. */
export type Verb = Exclude<keyof typeof register, "register" | "file" | "verify" | "visit">
export type FormOf<V extends Verb> = Parameters<(typeof register)[V]>[0]["payload"]

/** The version a person has looked at, as `If-Match` wants it. */
const versionHeader = (version: number | undefined) =>
  version === undefined ? {} : { "if-match": `"${version}"` }

/** Remembers where the log was, so that the next page contains what was just done. */
const remembered = <A extends { readonly position: number }, E>(command: Effect.Effect<A, E>) =>
  Effect.tap(command, (answer) => Effect.sync(() => wroteAt(answer.position)))

/** Puts a vehicle on file. The same `commandId` again answers the same and registers nothing. */
export const registerVehicle = (commandId: string, payload: RegistrationForm) =>
  remembered(register.register({ headers: { "idempotency-key": commandId }, payload }))

/** Records a door-to-door visit with everything that was looked at. */
export const verifyVehicle = (id: string, commandId: string, payload: VisitForm) =>
  remembered(register.verify({ path: { id }, headers: { "idempotency-key": commandId }, payload }))

/** Any other command on one vehicle; `version` is the one the person has seen. */
export const actOnVehicle = <V extends Verb>(
  verb: V,
  id: string,
  commandId: string,
  version: number | undefined,
  payload: FormOf<V>
) => {
  // One call for all verbs: each takes its own form, which the signature above ties to the verb.
  const call = register[verb] as (request: {
    readonly path: { readonly id: string }
    readonly headers: Readonly<Record<string, string>>
    readonly payload: FormOf<V>
  }) => Effect.Effect<CommandAnswer, unknown>
  return remembered(
    call({ path: { id }, headers: { "idempotency-key": commandId, ...versionHeader(version) }, payload })
  )
}

/** A vehicle's file; with a purpose, personal values are shown in full and the reading is on record (X2). */
export const vehicleFile = (id: string, purpose?: string) =>
  register.file({
    path: { id },
    urlParams: purpose === undefined ? {} : { unmask: "true", purpose }
  })

export type VehicleFile = Effect.Effect.Success<ReturnType<typeof vehicleFile>>
export type PersonShown = Extract<VehicleFile["owner"], { readonly kind: "person" }>["person"]
export type HistoryEntry = VehicleFile["history"][number]
