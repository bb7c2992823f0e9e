import type { EventStore, StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import type { PersonalRecords } from "@jiaosuo/event-store/PersonalRecords"
import { inScope, type Principal } from "@jiaosuo/http/Principal"
import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { Instant } from "@jiaosuo/kernel/Event"
import { derivedId } from "@jiaosuo/kernel/Ids"
import { checkPlain } from "@jiaosuo/orders/domain/FilingCheck"
import type { PlainForm } from "@jiaosuo/orders/domain/FormFields"
import type { Warning } from "@jiaosuo/orders/domain/Warning"
import { type FileRecord, makeFileReading, type ReadFile } from "@jiaosuo/orders/FileReading"
import { type Act as ActOn, makeOrdering, plain } from "@jiaosuo/orders/Ordering"
import type { Answer, Order, OrderFailure } from "@jiaosuo/orders/Orders"
import { makeSealing, type SealedPerson } from "@jiaosuo/orders/Sealing"
import { Reference } from "@jiaosuo/reference/Reference"
import { Context, Effect, Layer } from "effect"
import { makeActing, makeOrderedBy } from "./Acting.ts"
import { assistantWarnings } from "./AssistantsOfStations.ts"
import { peopleRoles, permissions } from "./domain/Permissions.ts"
import { isOpen } from "./domain/place/Place.ts"
import type { Acted } from "./domain/WithinPermission.ts"
import * as Check from "./domain/warden/forms/WardenChecks.ts"
import type * as Form from "./domain/warden/forms/WardenForms.ts"
import { type KnownWarden, townshipOfWarden, type Warden } from "./domain/warden/Warden.ts"
import type { AskedTraining, PostFacts, WardenCommand } from "./domain/warden/WardenCommands.ts"
import { type WardenEvent, wardenEventCodec } from "./domain/warden/WardenEvents.ts"
import { evolveWarden, initialWarden } from "./domain/warden/WardenHistory.ts"
import type { WardenRejection } from "./domain/warden/WardenRejections.ts"
import { PlaceDirectory } from "./PlaceDirectory.ts"
import { wardenAggregate } from "./WardenAggregate.ts"
import { type ListedWarden, WardenDirectory } from "./WardenDirectory.ts"

/** What an order on a warden may come to but an answer. */
export type WardenFailure = OrderFailure<WardenRejection>

type Act<F> = ActOn<F, WardenRejection>

/** A warden's file as it is read. */
export type WardenRecord = FileRecord<Warden, WardenEvent>

/** Those who serve, want to or did: one method for each use case (rows 34, 36, 42, 45). */
export class Wardens extends Context.Tag("@jiaosuo/wardens/Wardens")<
  Wardens,
  {
    /** Takes an application down. Their id follows from the command id. */
    readonly apply: (form: Form.ApplicationForm, order: Order) => Effect.Effect<Answer, WardenFailure>
    readonly check: Act<Form.CheckForm>
    readonly beginTraining: Act<PlainForm>
    readonly recordTraining: Act<Form.WardenTrainingForm>
    /** Row 34: a persuader without an open post is refused. Row 36: more assistants than a station has is told. */
    readonly activate: Act<PlainForm>
    readonly rest: Act<PlainForm>
    readonly resume: Act<PlainForm>
    readonly letGo: Act<PlainForm>
    readonly change: Act<Form.WardenChangeForm>
    readonly changeRoles: Act<Form.RolesForm>
    readonly post: Act<Form.PostingForm>
    /** Into another township, within the giver's scope (X3), with all that is on file; their account stays behind. */
    readonly transfer: Act<Form.TransferForm>
    readonly linkAccount: Act<Form.WardenAccountForm>
    readonly lend: Act<Form.LoanForm>
    readonly takeBack: Act<Form.ReturnForm>
    readonly reportInjury: Act<Form.InjuryForm>
    readonly insure: Act<Form.InsuranceForm>
    /** Everybody in the reader's scope (X3), also those who left. */
    readonly inScope: (reader: Principal) => Effect.Effect<ReadonlyArray<ListedWarden>, StoreIsUnavailable>
    /** The file of somebody in the reader's scope (X3), as it stands or as it was known at an instant. */
    readonly file: ReadFile<Warden, WardenEvent, WardenRejection>
  }
>() {}

const make = Effect.gen(function* () {
  const { dutyRules, wardenRules } = yield* Reference
  const wardens = yield* WardenDirectory
  const places = yield* PlaceDirectory
  const acting = yield* makeActing
  const sealing = yield* makeSealing
  const ordering = yield* makeOrdering<Acted<WardenCommand>, WardenEvent, Warden, WardenRejection>({
    name: "Wardens",
    aggregate: wardenAggregate,
    mayChange: permissions["warden.change"],
    isNew: ({ command }) => command._tag === "Apply",
    explain: (rejection) => Effect.succeed(rejection)
  })
  const ordered = makeOrderedBy(acting, ordering)
  const readFile = yield* makeFileReading<Warden, WardenEvent, WardenRejection>({
    context: wardenAggregate.context,
    kind: wardenAggregate.kind,
    codec: wardenEventCodec,
    initialState: initialWarden,
    evolve: evolveWarden,
    personsIn: (event) => (event._tag === "WardenApplied" ? [event.person] : []),
    townshipOf: townshipOfWarden,
    mayRead: peopleRoles,
    nothingIsOnFile: { _tag: "WardenIsNotOnFile" }
  })

  /** A place as it is now; null where there is none of this id. */
  const postFacts = (placeId: string | null): Effect.Effect<PostFacts | null, StoreIsUnavailable> =>
    placeId === null
      ? Effect.succeed(null)
      : Effect.map(places.place(placeId), (place) =>
          place === undefined
            ? null
            : { placeId, kind: place.kind, township: place.township, open: isOpen(place) }
        )

  /** Row 36: what a change of somebody does to the assistants of stations. */
  const moving = (
    id: string,
    changed: Partial<Pick<KnownWarden, "state" | "roles" | "placeId">>,
    at: Instant
  ): Effect.Effect<ReadonlyArray<Warning>, StoreIsUnavailable> =>
    Effect.map(Effect.all([wardens.everybody, places.places]), ([all, sites]) => {
      const before = all.byId.get(id)
      if (before === undefined) return []
      const after = { ...before, ...changed }
      return assistantWarnings(all, sites, before, after, wardenRules, dayInShanghai(at))
    })

  /** The place that somebody is posted at now. */
  const ownPost = (id: string) =>
    Effect.flatMap(wardens.warden(id), (warden) => postFacts(warden?.placeId ?? null))

  /** What entering active service is judged by. */
  const intoService = (id: string, at: Instant) =>
    Effect.map(Effect.all([ownPost(id), moving(id, { state: "active" }, at)]), ([post, warnings]) => {
      const day = dayInShanghai(at)
      const trainings: ReadonlyArray<AskedTraining> = wardenRules
        .trainings(day)
        .map(({ subject, roles }) => ({ subject, roles }))
      return { post, warnings, trainings, day }
    })

  const apply = ordered(
    "warden.apply",
    Check.checkApplication(dutyRules),
    ({ checked, warnings, at, reason, order }) => {
      const { values, ...facts } = checked
      return Effect.map(
        sealing.persons(order.context.commandId, [{ as: "warden", values }]),
        ({ value, records }) => ({
          command: {
            _tag: "Apply",
            ...(value[0] as SealedPerson),
            ...facts,
            at,
            reason,
            warnings
          } as const,
          records
        })
      )
    }
  )

  return Wardens.of({
    apply: (form, order) => apply(derivedId("warden", order.context.commandId), form, order),

    check: ordered("warden.check", checkPlain<Form.CheckForm>, ({ at, reason }, { passed }) =>
      plain({ _tag: "Check", passed, at, reason })
    ),

    beginTraining: ordered("warden.begin-training", checkPlain<PlainForm>, ({ at, reason }) =>
      plain({ _tag: "BeginTraining", at, reason })
    ),

    recordTraining: ordered(
      "warden.record-training",
      Check.checkWardenTraining(wardenRules),
      ({ checked, reason, order }) =>
        plain({
          _tag: "RecordTraining",
          trainingId: derivedId("training", order.context.commandId),
          ...checked,
          reason
        })
    ),

    activate: (id, form, order) =>
      ordered("warden.activate", checkPlain<PlainForm>, ({ at, reason }) =>
        Effect.map(intoService(id, at), (facts) => plain({ _tag: "Activate", at, reason, ...facts } as const))
      )(id, form, order),

    rest: (id, form, order) =>
      ordered("warden.rest", checkPlain<PlainForm>, ({ at, reason }) =>
        Effect.map(moving(id, { state: "resting" }, at), (warnings) =>
          plain({ _tag: "Rest", at, reason, warnings } as const)
        )
      )(id, form, order),

    resume: (id, form, order) =>
      ordered("warden.resume", checkPlain<PlainForm>, ({ at, reason }) =>
        Effect.map(intoService(id, at), (facts) => plain({ _tag: "Resume", at, reason, ...facts } as const))
      )(id, form, order),

    letGo: (id, form, order) =>
      ordered("warden.let-go", checkPlain<PlainForm>, ({ at, reason }) =>
        Effect.map(moving(id, { state: "left" }, at), (warnings) =>
          plain({ _tag: "LetGo", at, reason, warnings } as const)
        )
      )(id, form, order),

    change: ordered("warden.change", Check.checkWardenChange(dutyRules), ({ checked, at, reason }) =>
      plain({ _tag: "ChangeWarden", ...checked, at, reason })
    ),

    changeRoles: (id, form, order) =>
      ordered("warden.change-roles", Check.checkRoles, ({ checked, at, reason }) =>
        Effect.map(Effect.all([ownPost(id), moving(id, checked, at)]), ([post, warnings]) =>
          plain({ _tag: "ChangeRoles", ...checked, post, at, reason, warnings } as const)
        )
      )(id, form, order),

    post: (id, form, order) =>
      ordered("warden.post", checkPlain<Form.PostingForm>, ({ at, reason }, { placeId }) =>
        Effect.map(Effect.all([postFacts(placeId), moving(id, { placeId }, at)]), ([post, warnings]) =>
          plain({ _tag: "PostWarden", placeId, post, at, reason, warnings } as const)
        )
      )(id, form, order),

    transfer: (id, form, order) =>
      ordered("warden.transfer", Check.checkTransfer, ({ checked, at, reason }) => {
        const { placeId } = checked
        return Effect.map(Effect.all([postFacts(placeId), moving(id, { placeId }, at)]), ([post, warnings]) =>
          plain({ _tag: "Transfer", ...checked, post, at, reason, warnings } as const)
        )
      })(id, form, order),

    linkAccount: ordered("warden.link-account", Check.checkWardenAccount, ({ checked, reason }) =>
      plain({ _tag: "LinkAccount", ...checked, reason })
    ),

    lend: ordered("warden.lend", Check.checkLoan(dutyRules), ({ checked, at, reason, order }) =>
      plain({ _tag: "Lend", loanId: derivedId("loan", order.context.commandId), ...checked, at, reason })
    ),

    takeBack: ordered("warden.take-back", checkPlain<Form.ReturnForm>, ({ at, reason }, { loanId, intact }) =>
      plain({ _tag: "TakeBack", loanId, intact: intact ?? true, at, reason })
    ),

    reportInjury: ordered(
      "warden.report-injury",
      Check.checkInjury,
      ({ checked, at, reason, order }, { severity }) =>
        plain({
          _tag: "ReportInjury",
          injuryId: derivedId("injury", order.context.commandId),
          severity,
          ...checked,
          at,
          reason
        })
    ),

    insure: ordered("warden.insure", Check.checkInsurance, ({ checked, reason }) =>
      plain({ _tag: "Insure", ...checked, reason })
    ),

    inScope: (reader) =>
      Effect.map(wardens.everybody, ({ byId }) =>
        [...byId.values()].filter(({ township }) => inScope(reader, township))
      ),

    file: (id, reader, asOf) => readFile(id, reader, asOf).pipe(Effect.withSpan("Wardens.file"))
  })
})

/** Wardens over the event store, beside the directories. */
export const layer: Layer.Layer<
  Wardens,
  never,
  EventStore | PersonalRecords | Reference | PlaceDirectory | WardenDirectory
> = Layer.effect(Wardens, make)
