import { Rejected } from "@jiaosuo/event-store/CommandHandler"
import type { EventStore, StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import type { PersonalRecords } from "@jiaosuo/event-store/PersonalRecords"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { derivedId } from "@jiaosuo/kernel/Ids"
import { checkPlain } from "@jiaosuo/orders/domain/FilingCheck"
import { remark } from "@jiaosuo/orders/domain/FormReading"
import type { Warning } from "@jiaosuo/orders/domain/Warning"
import { type FileRecord, makeFileReading, type ReadFile } from "@jiaosuo/orders/FileReading"
import { type Act as ActOn, makeOrdering, plain } from "@jiaosuo/orders/Ordering"
import type { Answer, Order, OrderFailure } from "@jiaosuo/orders/Orders"
import { makeSealing, type SealedPerson } from "@jiaosuo/orders/Sealing"
import { problemAt } from "@jiaosuo/reference/Finding"
import { Reference } from "@jiaosuo/reference/Reference"
import { Context, Effect, Layer } from "effect"
import { organisationOn } from "./domain/organisation/OrganisationOn.ts"
import { townshipOfUnit } from "./domain/organisation/TownshipOfEvent.ts"
import * as Check from "./domain/person/forms/PersonChecks.ts"
import type * as Form from "./domain/person/forms/PersonForms.ts"
import { assistantsAreWithin, headCountsOn } from "./domain/person/HeadCounts.ts"
import type { PersonCommand } from "./domain/person/PersonCommands.ts"
import { type PersonEvent, personEventCodec } from "./domain/person/PersonEvents.ts"
import { evolvePerson, initialPerson } from "./domain/person/PersonHistory.ts"
import type { PersonRejection } from "./domain/person/PersonRejections.ts"
import { assignmentOn, type Person, townshipOfPerson } from "./domain/person/Persons.ts"
import { OrganisationDirectory } from "./OrganisationDirectory.ts"
import { PeopleDirectory } from "./PeopleDirectory.ts"
import { personAggregate } from "./PersonAggregate.ts"

/** What an order on a person may come to but an answer. */
export type PersonFailure = OrderFailure<PersonRejection>

type Act<F> = ActOn<F, PersonRejection>

/** A person's file as it is read. */
export type PersonRecord = FileRecord<Person, PersonEvent>

/** Those who serve: one method for each use case. */
export class People extends Context.Tag("@jiaosuo/duties/People")<
  People,
  {
    /** Takes somebody on. Their id follows from the command id. Row 36: more assistants than a station has is warned of. */
    readonly takeOn: (form: Form.TakingOnForm, order: Order) => Effect.Effect<Answer, PersonFailure>
    readonly transfer: Act<Form.TransferForm>
    readonly changePost: Act<Form.PostForm>
    readonly qualify: Act<Form.QualificationForm>
    readonly linkAccount: Act<Form.AccountForm>
    readonly recordTraining: Act<Form.TrainingForm>
    readonly recordAbsence: Act<Form.AbsenceForm>
    readonly cancelAbsence: Act<Form.AbsenceEndForm>
    readonly earnRest: Act<Form.RestForm>
    readonly spendRest: Act<Form.RestSpendingForm>
    readonly letGo: Act<Form.LeavingForm>
    /** The file of a person in the reader's scope (X3), as it stands or as it was known at an instant. */
    readonly file: ReadFile<Person, PersonEvent, PersonRejection>
  }
>() {}

/**
 * X3: who may read and work on the files of people at all: why somebody is away is nobody else's business. What each
 * may do there is part of the decision.
 */
export const peopleRoles = ["commander", "officer"] as const

const make = Effect.gen(function* () {
  const { dutyRules } = yield* Reference
  const organisation = yield* OrganisationDirectory
  const people = yield* PeopleDirectory
  const sealing = yield* makeSealing
  const ordering = yield* makeOrdering<PersonCommand, PersonEvent, Person, PersonRejection>({
    name: "People",
    aggregate: personAggregate,
    mayChange: peopleRoles,
    isNew: ({ _tag }) => _tag === "TakeOnPerson",
    explain: (rejection) => Effect.succeed(rejection)
  })
  const { ordered } = ordering
  const readFile = yield* makeFileReading<Person, PersonEvent, PersonRejection>({
    context: personAggregate.context,
    kind: personAggregate.kind,
    codec: personEventCodec,
    initialState: initialPerson,
    evolve: evolvePerson,
    personsIn: (event) => (event._tag === "PersonWasTakenOn" ? [event.person] : []),
    // A unit of the whole district is nobody's township: only those without a limit see its people.
    townshipOf: (person) => (person._tag === "Unknown" ? null : (townshipOfPerson(person) ?? "")),
    mayRead: peopleRoles,
    nothingIsOnFile: { _tag: "PersonIsNotOnFile" }
  })

  /** The unit on a day, with the township that it lies in. */
  const placed = (
    unitId: string,
    on: CalendarDate
  ): Effect.Effect<{ readonly township: string | null }, Rejected<PersonRejection> | StoreIsUnavailable> =>
    Effect.flatMap(organisation.current, ({ state }) =>
      organisationOn(state, on).units.has(unitId)
        ? Effect.succeed({ township: townshipOfUnit(state, unitId) })
        : Effect.fail(
            new Rejected<PersonRejection>({ rejection: { _tag: "UnitIsNotInService", unitId, on } })
          )
    )

  /** Row 36: whether a station's assistants would leave the limits with so many more, or fewer. */
  const unlessWithin = (
    unitId: string,
    on: CalendarDate,
    more: 1 | -1
  ): Effect.Effect<ReadonlyArray<Warning>, StoreIsUnavailable> =>
    Effect.map(Effect.all([people.everybody, organisation.current]), ([everybody, { state }]) => {
      const unit = organisationOn(state, on).units.get(unitId)
      if (unit?.kind !== "station" && unit?.kind !== "base-station") return []
      const least = dutyRules.limit("leastTrafficAssistants", on)
      const most = dutyRules.limit("mostTrafficAssistants", on)
      const assistants = (headCountsOn(everybody.values(), on).get(unitId)?.assistants ?? 0) + more
      // A station that is being staffed has few at first: too few is only said of one that loses somebody.
      const limits = more > 0 ? { least: 0, most } : { least, most: assistants }
      return assistantsAreWithin(assistants, limits)
        ? []
        : [
            problemAt(
              "unitId",
              remark(
                null,
                `${unit.name}的交通协管员将为${assistants}人,应为${least}至${most}人`,
                `${unit.name} would have ${assistants} traffic assistants; it takes ${least} to ${most}`
              )
            )
          ]
    })

  /** Row 36: what a transfer or a leaving does to the stations concerned. */
  const movingWarnings = (id: string, to: string | null, from: CalendarDate) =>
    Effect.flatMap(people.person(id), (person) => {
      if (person?.personKind !== "assistant") return Effect.succeed([])
      const unitId = assignmentOn(person, from)?.unitId
      return Effect.map(
        Effect.all([
          unitId === undefined || unitId === to ? Effect.succeed([]) : unlessWithin(unitId, from, -1),
          to === null || unitId === to ? Effect.succeed([]) : unlessWithin(to, from, 1)
        ]),
        ([left, joined]) => [...left, ...joined]
      )
    })

  const takeOn = ordered("takeOn", Check.checkTakingOn, ({ checked, warnings, reason, order }) =>
    Effect.gen(function* () {
      const { values, ...facts } = checked
      const { township } = yield* placed(facts.unitId, facts.from)
      const found = facts.personKind === "assistant" ? yield* unlessWithin(facts.unitId, facts.from, 1) : []
      const sealed = yield* sealing.persons(order.context.commandId, [{ as: "officer", values }])
      return {
        command: {
          _tag: "TakeOnPerson",
          ...(sealed.value[0] as SealedPerson),
          ...facts,
          township,
          reason,
          warnings: [...warnings, ...found]
        },
        records: sealed.records
      }
    })
  )

  return People.of({
    takeOn: (form, order) => takeOn(derivedId("person", order.context.commandId), form, order),

    transfer: (id, form, order) =>
      ordered("transfer", Check.checkTransfer, ({ checked, reason }) =>
        Effect.map(
          Effect.all([
            placed(checked.unitId, checked.from),
            movingWarnings(id, checked.unitId, checked.from)
          ]),
          ([{ township }, warnings]) =>
            plain({ _tag: "TransferPerson", ...checked, township, reason, warnings } as const)
        )
      )(id, form, order),

    changePost: ordered("changePost", Check.checkFrom, ({ checked, reason }, { post }: Form.PostForm) =>
      plain({ _tag: "ChangePost", post, ...checked, reason })
    ),

    qualify: ordered("qualify", Check.checkQualification, ({ checked, reason }) =>
      plain({ _tag: "QualifyPerson", ...checked, reason })
    ),

    linkAccount: ordered("linkAccount", Check.checkAccount, ({ checked, reason }) =>
      plain({ _tag: "LinkAccount", ...checked, reason })
    ),

    recordTraining: ordered("recordTraining", Check.checkTraining, ({ checked, reason, order }) =>
      plain({
        _tag: "RecordTraining",
        trainingId: derivedId("training", order.context.commandId),
        ...checked,
        reason
      })
    ),

    recordAbsence: ordered("recordAbsence", Check.checkAbsence, ({ checked, reason, order }, { ground }) =>
      plain({
        _tag: "RecordAbsence",
        absenceId: derivedId("absence", order.context.commandId),
        ground,
        ...checked,
        reason
      })
    ),

    cancelAbsence: ordered("cancelAbsence", checkPlain<Form.AbsenceEndForm>, ({ reason }, { absenceId }) =>
      plain({ _tag: "CancelAbsence", absenceId, reason })
    ),

    earnRest: ordered("earnRest", Check.checkRest(dutyRules), ({ checked, reason, order }) =>
      plain({ _tag: "EarnRest", restId: derivedId("rest", order.context.commandId), ...checked, reason })
    ),

    spendRest: ordered("spendRest", Check.checkRestSpending, ({ checked, reason, order }) =>
      plain({ _tag: "SpendRest", restId: derivedId("rest", order.context.commandId), ...checked, reason })
    ),

    letGo: (id, form, order) =>
      ordered("letGo", Check.checkFrom, ({ checked, reason }) =>
        Effect.map(movingWarnings(id, null, checked.from), (warnings) =>
          plain({ _tag: "LetPersonGo", ...checked, reason, warnings } as const)
        )
      )(id, form, order),

    file: (id, reader, asOf) => readFile(id, reader, asOf).pipe(Effect.withSpan("People.file"))
  })
})

/** Those who serve, over the event store, beside the directories. */
export const layer: Layer.Layer<
  People,
  never,
  EventStore | PersonalRecords | Reference | OrganisationDirectory | PeopleDirectory
> = Layer.effect(People, make)
