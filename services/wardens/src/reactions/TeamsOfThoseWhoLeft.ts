import { idOf, type RecordedEvent } from "@jiaosuo/kernel/Event"
import type { Receipt } from "@jiaosuo/messaging/EventBus"
import { receive } from "@jiaosuo/messaging/Receiver"
import { acknowledged, contextFrom, setAside, told } from "@jiaosuo/orders/Reacting"
import { Effect, Either, Layer } from "effect"
import { type WardenEvent, wardenEventCodec } from "../domain/warden/WardenEvents.ts"
import { Teams } from "../Teams.ts"

/** What may make somebody a volunteer of their station no more. */
const looksAt: ReadonlySet<string> = new Set<WardenEvent["_tag"]>([
  "WardenLeft",
  "WardenWasTransferred",
  "RolesWereChanged"
])

/** Whether somebody to whom this happened is a volunteer of their station no more. */
const isNoVolunteerAnyMore = (event: WardenEvent): boolean =>
  event._tag === "WardenLeft" ||
  event._tag === "WardenWasTransferred" ||
  (event._tag === "RolesWereChanged" && !event.roles.includes("volunteer"))

/** Row 45: whoever leaves, serves elsewhere or is a volunteer no more, is in no team and captain of none. */
const react = Effect.gen(function* () {
  const teams = yield* Teams

  const handle = (event: RecordedEvent): Effect.Effect<Receipt> => {
    if (!looksAt.has(event.type)) return Effect.succeed(acknowledged)
    const decoded = wardenEventCodec.decode(event)
    if (Either.isLeft(decoded)) return Effect.succeed(setAside(decoded.left.reason))
    if (!isNoVolunteerAnyMore(decoded.right)) return Effect.succeed(acknowledged)
    // When it was recorded: it may be said to have happened before they joined.
    const context = contextFrom("team of a warden who left", event)
    return told(teams.leaveBecauseGone(idOf(event.stream), event.recordedAt, context))
  }

  yield* receive({ name: "teams-of-wardens", contexts: ["wardens"], handle })
})

/** Runs the reaction for as long as the process lives; of several processes one reacts. */
export const layer = Layer.scopedDiscard(react)
