import * as HttpApi from "@effect/platform/HttpApi"
import * as HttpApiClient from "@effect/platform/HttpApiClient"
import type { Principal } from "@jiaosuo/http/Principal"
import { IdentityGroup } from "@jiaosuo/identity/api"
import * as Effect from "effect/Effect"
import { baseUrl, http } from "../server/http.ts"

/** The client of accounts and sessions, derived from their contract. */
export const identity = Effect.runSync(
  HttpApiClient.makeWith(HttpApi.make("jiaosuo").add(IdentityGroup), { httpClient: http, baseUrl })
).identity

/** The token stays in the http-only cookie: a page never holds it. */
const principalIn = ({ account, name, role, townships, station, qualification }: Principal): Principal => ({
  account,
  name,
  role,
  townships,
  station,
  qualification
})

/** The signed-in person; 401 where nobody is. */
export const whoAmI: Effect.Effect<Principal, unknown> = identity.whoAmI({})

/** Signs in: the server sets the session's cookie. */
export const startSession = (credentials: { readonly username: string; readonly password: string }) =>
  Effect.map(identity.signIn({ payload: credentials }), principalIn)

/** Changes one's password, which signs in again; needs no session. */
export const changePassword = (change: {
  readonly username: string
  readonly password: string
  readonly newPassword: string
}) => Effect.map(identity.changePassword({ payload: change }), principalIn)

/** Signs out; harmless where nobody is signed in. */
export const endSession = identity.signOut({})
