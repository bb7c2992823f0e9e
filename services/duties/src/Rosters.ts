import { Rejected } from "@jiaosuo/event-store/CommandHandler"
import type { EventStore, StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import { PersonalRecords } from "@jiaosuo/event-store/PersonalRecords"
import { maskName } from "@jiaosuo/http/Masking"
import type { Principal } from "@jiaosuo/http/Principal"
import { caseRoles } from "@jiaosuo/http/Scopes"
import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { Instant } from "@jiaosuo/kernel/Event"
import type { PlainForm } from "@jiaosuo/orders/domain/FormFields"
import type { TownshipIsOutOfScope } from "@jiaosuo/orders/domain/WithinScope"
import { type FileRecord, makeFileReading } from "@jiaosuo/orders/FileReading"
import { type Act as ActOn, makeOrdering } from "@jiaosuo/orders/Ordering"
import type { Answer, Order, OrderFailure } from "@jiaosuo/orders/Orders"
import { Reference } from "@jiaosuo/reference/Reference"
import { Clock, Context, Effect, Layer } from "effect"
import { readsStaffNames } from "./domain/person/StaffNames.ts"
import { monthPeriod } from "./domain/roster/DutyLoad.ts"
import type { RosterPolicy } from "./domain/roster/decisions/Decision.ts"
import type { PersonFacts, UnitFacts } from "./domain/roster/Facts.ts"
import type * as Form from "./domain/roster/forms/RosterForms.ts"
import { type OpenRoster, peopleOn, type Roster, townshipOfRoster } from "./domain/roster/Roster.ts"
import type { RosterCommand } from "./domain/roster/RosterCommands.ts"
import { type RosterEvent, rosterEventCodec } from "./domain/roster/RosterEvents.ts"
import { evolve, initialState } from "./domain/roster/RosterHistory.ts"
import type { RosterRejection } from "./domain/roster/RosterRejections.ts"
import type { OrganisationDirectory } from "./OrganisationDirectory.ts"
import { PeopleDirectory } from "./PeopleDirectory.ts"
import { rosterAggregate, rosterIdOf } from "./RosterAggregate.ts"
import { makeDutyFacts } from "./useCases/DutyFacts.ts"
import { makeOtherRosters } from "./useCases/OtherRosters.ts"
import { makeRosterActs } from "./useCases/RosterActs.ts"

/** What an order on a roster may come to but an answer. */
export type RosterFailure = OrderFailure<RosterRejection>

type Act<F> = ActOn<F, RosterRejection>

/** A roster as it is read, with what people and the unit are now: gaps and loads follow from both. */
export interface RosterRecord extends FileRecord<Roster, RosterEvent> {
  readonly people: ReadonlyArray<PersonFacts>
  readonly unit: UnitFacts
  /** Everybody whom the roster names, by id, as the reader may see them (X2); null where the person was erased. */
  readonly names: ReadonlyMap<string, string | null>
}

/** Rosters: one method for each use case. */
export class Rosters extends Context.Tag("@jiaosuo/duties/Rosters")<
  Rosters,
  {
    /** Opens the roster of a unit for a month. Its id follows from both: there is one. */
    readonly open: (form: Form.OpeningForm, order: Order) => Effect.Effect<Answer, RosterFailure>
    readonly namePeople: Act<Form.PeopleForm>
    readonly plan: Act<Form.PlanForm>
    /** Plans what is missing (row 5), from the rules, absences and past load; what cannot be filled is answered as warnings. */
    readonly draft: Act<PlainForm>
    readonly change: Act<Form.ChangeForm>
    readonly remove: Act<Form.RemovalForm>
    readonly publish: Act<PlainForm>
    readonly withdraw: Act<PlainForm>
    readonly requestSwap: Act<Form.SwapForm>
    readonly agreeSwap: Act<Form.SwapDecisionForm>
    readonly refuseSwap: Act<Form.SwapDecisionForm>
    readonly approveSwap: Act<Form.SwapDecisionForm>
    readonly signUp: Act<Form.SignUpForm>
    readonly decideSignUp: Act<Form.SignUpDecisionForm>
    readonly checkIn: Act<Form.AttendanceForm>
    readonly checkOut: Act<Form.AttendanceForm>
    readonly switchMode: Act<Form.ModeForm>
    /** The roster in the reader's scope (X3), as it stands or as it was known at an instant. */
    readonly file: (
      id: string,
      reader: Principal,
      asOf: Instant | null
    ) => Effect.Effect<RosterRecord, Rejected<RosterRejection | TownshipIsOutOfScope> | StoreIsUnavailable>
    /** The rules and the calendar by which rosters are judged. */
    readonly policy: RosterPolicy
  }
>() {}

/** X3: who decides on rosters, of the whole district or of the units in their townships. */
export const rosterRoles = ["commander", "officer"] as const

/** Who acts for themselves: comes to a duty and goes, swaps, signs up. */
export const dutyRoles = ["commander", "officer", "dispatcher", "auxiliary", "warden"] as const

const make = Effect.gen(function* () {
  const { dutyRules, deadlines } = yield* Reference
  const policy: RosterPolicy = { rules: dutyRules, isWorkingDay: deadlines.calendar.isWorkingDay }
  const facts = yield* makeDutyFacts
  const otherRosters = yield* makeOtherRosters
  const directory = yield* PeopleDirectory
  const personal = yield* PersonalRecords

  /** Names of everybody on a roster: in full for those who plan and serve, masked for others (X2). */
  const namesOn = (roster: OpenRoster, reader: Principal) =>
    Effect.gen(function* () {
      const everybody = yield* directory.everybody
      const named = peopleOn(roster).flatMap((personId) => {
        const person = everybody.get(personId)
        return person === undefined ? [] : [{ personId, person }]
      })
      const opened = yield* personal.open(named.map(({ person }) => person.person))
      const today = dayInShanghai(yield* Clock.currentTimeMillis)
      const inFull = readsStaffNames(reader, everybody.values(), today)
      return new Map(
        named.map(({ personId, person }, i) => {
          const name = opened[i]?.name
          const isShown = inFull || person.account === reader.account
          return [personId, name === undefined ? null : isShown ? name : maskName(name)]
        })
      )
    })
  const aggregate = rosterAggregate(policy)
  const ordering = yield* makeOrdering<RosterCommand, RosterEvent, Roster, RosterRejection>({
    name: "Rosters",
    aggregate,
    mayChange: dutyRoles,
    isNew: () => false,
    explain: (rejection) => Effect.succeed(rejection)
  })
  const readFile = yield* makeFileReading<Roster, RosterEvent, RosterRejection>({
    context: aggregate.context,
    kind: aggregate.kind,
    codec: rosterEventCodec,
    initialState,
    evolve,
    personsIn: () => [],
    // A unit of the whole district is nobody's township: only those without a limit see its rosters.
    townshipOf: (roster) => (roster._tag === "Unknown" ? null : (townshipOfRoster(roster) ?? "")),
    alsoOpenTo: (roster) => (roster._tag === "Unknown" ? [] : roster.townships),
    mayRead: caseRoles,
    nothingIsOnFile: { _tag: "RosterIsNotOpen" }
  })
  return Rosters.of({
    ...makeRosterActs({ ordering, facts, policy, otherRosters }),
    policy,
    file: (id, reader, asOf) =>
      Effect.gen(function* () {
        const record = yield* readFile(id, reader, asOf)
        const { state } = record
        if (state._tag === "Unknown") {
          return yield* new Rejected<RosterRejection>({ rejection: { _tag: "RosterIsNotOpen" } })
        }
        const period = monthPeriod(state.month)
        const people = yield* facts.people(period.from)
        const unit = yield* facts.unit(state.unitId, period)
        return { ...record, people, unit, names: yield* namesOn(state, reader) }
      }).pipe(Effect.withSpan("Rosters.file"))
  })
})

/** The id of the roster of a unit and a month. */
export { rosterIdOf }

/** Rosters over the event store, beside the directories. */
export const layer: Layer.Layer<
  Rosters,
  never,
  EventStore | PersonalRecords | Reference | OrganisationDirectory | PeopleDirectory
> = Layer.effect(Rosters, make)
