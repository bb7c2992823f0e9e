import type { EventStore } from "@jiaosuo/event-store/EventStore"
import type { PersonalRecords } from "@jiaosuo/event-store/PersonalRecords"
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
import * as Check from "./domain/service/forms/ServiceChecks.ts"
import type * as Form from "./domain/service/forms/ServiceForms.ts"
import { type Service, townshipOfService } from "./domain/service/Service.ts"
import type { ServiceCommand } from "./domain/service/ServiceCommands.ts"
import { type ServiceEvent, serviceEventCodec } from "./domain/service/ServiceEvents.ts"
import { evolveService, initialService } from "./domain/service/ServiceHistory.ts"
import type { ServiceRejection } from "./domain/service/ServiceRejections.ts"
import { type Acted, onlyOf } from "./domain/WithinPermission.ts"
import { serviceAggregate } from "./ServiceAggregate.ts"
import { UnitDirectory } from "./UnitDirectory.ts"
import type { WardenDirectory } from "./WardenDirectory.ts"

/** What an order on a service may come to but an answer. */
export type ServiceFailure = OrderFailure<ServiceRejection>

type Act<F> = ActOn<F, ServiceRejection>

/** A service's file as it is read. */
export type ServiceRecord = FileRecord<Service, ServiceEvent>

/** What people asked mobile units and rooms for (rows 40, 47, 58, 72). */
export class Services extends Context.Tag("@jiaosuo/wardens/Services")<
  Services,
  {
    /** Takes a service down. Its id follows from the command id. */
    readonly request: (form: Form.ServiceForm, order: Order) => Effect.Effect<Answer, ServiceFailure>
    /** A warden's own only (X3). */
    readonly correct: Act<Form.ServiceCorrectionForm>
    readonly finish: Act<PlainForm>
    /** Row 47: papers were missing, which is a second trip. */
    readonly reopen: Act<Form.ReopenServiceForm>
    /** Row 72: another force is asked to do it. */
    readonly handOver: Act<Form.HandOverForm>
    readonly answerHandOver: Act<Form.HandOverAnswerForm>
    /** A warden's own only (X3). */
    readonly withdraw: Act<PlainForm>
    /** A service in the reader's scope (X3), as it stands or as it was known at an instant. */
    readonly file: ReadFile<Service, ServiceEvent, ServiceRejection>
  }
>() {}

const make = Effect.gen(function* () {
  const directory = yield* UnitDirectory
  const { wardenRules } = yield* Reference
  const acting = yield* makeActing
  const ordering = yield* makeOrdering<Acted<ServiceCommand>, ServiceEvent, Service, ServiceRejection>({
    name: "Services",
    aggregate: serviceAggregate,
    mayChange: permissions["service.request"],
    isNew: ({ command }) => command._tag === "RequestService",
    explain: (rejection) => Effect.succeed(rejection)
  })
  const ordered = makeOrderedBy(acting, ordering)
  const readFile = yield* makeFileReading<Service, ServiceEvent, ServiceRejection>({
    context: serviceAggregate.context,
    kind: serviceAggregate.kind,
    codec: serviceEventCodec,
    initialState: initialService,
    evolve: evolveService,
    personsIn: () => [],
    townshipOf: townshipOfService,
    mayRead: readingRoles,
    nothingIsOnFile: { _tag: "ServiceIsNotOnFile" }
  })

  const unitOf = (unitId: string | null) =>
    unitId === null
      ? Effect.succeed(null)
      : Effect.map(directory.unit(unitId), (unit) => ({ unitId, township: unit?.township ?? null }))

  const request = ordered(
    "service.request",
    Check.checkService(wardenRules),
    ({ checked: { unitId, ...asked }, by, at, reason, warnings }, _form: Form.ServiceForm) =>
      Effect.map(unitOf(unitId), (unit) =>
        plain({
          _tag: "RequestService",
          ...asked,
          unit,
          townshipOfGiver: by.warden?.township ?? null,
          wardenId: by.warden?.wardenId ?? null,
          by: by.account,
          at,
          reason,
          warnings
        } as const)
      )
  )

  return Services.of({
    request: (form, order) => request(derivedId("service", order.context.commandId), form, order),

    correct: ordered(
      "service.correct",
      Check.checkServiceCorrection(wardenRules),
      ({ checked, by, at, reason, warnings }) =>
        plain({ _tag: "CorrectService", ...checked, onlyOf: onlyOf(by), at, reason, warnings })
    ),

    finish: ordered("service.finish", checkPlain<PlainForm>, ({ at, reason }) =>
      plain({ _tag: "FinishService", at, reason })
    ),

    reopen: ordered("service.reopen", Check.checkReopening(wardenRules), ({ checked, at, reason }) =>
      plain({ _tag: "ReopenService", ...checked, at, reason })
    ),

    handOver: ordered("service.hand-over", Check.checkHandOver, ({ checked, at, reason }) =>
      plain({ _tag: "HandServiceOver", ...checked, at, reason })
    ),

    answerHandOver: ordered(
      "service.answer-hand-over",
      Check.checkHandOverAnswer,
      ({ checked, at, reason }) => plain({ _tag: "AnswerHandOver", ...checked, at, reason })
    ),

    withdraw: ordered("service.withdraw", checkPlain<PlainForm>, ({ by, at, reason }) =>
      plain({ _tag: "WithdrawService", onlyOf: onlyOf(by), at, reason })
    ),

    file: (id, reader, asOf) => readFile(id, reader, asOf).pipe(Effect.withSpan("Services.file"))
  })
})

/** Services over the event store, beside the directories. */
export const layer: Layer.Layer<
  Services,
  never,
  EventStore | PersonalRecords | Reference | UnitDirectory | WardenDirectory
> = Layer.effect(Services, make)
