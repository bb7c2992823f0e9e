import { type Aggregate, makeCommandHandler, Rejected } from "@jiaosuo/event-store/CommandHandler"
import type { SealedRecord, StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { Instant } from "@jiaosuo/kernel/Event"
import { Reference } from "@jiaosuo/reference/Reference"
import { Clock, Effect, Option } from "effect"
import { checkFiling } from "../domain/forms/FilingCheck.ts"
import type { Checking, ReadForm, Written } from "../domain/forms/FormReading.ts"
import type { OwnerCorrectionForm } from "../domain/forms/VehicleForms.ts"
import type { Owner, Warning } from "../domain/Vehicle.ts"
import type { Scoped } from "../domain/WithinScope.ts"
import { type MayWarn, makeAnswering } from "./Answers.ts"
import { type Answer, both, type Order, type OrderFailure, orFault, townshipsToChange } from "./Orders.ts"
import type { CorrectedOwner } from "./OwnerCorrection.ts"
import type { Sealing } from "./Sealing.ts"

/** An order on something that is on file. */
export type Act<Form, Rejection> = (
  id: string,
  form: Form,
  order: Order
) => Effect.Effect<Answer, OrderFailure<Rejection>>

/** The part that all forms share. */
interface Filed {
  readonly happenedAt?: Written
  readonly reason?: Written
}

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
  /** Whether the id was made for this very command. */
  readonly isNew: (command: Command) => boolean
  /** The owner on file; undefined where nothing is. */
  readonly ownerOf: (state: State) => Owner | undefined
  /** A rejection with what only a look at another file tells. `load` gives a state; undefined where there is none. */
  readonly explain: (
    rejection: Rejection,
    load: (id: string) => Effect.Effect<State | undefined, StoreIsUnavailable>
  ) => Effect.Effect<Rejection, StoreIsUnavailable>
}

/**
 * The way of an order: check the form, make a command of it, decide within the giver's scope (X3), answer with
 * the warnings that the events keep.
 */
export const makeOrdering = <Command, Event extends MayWarn, State, Rejection>(
  options: Ordered<Command, Event, State, Rejection>,
  sealing: Sealing
) =>
  Effect.gen(function* () {
    const { name, aggregate, isNew, ownerOf, explain } = options
    const { district } = yield* Reference
    const handler = yield* makeCommandHandler(aggregate)
    const answerTo = yield* makeAnswering<Event, State>(aggregate.codec)
    const load = (id: string) =>
      Effect.map(handler.load(id), (loaded) => (Option.isSome(loaded) ? loaded.value.state : undefined))

    /** Decides and answers. `content` is what was handed in: the same command id with another is refused. */
    const give = (
      id: string,
      { command, records }: Prepared<Command>,
      order: Order,
      at: Instant,
      content: unknown
    ): Effect.Effect<Answer, OrderFailure<Rejection>> =>
      handler
        .handle({
          id,
          command: { command, townships: townshipsToChange(order.principal) },
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

    const ordered =
      <Form extends Filed, Checked>(
        verb: string,
        check: (form: Form, checking: Checking) => ReadForm<Checked>,
        prepare: (
          making: Making<Checked>,
          form: Form
        ) => Prepared<Command> | Effect.Effect<Prepared<Command>, OrderFailure<Rejection>>
      ): Act<Form, Rejection> =>
      (id, form, order) =>
        Effect.gen(function* () {
          const now = yield* Clock.currentTimeMillis
          const read = both(checkFiling(form, now), check(form, { district, today: dayInShanghai(now) }))
          const { value, warnings } = yield* orFault(read)
          const [filing, checked] = value
          const made = prepare({ order, checked, warnings, ...filing }, form)
          const prepared = Effect.isEffect(made) ? yield* made : made
          return yield* give(id, prepared, order, filing.at, { verb, form })
        }).pipe(Effect.withSpan(`${name}.${verb}`))

    /**
     * An order that lays values over the owner on file: it is decided on the version that was read, and read
     * again where somebody else came first. `act` is given the owner as it would be, null where nothing changes.
     */
    const overOwner =
      <Form extends Filed>(
        correctionIn: (form: Form) => OwnerCorrectionForm | undefined,
        act: (owner: CorrectedOwner | null) => Act<Form, Rejection>
      ): Act<Form, Rejection> =>
      (id, form, order) => {
        const correction = correctionIn(form)
        if (correction === undefined) return act(null)(id, form, order)
        return Effect.gen(function* () {
          const loaded = yield* handler.load(id)
          const onFile = Option.isSome(loaded) ? ownerOf(loaded.value.state) : undefined
          if (Option.isNone(loaded) || onFile === undefined) return yield* act(null)(id, form, order)
          const owner = yield* sealing.correctedOwner(onFile, correction)
          return yield* act(owner)(id, form, { expectedVersion: loaded.value.version, ...order })
        }).pipe(
          Effect.retry({
            times: 8,
            while: (failure) => failure._tag === "StreamHasMoved" && order.expectedVersion === undefined
          })
        )
      }

    return { give, ordered, overOwner, load }
  })
