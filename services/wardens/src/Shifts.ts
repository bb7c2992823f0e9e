import type { EventStore, StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import type { PersonalRecords } from "@jiaosuo/event-store/PersonalRecords"
import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { Instant } from "@jiaosuo/kernel/Event"
import { derivedId } from "@jiaosuo/kernel/Ids"
import { checkPlain } from "@jiaosuo/orders/domain/FilingCheck"
import type { PlainForm } from "@jiaosuo/orders/domain/FormFields"
import { type FileRecord, makeFileReading, type ReadFile } from "@jiaosuo/orders/FileReading"
import { type Act as ActOn, makeOrdering, plain } from "@jiaosuo/orders/Ordering"
import type { Answer, Order, OrderFailure } from "@jiaosuo/orders/Orders"
import { Reference } from "@jiaosuo/reference/Reference"
import { Context, Effect, Layer } from "effect"
import { makeActing, makeOrderedBy } from "./Acting.ts"
import { permissions, readingRoles } from "./domain/Permissions.ts"
import * as Check from "./domain/shift/forms/ShiftChecks.ts"
import type * as Form from "./domain/shift/forms/ShiftForms.ts"
import { type Shift, townshipOfShift } from "./domain/shift/Shift.ts"
import type { ShiftCommand, Standing } from "./domain/shift/ShiftCommands.ts"
import { type ShiftEvent, shiftEventCodec } from "./domain/shift/ShiftEvents.ts"
import { evolveShift, initialShift } from "./domain/shift/ShiftHistory.ts"
import type { ShiftRejection } from "./domain/shift/ShiftRejections.ts"
import { missingTrainings } from "./domain/Untrained.ts"
import type { Acted, Actor } from "./domain/WithinPermission.ts"
import { PlaceDirectory } from "./PlaceDirectory.ts"
import { shiftAggregate } from "./ShiftAggregate.ts"
import { WardenDirectory } from "./WardenDirectory.ts"

/** What an order on a shift may come to but an answer. */
export type ShiftFailure = OrderFailure<ShiftRejection>

type Act<F> = ActOn<F, ShiftRejection>

/** A shift's file as it is read. */
export type ShiftRecord = FileRecord<Shift, ShiftEvent>

/** Shifts at posts, with who came and went (row 34): one method for each use case. */
export class Shifts extends Context.Tag("@jiaosuo/wardens/Shifts")<
  Shifts,
  {
    /** Plans a stay at a post. Its id follows from the command id. Whoever rests or left is refused. */
    readonly plan: (form: Form.ShiftForm, order: Order) => Effect.Effect<Answer, ShiftFailure>
    readonly change: Act<Form.ShiftChangeForm>
    readonly cancel: Act<PlainForm>
    /** Somebody comes; a warden for themselves. Lateness and distance are told, and stay in the history. */
    readonly checkIn: Act<Form.AttendanceForm>
    readonly checkOut: Act<Form.AttendanceForm>
    /** A shift in the reader's scope (X3), as it stands or as it was known at an instant. */
    readonly file: ReadFile<Shift, ShiftEvent, ShiftRejection>
  }
>() {}

/** Whoever is meant, and whether the giver speaks for themselves only. */
const attendance = (by: Actor, named: string | null) => ({
  wardenId: named ?? by.warden?.wardenId ?? null,
  onlyFor: by.warden?.wardenId ?? null
})

const make = Effect.gen(function* () {
  const places = yield* PlaceDirectory
  const wardens = yield* WardenDirectory
  const { wardenRules } = yield* Reference
  const acting = yield* makeActing
  const ordering = yield* makeOrdering<Acted<ShiftCommand>, ShiftEvent, Shift, ShiftRejection>({
    name: "Shifts",
    aggregate: shiftAggregate,
    mayChange: permissions["shift.check-in"],
    isNew: ({ command }) => command._tag === "PlanShift",
    explain: (rejection) => Effect.succeed(rejection)
  })
  const ordered = makeOrderedBy(acting, ordering)
  const readFile = yield* makeFileReading<Shift, ShiftEvent, ShiftRejection>({
    context: shiftAggregate.context,
    kind: shiftAggregate.kind,
    codec: shiftEventCodec,
    initialState: initialShift,
    evolve: evolveShift,
    personsIn: () => [],
    townshipOf: townshipOfShift,
    mayRead: readingRoles,
    nothingIsOnFile: { _tag: "ShiftIsNotOnFile" }
  })

  /** The wardens of a plan as they are now, with the trainings that they lack on its day. */
  const crewOf = (
    ids: ReadonlyArray<string>,
    from: Instant
  ): Effect.Effect<ReadonlyArray<Standing>, StoreIsUnavailable> =>
    Effect.map(wardens.everybody, ({ byId }) =>
      ids.map((wardenId) => {
        const warden = byId.get(wardenId)
        return warden === undefined
          ? { wardenId, state: null, township: null, untrainedIn: [] }
          : {
              wardenId,
              state: warden.state,
              township: warden.township,
              untrainedIn: missingTrainings(warden, wardenRules, dayInShanghai(from))
            }
      })
    )

  const plan = ordered(
    "shift.plan",
    Check.checkPlan,
    ({ checked, at, reason, warnings }, { placeId }: Form.ShiftForm) =>
      Effect.gen(function* () {
        const { from, until } = checked
        const post = (yield* places.place(placeId)) ?? null
        const crew = yield* crewOf(checked.wardens, from)
        return plain({ _tag: "PlanShift", placeId, post, from, until, crew, at, reason, warnings } as const)
      })
  )

  return Shifts.of({
    plan: (form, order) => plan(derivedId("shift", order.context.commandId), form, order),

    change: ordered(
      "shift.change",
      Check.checkPlan,
      ({ checked, at, reason, warnings }, _form: Form.ShiftChangeForm) =>
        Effect.map(crewOf(checked.wardens, checked.from), (crew) => {
          const { from, until } = checked
          return plain({ _tag: "ChangeShift", from, until, crew, at, reason, warnings } as const)
        })
    ),

    cancel: ordered("shift.cancel", checkPlain<PlainForm>, ({ at, reason }) =>
      plain({ _tag: "CancelShift", at, reason })
    ),

    checkIn: ordered("shift.check-in", Check.checkAttendance, ({ checked, by, at, reason }) => {
      const day = dayInShanghai(at)
      return plain({
        _tag: "CheckIn",
        ...attendance(by, checked.wardenId),
        location: checked.location,
        lateAfterMinutes: wardenRules.limit("shiftLateAfter", day),
        opensBeforeMinutes: wardenRules.limit("shiftOpensBefore", day),
        withinMetres: wardenRules.limit("shiftWithin", day),
        at,
        reason
      })
    }),

    checkOut: ordered("shift.check-out", Check.checkAttendance, ({ checked, by, at, reason }) =>
      plain({
        _tag: "CheckOut",
        ...attendance(by, checked.wardenId),
        location: checked.location,
        at,
        reason
      })
    ),

    file: (id, reader, asOf) => readFile(id, reader, asOf).pipe(Effect.withSpan("Shifts.file"))
  })
})

/** Shifts over the event store, beside the directories. */
export const layer: Layer.Layer<
  Shifts,
  never,
  EventStore | PersonalRecords | Reference | PlaceDirectory | WardenDirectory
> = Layer.effect(Shifts, make)
