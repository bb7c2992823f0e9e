import { Context, type Effect, type Option, Schema } from "effect"
import type { Principal } from "./Principal.ts"

export class SessionsAreUnavailable extends Schema.TaggedError<SessionsAreUnavailable>()(
  "SessionsAreUnavailable",
  {
    cause: Schema.Defect
  }
) {}

/** Who a token belongs to. Every service asks; `identity` writes what they read. */
export class Sessions extends Context.Tag("@jiaosuo/http/Sessions")<
  Sessions,
  {
    /** The person behind a live session token; none for unknown, ended or expired ones. */
    readonly principalOf: (token: string) => Effect.Effect<Option.Option<Principal>, SessionsAreUnavailable>
  }
>() {}
