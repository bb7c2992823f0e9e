import type { StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import { addMonths } from "@jiaosuo/kernel/CalendarDays"
import { derivedId } from "@jiaosuo/kernel/Ids"
import { checkPlain } from "@jiaosuo/orders/domain/FilingCheck"
import type { PlainForm } from "@jiaosuo/orders/domain/FormFields"
import { type Act, type Ordering, plain } from "@jiaosuo/orders/Ordering"
import type { Answer, Order, OrderFailure } from "@jiaosuo/orders/Orders"
import { Effect } from "effect"
import { monthPeriod } from "../domain/roster/DutyLoad.ts"
import type { RosterPolicy } from "../domain/roster/decisions/Decision.ts"
import { type PersonFacts, type UnitFacts, unitOfPerson, unitOn } from "../domain/roster/Facts.ts"
import * as Check from "../domain/roster/forms/RosterChecks.ts"
import type * as Form from "../domain/roster/forms/RosterForms.ts"
import { type OpenRoster, type Roster, slotOf } from "../domain/roster/Roster.ts"
import type { Giver, RosterCommand } from "../domain/roster/RosterCommands.ts"
import type { RosterRejection } from "../domain/roster/RosterRejections.ts"
import { dayOf, daysOfMonth, type Slot } from "../domain/roster/Slot.ts"
import { rosterIdOf } from "../RosterAggregate.ts"
import type { DutyFacts } from "./DutyFacts.ts"
import type { OtherRosters } from "./OtherRosters.ts"
import { draftOf, draftWarnings } from "./RosterDraft.ts"
import { slotsAsChanged, slotsToPlan } from "./RosterSlots.ts"

type ActOn<F> = Act<F, RosterRejection>
type Failure = OrderFailure<RosterRejection>

/** What the use cases of rosters stand on. */
export interface RosterActing {
  readonly ordering: Ordering<RosterCommand, Roster, RosterRejection>
  readonly facts: DutyFacts
  readonly policy: RosterPolicy
  readonly otherRosters: OtherRosters
}

/** What was loaded for a decision on a roster. */
interface Loaded {
  readonly roster: OpenRoster | undefined
  readonly people: ReadonlyArray<PersonFacts>
  readonly unit: UnitFacts
}

const noUnit: UnitFacts = { periods: [], surgePlans: [] }

const giverOf = ({ principal: { account, role, townships } }: Order): Giver => ({ account, role, townships })

/** Those who belong to a unit on any day of a month, by their ids. */
const peopleOf = (
  people: ReadonlyArray<PersonFacts>,
  unit: UnitFacts,
  month: string
): ReadonlyArray<string> =>
  people
    .filter((person) =>
      daysOfMonth(month).some((day) => {
        const unitId = unitOfPerson(person, day)
        return unitId !== null && unitOn(unit, day)?.units.has(unitId) === true
      })
    )
    .map(({ personId }) => personId)
    .sort()

/** The use cases of rosters, in the way in which orders on a roster are given. */
export const makeRosterActs = ({ ordering, facts, policy, otherRosters }: RosterActing) => {
  const { load, onVersionRead, ordered } = ordering

  const loaded = (id: string): Effect.Effect<Loaded, StoreIsUnavailable> =>
    Effect.flatMap(load(id), (state): Effect.Effect<Loaded, StoreIsUnavailable> => {
      if (state === undefined || state._tag === "Unknown") {
        return Effect.succeed({ roster: undefined, people: [], unit: noUnit })
      }
      const period = monthPeriod(state.month)
      return Effect.map(
        Effect.all([facts.people(period.from), facts.unit(state.unitId, period)]),
        ([people, unit]) => ({ roster: state, people, unit })
      )
    })

  /** Duties of the same unit so many months later, or earlier. */
  const slotsBeside = (
    roster: OpenRoster | undefined,
    months: number
  ): Effect.Effect<ReadonlyArray<Slot>, StoreIsUnavailable> => {
    if (roster === undefined) return Effect.succeed([])
    const month = addMonths(`${roster.month}-01`, months).slice(0, 7)
    return Effect.map(load(rosterIdOf(roster.unitId, month)), (beside) =>
      beside?._tag === "Roster" ? beside.slots : []
    )
  }

  const open = (form: Form.OpeningForm, order: Order): Effect.Effect<Answer, Failure> =>
    ordered("open", Check.checkOpening(policy.rules), ({ checked: { month, template } }, said) =>
      Effect.gen(function* () {
        const period = monthPeriod(month)
        const unitId = said.unitId
        const place = yield* facts.place(unitId, period)
        const people = yield* facts.people(period.from)
        const unit = yield* facts.unit(unitId, period)
        return plain<RosterCommand>({
          _tag: "OpenRoster",
          unitId,
          unitKind: place?.unitKind ?? "station",
          month,
          template,
          townships: place?.townships ?? [],
          named:
            said.people === undefined || said.people === null
              ? peopleOf(people, unit, month)
              : [...new Set(said.people)],
          people,
          unit
        })
      })
    )(rosterIdOf(form.unitId, form.month.trim()), form, order)

  const namePeople: ActOn<Form.PeopleForm> = (id, form, order) =>
    ordered("namePeople", Check.checkPeople, ({ checked, reason }) =>
      Effect.map(loaded(id), ({ people, unit }) =>
        plain({ _tag: "NamePeople", ...checked, people, unit, reason })
      )
    )(id, form, order)

  const plan: ActOn<Form.PlanForm> = (id, form, order) =>
    ordered("plan", Check.checkPlan, ({ checked, warnings, order: { context } }) =>
      Effect.map(loaded(id), ({ roster, people, unit }) =>
        plain({
          _tag: "PlanSlots",
          slots: slotsToPlan(checked, roster, people, context.commandId),
          drafted: false,
          people,
          unit,
          warnings
        })
      )
    )(id, form, order)

  const draft: ActOn<PlainForm> = (id, form, order) =>
    onVersionRead<PlainForm>(() =>
      Effect.succeed(
        ordered("draft", checkPlain<PlainForm>, ({ order: { context } }) =>
          Effect.gen(function* () {
            const { roster, people, unit } = yield* loaded(id)
            const before = yield* slotsBeside(roster, -1)
            const after = yield* slotsBeside(roster, 1)
            const elsewhere =
              roster === undefined ? [] : yield* otherRosters(id, roster.people, monthPeriod(roster.month))
            const slotId = (index: number): string => derivedId("slot", context.commandId, index)
            const drafted =
              roster === undefined
                ? undefined
                : draftOf(roster, { people, unit, before, after, elsewhere }, policy, slotId)
            return plain<RosterCommand>({
              _tag: "PlanSlots",
              slots: drafted?.slots ?? [],
              drafted: true,
              people,
              unit,
              warnings: draftWarnings(drafted?.gaps ?? [])
            })
          })
        )
      )
    )(id, form, order)

  /** What is laid over the duties on file is decided on the version that was read. */
  const change: ActOn<Form.ChangeForm> = (id, form, order) =>
    onVersionRead<Form.ChangeForm>(() =>
      Effect.succeed(
        ordered("change", Check.checkChange, ({ checked, reason }) =>
          Effect.map(loaded(id), ({ roster, people, unit }) =>
            plain({
              _tag: "ChangeSlots",
              slots: slotsAsChanged(checked, roster, people),
              people,
              unit,
              reason
            })
          )
        )
      )
    )(id, form, order)

  const publish: ActOn<PlainForm> = (id, form, order) =>
    ordered("publish", checkPlain<PlainForm>, ({ reason }) =>
      Effect.gen(function* () {
        const { roster, people, unit } = yield* loaded(id)
        const before = yield* slotsBeside(roster, -1)
        const after = yield* slotsBeside(roster, 1)
        return plain<RosterCommand>({
          _tag: "PublishRoster",
          people,
          unit,
          neighbours: [...before, ...after],
          reason
        })
      })
    )(id, form, order)

  const approveSwap: ActOn<Form.SwapDecisionForm> = (id, form, order) =>
    ordered("approveSwap", checkPlain<Form.SwapDecisionForm>, ({ reason }, { swapId }) =>
      Effect.map(loaded(id), ({ people, unit }) =>
        plain({ _tag: "ApproveSwap", by: giverOf(order), swapId, people, unit, reason })
      )
    )(id, form, order)

  const checkIn: ActOn<Form.AttendanceForm> = (id, form, order) =>
    ordered(
      "checkIn",
      Check.checkAttendance,
      ({ checked: { location }, warnings, at }, { slotId, personId }) =>
        Effect.gen(function* () {
          const { roster } = yield* loaded(id)
          const slot = roster === undefined ? undefined : slotOf(roster, slotId)
          const stations = slot === undefined ? [] : yield* facts.locations(slot.unitId, dayOf(slot))
          const township = slot === undefined ? null : yield* facts.townshipOf(personId, dayOf(slot))
          return plain<RosterCommand>({
            _tag: "CheckIn",
            by: giverOf(order),
            township,
            slotId,
            personId,
            at,
            location,
            stations,
            warnings
          })
        })
    )(id, form, order)

  return {
    open,
    namePeople,
    plan,
    draft,
    change,
    publish,
    approveSwap,
    checkIn,

    remove: ordered("remove", checkPlain<Form.RemovalForm>, ({ reason }, { slots }) =>
      plain({ _tag: "RemoveSlots", slotIds: slots, reason })
    ),

    withdraw: ordered("withdraw", checkPlain<PlainForm>, ({ reason }) =>
      plain({ _tag: "WithdrawRoster", reason })
    ),

    requestSwap: ((id, form, order) =>
      ordered("requestSwap", checkPlain<Form.SwapForm>, ({ reason, at, order: { context } }, said) =>
        Effect.map(loaded(id), ({ people }) =>
          plain({
            _tag: "RequestSwap",
            by: giverOf(order),
            swapId: derivedId("swap", context.commandId),
            slotId: said.slotId,
            personId: said.personId,
            withPersonId: said.withPersonId,
            withSlotId: said.withSlotId ?? null,
            people,
            reason,
            at
          })
        )
      )(id, form, order)) satisfies ActOn<Form.SwapForm>,

    agreeSwap: ((id, form, order) =>
      ordered("agreeSwap", checkPlain<Form.SwapDecisionForm>, (_making, { swapId }) =>
        Effect.map(loaded(id), ({ people }) =>
          plain({ _tag: "AgreeSwap", by: giverOf(order), swapId, people })
        )
      )(id, form, order)) satisfies ActOn<Form.SwapDecisionForm>,

    refuseSwap: ((id, form, order) =>
      ordered("refuseSwap", checkPlain<Form.SwapDecisionForm>, ({ reason }, { swapId }) =>
        Effect.map(loaded(id), ({ people }) =>
          plain({ _tag: "RefuseSwap", by: giverOf(order), swapId, people, reason })
        )
      )(id, form, order)) satisfies ActOn<Form.SwapDecisionForm>,

    signUp: ((id, form, order) =>
      ordered("signUp", checkPlain<Form.SignUpForm>, ({ at, order: { context } }, { slotId, personId }) =>
        Effect.map(loaded(id), ({ people }) =>
          plain({
            _tag: "SignUpForSlot",
            by: giverOf(order),
            signUpId: derivedId("sign-up", context.commandId),
            slotId,
            personId,
            people,
            at
          })
        )
      )(id, form, order)) satisfies ActOn<Form.SignUpForm>,

    decideSignUp: ((id, form, order) =>
      ordered("decideSignUp", checkPlain<Form.SignUpDecisionForm>, ({ reason }, { signUpId, accepted }) =>
        Effect.map(loaded(id), ({ people, unit }) =>
          plain({ _tag: "DecideSignUp", signUpId, accepted, people, unit, reason })
        )
      )(id, form, order)) satisfies ActOn<Form.SignUpDecisionForm>,

    checkOut: ((id, form, order) =>
      ordered("checkOut", Check.checkAttendance, ({ checked: { location }, at }, { slotId, personId }) =>
        Effect.gen(function* () {
          const { roster } = yield* loaded(id)
          const slot = roster === undefined ? undefined : slotOf(roster, slotId)
          const township = slot === undefined ? null : yield* facts.townshipOf(personId, dayOf(slot))
          const by = giverOf(order)
          return plain<RosterCommand>({ _tag: "CheckOut", by, slotId, personId, township, at, location })
        })
      )(id, form, order)) satisfies ActOn<Form.AttendanceForm>,

    switchMode: ((id, form, order) =>
      ordered("switchMode", Check.checkMode, ({ checked, reason, at }, { slotId, mode }) =>
        plain({ _tag: "SwitchMode", by: giverOf(order), slotId, mode, ...checked, at, reason })
      )(id, form, order)) satisfies ActOn<Form.ModeForm>
  }
}
