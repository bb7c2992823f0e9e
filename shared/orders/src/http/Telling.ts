import type { Rejected } from "@jiaosuo/event-store/CommandHandler"
import { AccessLog } from "@jiaosuo/http/AccessLog"
import type { Refusal } from "@jiaosuo/kernel/Problem"
import { Effect } from "effect"

/** How the rejections of one kind of aggregate reach a person. */
export interface Telling<Rejection extends { readonly _tag: string }> {
  readonly refusal: (rejection: Rejection) => Refusal
  /** Tag of the rejection that says that the thing is not there: 404. */
  readonly unknown: Rejection["_tag"]
  /** Tags of rejections that say that this person may not do it whatever the file says: 403, and recorded (X1). */
  readonly forbidden?: ReadonlyArray<Rejection["_tag"]>
  /** First part of stream ids, as the access log names the thing: `vehicles/vehicle`. */
  readonly kind: string
  /** Address under which the things of this kind are found. */
  readonly address: string
}

const outOfScope = "TownshipIsOutOfScope"

const isForbidden = <Rejection extends { readonly _tag: string }>(
  { forbidden = [] }: Telling<Rejection>,
  { _tag }: Rejection
): boolean => _tag === outOfScope || forbidden.includes(_tag)

/** Status of a rejection: 403 outside of scope or power, 404 where nothing is, 409 for all that the rules say no to. */
export const statusOf =
  <Rejection extends { readonly _tag: string }>(telling: Telling<Rejection>) =>
  (rejection: Rejection): 403 | 404 | 409 =>
    isForbidden(telling, rejection) ? 403 : rejection._tag === telling.unknown ? 404 : 409

/**
 * X1: whoever reaches out of their scope, or does what is not theirs to do, is recorded. That the record cannot be
 * kept makes the refusal no less a refusal.
 */
export const recordingForbidden = <Rejection extends { readonly _tag: string }>(
  telling: Telling<Rejection>,
  { rejection }: Rejected<Rejection>,
  subject: string | null
): Effect.Effect<void, never, AccessLog> =>
  isForbidden(telling, rejection)
    ? Effect.flatMap(AccessLog, (log) =>
        log.record({
          action: rejection._tag === outOfScope ? "ReachOutOfScope" : "ActWithoutPermission",
          subject,
          result: "refused",
          reason: rejection._tag
        })
      ).pipe(
        Effect.catchTag("AccessLogIsUnavailable", ({ cause }) =>
          Effect.logError("a refusal could not be recorded", cause)
        )
      )
    : Effect.void
