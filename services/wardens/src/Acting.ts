import type { StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import type { Principal } from "@jiaosuo/http/Principal"
import type { Filed } from "@jiaosuo/orders/domain/FilingCheck"
import type { Checking, ReadForm } from "@jiaosuo/orders/domain/FormReading"
import type { Act, Making, Ordering, Prepared } from "@jiaosuo/orders/Ordering"
import type { OrderFailure } from "@jiaosuo/orders/Orders"
import { Effect } from "effect"
import { type Verb, wardenRoles } from "./domain/Permissions.ts"
import type { Acted, Actor } from "./domain/WithinPermission.ts"
import { WardenDirectory } from "./WardenDirectory.ts"

/** Who acts when somebody is signed in: the account, and the warden that it is linked to. */
export type Acting = (principal: Principal) => Effect.Effect<Actor, StoreIsUnavailable>

/** Looks the warden up for accounts that act as one; others are their role and nothing else. */
export const makeActing: Effect.Effect<Acting, never, WardenDirectory> = Effect.map(
  WardenDirectory,
  (directory): Acting =>
    ({ account, role }) =>
      wardenRoles.has(role)
        ? Effect.map(directory.byAccount(account), (linked) => ({
            account,
            role,
            warden:
              linked === undefined
                ? null
                : {
                    wardenId: linked.id,
                    state: linked.state,
                    roles: linked.roles,
                    township: linked.township,
                    villages: linked.villages,
                    placeId: linked.placeId
                  }
          }))
        : Effect.succeed({ account, role, warden: null })
)

/**
 * `ordered` of the orders, with who gives the command in it: `verb` is looked up in the table of permissions, and the
 * part after the dot names the span.
 */
export const makeOrderedBy =
  <Command, State, Rejection>(acting: Acting, { ordered }: Ordering<Acted<Command>, State, Rejection>) =>
  <Form extends Filed, Checked>(
    verb: Verb,
    check: (form: Form, checking: Checking) => ReadForm<Checked>,
    prepare: (
      making: Making<Checked> & { readonly by: Actor },
      form: Form
    ) => Prepared<Command> | Effect.Effect<Prepared<Command>, OrderFailure<Rejection>>
  ): Act<Form, Rejection> =>
    ordered(verb.slice(verb.indexOf(".") + 1), check, (making, form) =>
      Effect.gen(function* () {
        const by = yield* acting(making.order.principal)
        const made = prepare({ ...making, by }, form)
        const { command, records } = Effect.isEffect(made) ? yield* made : made
        return { command: { verb, by, command }, records }
      })
    )
