import type { EventStore, StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import type { PersonalRecords } from "@jiaosuo/event-store/PersonalRecords"
import { addDays, dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
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
import { permissions, readingRoles, type Verb } from "./domain/Permissions.ts"
import { type CheckedRecord, checkRecord } from "./domain/record/forms/RecordChecks.ts"
import type { RecordForm } from "./domain/record/forms/RecordForms.ts"
import type { PostOfRecord, RecordCommand, WorkerOfRecord } from "./domain/record/RecordCommands.ts"
import { type RecordEvent, recordEventCodec } from "./domain/record/RecordEvents.ts"
import { evolveRecord, initialRecord } from "./domain/record/RecordHistory.ts"
import type { RecordRejection } from "./domain/record/RecordRejections.ts"
import type { WorkKind } from "./domain/record/Work.ts"
import { townshipOfRecord, type WorkRecord } from "./domain/record/WorkRecord.ts"
import { type Acted, type Actor, onlyOf } from "./domain/WithinPermission.ts"
import { InspectionDirectory } from "./InspectionDirectory.ts"
import { PlaceDirectory } from "./PlaceDirectory.ts"
import { recordAggregate } from "./RecordAggregate.ts"
import { WardenDirectory } from "./WardenDirectory.ts"

/** What an order on a record may come to but an answer. */
export type RecordFailure = OrderFailure<RecordRejection>

type Act<F> = ActOn<F, RecordRejection>

/** A record's file as it is read. */
export type RecordRecord = FileRecord<WorkRecord, RecordEvent>

/** What a day's work was (rows 34, 41, 43, 44, 65): one method for each use case. */
export class Records extends Context.Tag("@jiaosuo/wardens/Records")<
  Records,
  {
    /** Takes a day's work down. Its id follows from the command id. Row 65: a second visit to a site is told. */
    readonly make: (form: RecordForm, order: Order) => Effect.Effect<Answer, RecordFailure>
    /** All of it again, as it should have been; a warden's own only (X3). */
    readonly correct: Act<RecordForm>
    readonly withdraw: Act<PlainForm>
    /** A record in the reader's scope (X3), as it stands or as it was known at an instant. */
    readonly file: ReadFile<WorkRecord, RecordEvent, RecordRejection>
  }
>() {}

/** What somebody must be allowed to do for work of a kind (A3). */
const verbOf: { readonly [Kind in WorkKind]: Verb } = {
  persuasion: "record.persuasion",
  publicity: "record.publicity",
  "help-request": "record.help-request",
  gathering: "record.gathering",
  activity: "record.activity",
  "village-assistant": "record.village-assistant",
  "trade-check": "record.trade-check",
  "card-delivery": "record.card-delivery",
  "site-inspection": "record.site-inspection"
}

const make = Effect.gen(function* () {
  const places = yield* PlaceDirectory
  const wardens = yield* WardenDirectory
  const inspections = yield* InspectionDirectory
  const { wardenRules } = yield* Reference
  const acting = yield* makeActing
  const ordering = yield* makeOrdering<Acted<RecordCommand>, RecordEvent, WorkRecord, RecordRejection>({
    name: "Records",
    aggregate: recordAggregate,
    mayChange: permissions["record.correct"],
    isNew: ({ command }) => command._tag === "MakeRecord",
    explain: (rejection) => Effect.succeed(rejection)
  })
  const ordered = makeOrderedBy(acting, ordering)
  const readFile = yield* makeFileReading<WorkRecord, RecordEvent, RecordRejection>({
    context: recordAggregate.context,
    kind: recordAggregate.kind,
    codec: recordEventCodec,
    initialState: initialRecord,
    evolve: evolveRecord,
    personsIn: () => [],
    townshipOf: townshipOfRecord,
    mayRead: readingRoles,
    nothingIsOnFile: { _tag: "RecordIsNotOnFile" }
  })

  const postOf = (placeId: string | null): Effect.Effect<PostOfRecord | null, StoreIsUnavailable> =>
    placeId === null
      ? Effect.succeed(null)
      : Effect.map(places.place(placeId), (place) => ({
          placeId,
          township: place?.township ?? null,
          openedAt: place?.openedAt ?? null,
          closedAt: place?.closedAt ?? null
        }))

  /** A warden's work is their own, whomever the form names; a station says whose it was. */
  const workerOf = (
    by: Actor,
    named: string | null
  ): Effect.Effect<WorkerOfRecord | null, StoreIsUnavailable> => {
    if (by.warden !== null) {
      const { wardenId, township } = by.warden
      return Effect.succeed({ wardenId, township, isGiver: true })
    }
    return named === null
      ? Effect.succeed(null)
      : Effect.map(wardens.warden(named), (warden) => ({
          wardenId: named,
          township: warden?.township ?? null,
          isGiver: false
        }))
  }

  /** Row 65: the last inspection of the same site within the window before this one. */
  const inspectedBefore = (
    { work, township }: CheckedRecord,
    post: PostOfRecord | null,
    at: Instant
  ): Effect.Effect<Instant | null, StoreIsUnavailable> => {
    const where = township ?? post?.township ?? null
    if (work.kind !== "site-inspection" || where === null) return Effect.succeed(null)
    const day = dayInShanghai(at)
    const since = addDays(day, -wardenRules.limit("inspectionWindow", day))
    return Effect.map(inspections.lastBefore(where, work.site, at), (last) =>
      last !== null && dayInShanghai(last) >= since ? last : null
    )
  }

  /** The content of a record, with what the directories know about whom and what it names. */
  const contentOf = (checked: CheckedRecord, by: Actor) =>
    Effect.gen(function* () {
      const { placeId, wardenId, ...rest } = checked
      const named = { post: postOf(placeId), worker: workerOf(by, wardenId) }
      return { ...rest, ...(yield* Effect.all(named, { concurrency: "unbounded" })) }
    })

  const takeDown = (form: RecordForm) =>
    ordered(verbOf[form.work.kind], checkRecord(wardenRules), ({ checked, by, at, reason, warnings }) =>
      Effect.gen(function* () {
        const content = yield* contentOf(checked, by)
        const inspectedAt = yield* inspectedBefore(checked, content.post, at)
        return plain({
          _tag: "MakeRecord",
          ...content,
          by: by.account,
          inspectedAt,
          at,
          reason,
          warnings
        } as const)
      })
    )

  return Records.of({
    make: (form, order) => takeDown(form)(derivedId("record", order.context.commandId), form, order),

    correct: ordered(
      "record.correct",
      checkRecord(wardenRules),
      ({ checked, by, at, reason, warnings }, _form: RecordForm) =>
        Effect.map(contentOf(checked, by), (content) =>
          plain({ _tag: "CorrectRecord", ...content, onlyOf: onlyOf(by), at, reason, warnings } as const)
        )
    ),

    withdraw: ordered("record.withdraw", checkPlain<PlainForm>, ({ by, at, reason, warnings }) =>
      plain({ _tag: "WithdrawRecord", onlyOf: onlyOf(by), at, reason, warnings })
    ),

    file: (id, reader, asOf) => readFile(id, reader, asOf).pipe(Effect.withSpan("Records.file"))
  })
})

/** Records over the event store, beside the directories. */
export const layer: Layer.Layer<
  Records,
  never,
  EventStore | PersonalRecords | Reference | PlaceDirectory | WardenDirectory | InspectionDirectory
> = Layer.effect(Records, make)
