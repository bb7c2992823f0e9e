import { Qualification } from "@jiaosuo/kernel/Qualification"
import { Role } from "@jiaosuo/kernel/Role"
import { Context, Schema } from "effect"

export { Qualification } from "@jiaosuo/kernel/Qualification"
export { Role } from "@jiaosuo/kernel/Role"

/** The signed-in person of a request. */
export const PrincipalSchema = Schema.Struct({
  account: Schema.String,
  name: Schema.String,
  role: Role,
  /** Townships (nine-digit codes) in scope: of wardens and of whoever is of a station; null means the whole district. */
  townships: Schema.NullOr(Schema.Array(Schema.String)),
  /** Nine-digit code of the station a person stands for; null for the district's desks. */
  station: Schema.NullOr(Schema.String),
  /** A2: of officers only, as it counts on the day of the request; everybody else has none. */
  qualification: Qualification
})
export type Principal = typeof PrincipalSchema.Type

/** The principal of the request being answered. Provided by the `Authentication` middleware. */
export class CurrentPrincipal extends Context.Tag("@jiaosuo/http/CurrentPrincipal")<
  CurrentPrincipal,
  Principal
>() {}

/** Whether a township is in a person's scope (X3). */
export const inScope = (principal: Principal, township: string | null): boolean =>
  principal.townships === null || (township !== null && principal.townships.includes(township))
