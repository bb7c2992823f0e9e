import type { EventStore } from "@jiaosuo/event-store/EventStore"
import type { PersonalRecords } from "@jiaosuo/event-store/PersonalRecords"
import type { Principal } from "@jiaosuo/http/Principal"
import type { CommandContext } from "@jiaosuo/kernel/Event"
import { derivedId } from "@jiaosuo/kernel/Ids"
import { checkPlain } from "@jiaosuo/orders/domain/FilingCheck"
import type { PlainForm } from "@jiaosuo/orders/domain/FormFields"
import { type FileRecord, makeFileReading, type ReadFile } from "@jiaosuo/orders/FileReading"
import { type Act as ActOn, makeOrdering, plain } from "@jiaosuo/orders/Ordering"
import type { Answer, Order, OrderFailure } from "@jiaosuo/orders/Orders"
import { Reference } from "@jiaosuo/reference/Reference"
import { Context, Effect, Layer } from "effect"
import { makeActing, makeOrderedBy } from "./Acting.ts"
import * as Check from "./domain/hazard/forms/HazardChecks.ts"
import type * as Form from "./domain/hazard/forms/HazardForms.ts"
import { type Hazard, townshipOfHazard } from "./domain/hazard/Hazard.ts"
import type { HazardCommand, HearOfCase } from "./domain/hazard/HazardCommands.ts"
import { type HazardEvent, hazardEventCodec } from "./domain/hazard/HazardEvents.ts"
import { evolveHazard, initialHazard } from "./domain/hazard/HazardHistory.ts"
import type { HazardRejection } from "./domain/hazard/HazardRejections.ts"
import { permissions, readingRoles } from "./domain/Permissions.ts"
import { type Acted, type Actor, onlyOf } from "./domain/WithinPermission.ts"
import { hazardAggregate } from "./HazardAggregate.ts"
import { WardenDirectory } from "./WardenDirectory.ts"

/** What an order on a hazard may come to but an answer. */
export type HazardFailure = OrderFailure<HazardRejection>

type Act<F> = ActOn<F, HazardRejection>

/** A hazard's file as it is read. */
export type HazardRecord = FileRecord<Hazard, HazardEvent>

/** Hazards on roads and their way to being cleared: one method for each use case. */
export class Hazards extends Context.Tag("@jiaosuo/wardens/Hazards")<
  Hazards,
  {
    /** Reports a hazard. Its id follows from the command id. */
    readonly report: (form: Form.HazardForm, order: Order) => Effect.Effect<Answer, HazardFailure>
    readonly rate: Act<Form.HazardRatingForm>
    readonly assign: Act<Form.HazardAssignmentForm>
    readonly fix: Act<Form.HazardRepairForm>
    readonly clear: Act<PlainForm>
    readonly sendBack: Act<PlainForm>
    readonly withdraw: Act<PlainForm>
    /** What becomes of the case that it is, as another context says. Comes from a reaction. */
    readonly hearOfCase: (
      id: string,
      said: Omit<HearOfCase, "_tag">,
      context: CommandContext
    ) => Effect.Effect<void, HazardFailure>
    /** A hazard in the reader's scope (X3), as it stands or as it was known at an instant. */
    readonly file: ReadFile<Hazard, HazardEvent, HazardRejection>
  }
>() {}

/** The desk of cases speaks for the whole district. */
const theDesk: Principal = {
  account: "cases",
  name: "cases",
  role: "commander",
  townships: null,
  station: null,
  qualification: "none"
}
const byTheDesk: Actor = { account: theDesk.account, role: theDesk.role, warden: null }

const make = Effect.gen(function* () {
  const wardens = yield* WardenDirectory
  const { wardenRules } = yield* Reference
  const acting = yield* makeActing
  const ordering = yield* makeOrdering<Acted<HazardCommand>, HazardEvent, Hazard, HazardRejection>({
    name: "Hazards",
    aggregate: hazardAggregate,
    mayChange: permissions["hazard.report"],
    isNew: ({ command }) => command._tag === "ReportHazard",
    explain: (rejection) => Effect.succeed(rejection)
  })
  const ordered = makeOrderedBy(acting, ordering)
  const readFile = yield* makeFileReading<Hazard, HazardEvent, HazardRejection>({
    context: hazardAggregate.context,
    kind: hazardAggregate.kind,
    codec: hazardEventCodec,
    initialState: initialHazard,
    evolve: evolveHazard,
    personsIn: () => [],
    townshipOf: townshipOfHazard,
    mayRead: readingRoles,
    nothingIsOnFile: { _tag: "HazardIsNotOnFile" }
  })

  const report = ordered(
    "hazard.report",
    Check.checkHazard(wardenRules),
    ({ checked, by, at, reason, warnings }) =>
      plain({
        _tag: "ReportHazard",
        ...checked,
        townshipOfGiver: by.warden?.township ?? null,
        wardenId: by.warden?.wardenId ?? null,
        by: by.account,
        at,
        reason,
        warnings
      })
  )

  return Hazards.of({
    report: (form, order) => report(derivedId("hazard", order.context.commandId), form, order),

    rate: ordered("hazard.rate", Check.checkRating(wardenRules), ({ checked, at, reason }) =>
      plain({ _tag: "RateHazard", rule: checked, at, reason })
    ),

    assign: ordered("hazard.assign", Check.checkAssignment, ({ checked, at, reason }) => {
      if ("office" in checked) {
        return plain<HazardCommand>({ _tag: "AssignHazard", to: checked, at, reason })
      }
      return Effect.map(wardens.warden(checked.wardenId), (warden) =>
        plain<HazardCommand>({
          _tag: "AssignHazard",
          to: {
            wardenId: checked.wardenId,
            township: warden?.township ?? null,
            active: warden?.state === "active"
          },
          at,
          reason
        })
      )
    }),

    fix: ordered("hazard.fix", Check.checkRepair, ({ checked, by, at, reason }) =>
      plain({ _tag: "FixHazard", onlyOf: by.warden?.wardenId ?? null, ...checked, at, reason })
    ),

    clear: ordered("hazard.clear", checkPlain<PlainForm>, ({ at, reason }) =>
      plain({ _tag: "ClearHazard", at, reason })
    ),

    sendBack: ordered("hazard.send-back", checkPlain<PlainForm>, ({ at, reason }) =>
      plain({ _tag: "SendBackHazard", at, reason })
    ),

    withdraw: ordered("hazard.withdraw", checkPlain<PlainForm>, ({ by, at, reason }) =>
      plain({ _tag: "WithdrawHazard", onlyOf: onlyOf(by), at, reason })
    ),

    hearOfCase: (id, said, context) =>
      ordering
        .give(
          id,
          plain({ verb: "hazard.assign", by: byTheDesk, command: { _tag: "HearOfCase", ...said } }),
          { principal: theDesk, context },
          said.at,
          { verb: "hearOfCase", said }
        )
        .pipe(Effect.asVoid, Effect.withSpan("Hazards.hearOfCase")),

    file: (id, reader, asOf) => readFile(id, reader, asOf).pipe(Effect.withSpan("Hazards.file"))
  })
})

/** Hazards over the event store, beside the directory of wardens. */
export const layer: Layer.Layer<Hazards, never, EventStore | PersonalRecords | Reference | WardenDirectory> =
  Layer.effect(Hazards, make)
