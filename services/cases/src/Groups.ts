import { type Aggregate, makeCommandHandler, Rejected } from "@jiaosuo/event-store/CommandHandler"
import type { EventStore } from "@jiaosuo/event-store/EventStore"
import { inScope } from "@jiaosuo/http/Principal"
import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import { checkFiling } from "@jiaosuo/orders/domain/FilingCheck"
import { type Answer, both, type Order, type OrderFailure, orFault } from "@jiaosuo/orders/Orders"
import { Reference } from "@jiaosuo/reference/Reference"
import { Clock, Context, Effect, Layer } from "effect"
import { BoardReader } from "./board/BoardReader.ts"
import type { SightingForm } from "./domain/forms/CaseForms.ts"
import { checkSighting } from "./domain/forms/HandlingChecks.ts"
import { type GroupRejection, groupDecider, type SeeGroup, type SeenGroup } from "./domain/group/Group.ts"
import { type GroupEvent, groupEventCodec } from "./domain/group/GroupEvents.ts"

/** How the event store keeps where a group was seen: `cases/group/<groupId>`. */
const groupAggregate: Aggregate<SeeGroup, GroupEvent, SeenGroup, GroupRejection> = {
  context: "cases",
  kind: "group",
  decider: groupDecider,
  codec: groupEventCodec,
  township: (event) => event.township,
  claims: () => [],
  claimIsHeld: ({ value }) => ({ _tag: "GroupIsNotKnown", groupId: value })
}

/** Where response groups were last seen (row 9). */
export class Groups extends Context.Tag("@jiaosuo/cases/Groups")<
  Groups,
  {
    /**
     * A group of a roster was seen, by somebody who is in it or in whose townships its unit lies (X3). What is older than what is known
     * changes nothing.
     */
    readonly seen: (
      groupId: string,
      form: SightingForm,
      order: Order
    ) => Effect.Effect<Answer, OrderFailure<GroupRejection>>
  }
>() {}

const make = Effect.gen(function* () {
  const handler = yield* makeCommandHandler(groupAggregate)
  const board = yield* BoardReader
  const { district } = yield* Reference

  return Groups.of({
    seen: (id, form, order) =>
      Effect.gen(function* () {
        const groupId = id.toLowerCase()
        const now = yield* Clock.currentTimeMillis
        const read = both(
          checkFiling(form, now),
          checkSighting(form, { district, today: dayInShanghai(now) })
        )
        const {
          value: [{ at }, { location }],
          warnings
        } = yield* orFault(read)
        const known = yield* board.groupKnown(groupId)
        if (known === undefined || known.township === "") {
          return yield* new Rejected<GroupRejection>({ rejection: { _tag: "GroupIsNotKnown", groupId } })
        }
        const { township, members } = known
        if (!inScope(order.principal, township) && !members.includes(order.principal.account)) {
          return yield* new Rejected<GroupRejection>({
            rejection: { _tag: "TownshipIsOutOfScope", township }
          })
        }
        const { version, position, repeated } = yield* handler.handle({
          id: groupId,
          command: { _tag: "SeeGroup", township, location, at },
          context: order.context,
          occurredAt: at,
          content: { verb: "seen", form },
          ...(order.expectedVersion === undefined ? {} : { expectedVersion: order.expectedVersion })
        })
        return { id: groupId, version, position, repeated, warnings }
      }).pipe(Effect.withSpan("Groups.seen"))
  })
})

/** Where groups were seen, over the event store and the duty board. */
export const layer: Layer.Layer<Groups, never, EventStore | Reference | BoardReader> = Layer.effect(
  Groups,
  make
)
