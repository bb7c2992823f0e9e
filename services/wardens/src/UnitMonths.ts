import { EventStore, type StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import { idOf, streamId } from "@jiaosuo/kernel/Event"
import { derivedId } from "@jiaosuo/kernel/Ids"
import { checkHappenedAt } from "@jiaosuo/orders/domain/FilingCheck"
import { type Act as ActOn, makeOrdering, plain } from "@jiaosuo/orders/Ordering"
import { Reference } from "@jiaosuo/reference/Reference"
import { isBlank } from "@jiaosuo/reference/Spelling"
import { Clock, Context, Effect, Either, Layer } from "effect"
import { makeActing, makeOrderedBy } from "./Acting.ts"
import * as Check from "./domain/month/forms/MonthChecks.ts"
import type * as Form from "./domain/month/forms/MonthForms.ts"
import type { MonthCommand } from "./domain/month/MonthCommands.ts"
import type { MonthEvent } from "./domain/month/MonthEvents.ts"
import { initialMonth } from "./domain/month/MonthHistory.ts"
import type { MonthRejection } from "./domain/month/MonthRejections.ts"
import { coverageOf, monthAfter, type UnitCoverage } from "./domain/month/UnitCoverage.ts"
import { idOfMonth, monthOf, type UnitMonth } from "./domain/month/UnitMonth.ts"
import { permissions } from "./domain/Permissions.ts"
import type { KnownUnit } from "./domain/unit/MobileUnit.ts"
import { type Acted, onlyOf } from "./domain/WithinPermission.ts"
import { monthAggregate } from "./MonthAggregate.ts"
import { UnitDirectory } from "./UnitDirectory.ts"
import type { WardenDirectory } from "./WardenDirectory.ts"

/** An order whose id is the unit's. */
type Act<F> = ActOn<F, MonthRejection>

/** What a unit did in a month, and what that comes to. */
export interface MonthSeen {
  readonly coverage: UnitCoverage
  readonly month: UnitMonth
}

/**
 * What mobile units did, month by month (row 38). Visits and time in the room are on file under the day on which they
 * were, however late they are filed.
 */
export class UnitMonths extends Context.Tag("@jiaosuo/wardens/UnitMonths")<
  UnitMonths,
  {
    readonly visitGroups: Act<Form.GroupVisitForm>
    readonly recordRoomTime: Act<Form.RoomTimeForm>
    readonly withdrawEntry: Act<Form.EntryWithdrawalForm>
    /** The coverage of a unit in a month, `2021-04`, as of now. */
    readonly coverage: (
      unitId: string,
      unit: KnownUnit,
      month: string
    ) => Effect.Effect<MonthSeen, StoreIsUnavailable>
  }
>() {}

/** The month of an instant as it was written. One that cannot be read is told by the check of the form. */
const monthWritten = (written: string | null | undefined, nowMillis: number): string =>
  monthOf(
    dayInShanghai(
      Either.match(checkHappenedAt(written, nowMillis), {
        onLeft: () => new Date(nowMillis).toISOString(),
        onRight: ({ value }) => value
      })
    )
  )

const make = Effect.gen(function* () {
  const store = yield* EventStore
  const { deadlines, wardenRules } = yield* Reference
  const judging = { wardenRules, calendar: deadlines.calendar }
  const directory = yield* UnitDirectory
  const acting = yield* makeActing
  const ordering = yield* makeOrdering<Acted<MonthCommand>, MonthEvent, UnitMonth, MonthRejection>({
    name: "UnitMonths",
    aggregate: monthAggregate,
    mayChange: permissions["unit.visit-groups"],
    isNew: () => false,
    explain: (rejection) => Effect.succeed(rejection)
  })
  const ordered = makeOrderedBy(acting, ordering)
  const unitOf = (unitId: string) => Effect.map(directory.unit(unitId), (unit) => unit ?? null)
  const entryOf = (commandId: string): string => derivedId("entry", commandId)
  const loaded = (id: string) => Effect.map(ordering.load(id), (state) => state ?? initialMonth)
  /** The month that a visit is on file in. Without a time it is that of now, or of when the same order was answered. */
  const monthOfVisit = (
    unitId: string,
    { happenedAt }: Form.GroupVisitForm,
    commandId: string,
    now: number
  ) =>
    Effect.gen(function* () {
      const answered = isBlank(happenedAt) ? yield* store.streamOf(commandId) : undefined
      if (answered !== undefined) {
        const id = idOf(answered)
        const isMonth = answered === streamId(monthAggregate.context, monthAggregate.kind, id)
        const known = isMonth ? yield* loaded(id) : initialMonth
        if (known._tag === "Month" && known.unitId === unitId) return id
      }
      return idOfMonth(unitId, monthWritten(happenedAt, now))
    })

  return UnitMonths.of({
    visitGroups: (unitId, form, order) =>
      Effect.gen(function* () {
        const now = yield* Clock.currentTimeMillis
        const id = yield* monthOfVisit(unitId, form, order.context.commandId, now)
        return yield* ordered(
          "unit.visit-groups",
          Check.checkVisit,
          ({ checked, by, at, reason, warnings }, _form: Form.GroupVisitForm) =>
            Effect.map(unitOf(unitId), (unit) =>
              plain({
                _tag: "VisitVillageGroups",
                ...checked,
                unitId,
                unit,
                entryId: entryOf(order.context.commandId),
                by: by.account,
                at,
                reason,
                warnings
              } as const)
            )
        )(id, form, order)
      }),

    recordRoomTime: (unitId, form, order) =>
      Effect.flatMap(Clock.currentTimeMillis, (now) =>
        ordered(
          "unit.record-room-time",
          Check.checkRoomTime(now),
          ({ checked, by, at, reason, warnings }, _form: Form.RoomTimeForm) =>
            Effect.map(unitOf(unitId), (unit) =>
              plain({
                _tag: "RecordRoomTime",
                ...checked,
                account: checked.account ?? by.account,
                unitId,
                unit,
                entryId: entryOf(order.context.commandId),
                by: by.account,
                at,
                reason,
                warnings
              } as const)
            )
        )(idOfMonth(unitId, monthWritten(form.from, now)), form, order)
      ),

    withdrawEntry: (unitId, form, order) =>
      ordered(
        "unit.withdraw-entry",
        Check.checkWithdrawal,
        ({ checked: { entryId }, by, at, reason }, _form: Form.EntryWithdrawalForm) =>
          plain({
            _tag: "WithdrawEntry",
            entryId,
            onlyOf: onlyOf(by),
            at,
            reason
          } as const)
      )(idOfMonth(unitId, form.month.trim()), form, order),

    coverage: (unitId, unit, month) =>
      Effect.gen(function* () {
        const today = dayInShanghai(yield* Clock.currentTimeMillis)
        const [own, next] = yield* Effect.all([
          loaded(idOfMonth(unitId, month)),
          loaded(idOfMonth(unitId, monthAfter(month)))
        ])
        return {
          coverage: coverageOf(unit, month, [own, next], today, judging),
          month: own
        }
      }).pipe(Effect.withSpan("UnitMonths.coverage"))
  })
})

/** Months of units over the event store, beside the directories. */
export const layer: Layer.Layer<UnitMonths, never, EventStore | Reference | UnitDirectory | WardenDirectory> =
  Layer.effect(UnitMonths, make)
