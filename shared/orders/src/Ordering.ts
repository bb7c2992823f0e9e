import { type Aggregate, makeCommandHandler, Rejected } from "@jiaosuo/event-store/CommandHandler"
import type { EventStore, SealedRecord, StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { Instant } from "@jiaosuo/kernel/Event"
import type { Role } from "@jiaosuo/kernel/Role"
import { Reference } from "@jiaosuo/reference/Reference"
import { Clock, Effect, Option } from "effect"
import { type MayWarn, makeAnswering } from "./Answers.ts"
import { checkFiling, type Filed } from "./domain/FilingCheck.ts"
import type { Checking, ReadForm } from "./domain/FormReading.ts"
import type { Warning } from "./domain/Warning.ts"
import type { Scoped } from "./domain/WithinScope.ts"
import { type Answer, both, type Order, type OrderFailure, orFault, townshipsToChange } from "./Orders.ts"

/** An order on something that is on file. */
export type Act<Form, Rejection> = (
  id: string,
  form: Form,
  order: Order
) => Effect.Effect<Answer, OrderFailure<Rejection>>

/** What a checked form is made a command of. */
export interface Making<Checked> {
  readonly order: Order
  readonly checked: Checked
  readonly warnings: ReadonlyArray<Warning>
  readonly at: Instant
  readonly reason: string | null
}

/** A command with the personal records that go along with its events. */
export interface Prepared<Command> {
  readonly command: Command
  readonly records: ReadonlyArray<SealedRecord>
}

/** A command that brings no personal values along. */
export const plain = <Command>(command: Command): Prepared<Command> => ({ command, records: [] })

/** What ordering needs to know about one kind of aggregate. */
export interface Ordered<Command, Event extends MayWarn, State, Rejection> {
  /** First part of the spans' names. */
  readonly name: string
  readonly aggregate: Aggregate<Scoped<Command>, Event, State, Rejection>
  /** The roles that may change things of this kind; to others no township is open (X3). */
  readonly mayChange: ReadonlyArray<Role>
  /** Whether the id was made for this very command. */
  readonly isNew: (command: Command) => boolean
  /** A rejection with what only a look at another file tells. `load` gives a state; undefined where there is none. */
  readonly explain: (
    rejection: Rejection,
    load: (id: string) => Effect.Effect<State | undefined, StoreIsUnavailable>
  ) => Effect.Effect<Rejection, StoreIsUnavailable>
}

/** The ways in which orders on one kind of aggregate are given. */
export interface Ordering<Command, State, Rejection> {
  /**
   * Decides a command that was made already, and answers. `content` is what was handed in: the same command id
   * with another is refused.
   */
  readonly give: (
    id: string,
    prepared: Prepared<Command>,
    order: Order,
    at: Instant,
    content: unknown
  ) => Effect.Effect<Answer, OrderFailure<Rejection>>

  /**
   * An order from its form: `check` and the check of when and why name all faults together, `prepare` makes a
   * command of what they leave, sealing the persons in it. `verb` names the span and tells orders on one thing
   * apart.
   */
  readonly ordered: <Form extends Filed, Checked>(
    verb: string,
    check: (form: Form, checking: Checking) => ReadForm<Checked>,
    prepare: (
      making: Making<Checked>,
      form: Form
    ) => Prepared<Command> | Effect.Effect<Prepared<Command>, OrderFailure<Rejection>>
  ) => Act<Form, Rejection>

  /**
   * An order that must look at what is on file before it can be made: `choose` says which it is. It is decided on
   * the version that was read, and chosen again where somebody else came first.
   */
  readonly onVersionRead: <Form>(
    choose: (
      state: State | undefined,
      form: Form
    ) => Effect.Effect<Act<Form, Rejection>, OrderFailure<Rejection>>
  ) => Act<Form, Rejection>

  /** The state of a thing as it stands; undefined where nothing ever happened to it. */
  readonly load: (id: string) => Effect.Effect<State | undefined, StoreIsUnavailable>
}

/** How often an order is chosen again before its giver is told that others are quicker. */
const choices = 8

/**
 * The way of an order: check the form, make a command of it, decide within the giver's scope (X3), answer with
 * the warnings that the events keep.
 */
export const makeOrdering = <Command, Event extends MayWarn, State, Rejection>(
  options: Ordered<Command, Event, State, Rejection>
): Effect.Effect<Ordering<Command, State, Rejection>, never, EventStore | Reference> =>
  Effect.gen(function* () {
    const { name, aggregate, mayChange, isNew, explain } = options
    const { district } = yield* Reference
    const handler = yield* makeCommandHandler(aggregate)
    const answerTo = yield* makeAnswering<Event, State>(aggregate.codec)

    const load: Ordering<Command, State, Rejection>["load"] = (id) =>
      Effect.map(handler.load(id), (loaded) => (Option.isSome(loaded) ? loaded.value.state : undefined))

    const give: Ordering<Command, State, Rejection>["give"] = (
      id,
      { command, records },
      order,
      at,
      content
    ) =>
      handler
        .handle({
          id,
          command: { command, townships: townshipsToChange(order.principal, mayChange), at },
          context: order.context,
          occurredAt: at,
          content,
          records,
          isNew: isNew(command),
          ...(order.expectedVersion === undefined ? {} : { expectedVersion: order.expectedVersion })
        })
        .pipe(
          Effect.flatMap((handled) => answerTo(handled, order.context.commandId)),
          Effect.catchTag("Rejected", (refused: Rejected<Rejection>) =>
            Effect.flatMap(explain(refused.rejection, load), (rejection) =>
              Effect.fail(new Rejected<Rejection>({ rejection }))
            )
          )
        )

    const ordered: Ordering<Command, State, Rejection>["ordered"] =
      (verb, check, prepare) => (id, form, order) =>
        Effect.gen(function* () {
          const now = yield* Clock.currentTimeMillis
          const read = both(checkFiling(form, now), check(form, { district, today: dayInShanghai(now) }))
          const { value, warnings } = yield* orFault(read)
          const [filing, checked] = value
          const made = prepare({ order, checked, warnings, ...filing }, form)
          const prepared = Effect.isEffect(made) ? yield* made : made
          return yield* give(id, prepared, order, filing.at, { verb, form })
        }).pipe(Effect.withSpan(`${name}.${verb}`))

    const onVersionRead: Ordering<Command, State, Rejection>["onVersionRead"] =
      (choose) => (id, form, order) =>
        Effect.gen(function* () {
          const loaded = yield* handler.load(id)
          if (Option.isNone(loaded)) return yield* (yield* choose(undefined, form))(id, form, order)
          const { state, version } = loaded.value
          const act = yield* choose(state, form)
          return yield* act(id, form, { expectedVersion: version, ...order })
        }).pipe(
          Effect.retry({
            times: choices,
            while: (failure) => failure._tag === "StreamHasMoved" && order.expectedVersion === undefined
          })
        )

    return { give, ordered, onVersionRead, load }
  })
