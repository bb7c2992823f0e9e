import type { Rejected } from "@jiaosuo/event-store/CommandHandler"
import { AccessLog } from "@jiaosuo/http/AccessLog"
import type { Refusal } from "@jiaosuo/kernel/Problem"
import { Effect } from "effect"

/** How the rejections of one kind of aggregate reach a person. */
export interface Telling<Rejection extends { readonly _tag: string }> {
  readonly refusal: (rejection: Rejection) => Refusal
  /** Tag of the rejection that says that the thing is not there: 404. */
  readonly unknown: Rejection["_tag"]
  /** First part of stream ids, as the access log names the thing: `vehicles/vehicle`. */
  readonly kind: string
  /** Address under which the things of this kind are found. */
  readonly address: string
}

/** Status of a rejection: 403 outside of the scope, 404 where nothing is, 409 for all that the rules say no to. */
export const statusOf =
  <Rejection extends { readonly _tag: string }>({ unknown }: Telling<Rejection>) =>
  ({ _tag }: Rejection): 403 | 404 | 409 =>
    _tag === "TownshipIsOutOfScope" ? 403 : _tag === unknown ? 404 : 409

/**
 * X1: whoever reaches out of their scope is recorded. That the record cannot be kept makes the refusal no less
 * a refusal.
 */
export const recordingOutOfScope = <Rejection extends { readonly _tag: string }>(
  { rejection }: Rejected<Rejection>,
  subject: string | null
): Effect.Effect<void, never, AccessLog> =>
  rejection._tag === "TownshipIsOutOfScope"
    ? Effect.flatMap(AccessLog, (log) =>
        log.record({ action: "ReachOutOfScope", subject, result: "refused", reason: rejection._tag })
      ).pipe(
        Effect.catchTag("AccessLogIsUnavailable", ({ cause }) =>
          Effect.logError("a refusal could not be recorded", cause)
        )
      )
    : Effect.void
