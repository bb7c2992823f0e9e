import { Rejected } from "@jiaosuo/event-store/CommandHandler"
import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import { derivedId } from "@jiaosuo/kernel/Ids"
import { checkPlain } from "@jiaosuo/orders/domain/FilingCheck"
import type { PlainForm } from "@jiaosuo/orders/domain/FormFields"
import { type Act, type Ordering, type Prepared, plain } from "@jiaosuo/orders/Ordering"
import { type Answer, type Order, type OrderFailure, orFault } from "@jiaosuo/orders/Orders"
import type { Sealed, SealedPerson, Sealing } from "@jiaosuo/orders/Sealing"
import type { ReferenceData } from "@jiaosuo/reference/Reference"
import { Clock, Effect } from "effect"
import { type Accident, onFile } from "../domain/Accident.ts"
import { mostDuplicates } from "../domain/AccidentClaims.ts"
import type { AccidentCommand } from "../domain/AccidentCommands.ts"
import type { AccidentRejection } from "../domain/AccidentRejections.ts"
import * as Checks from "../domain/forms/IntakeChecks.ts"
import type * as Form from "../domain/forms/IntakeForms.ts"
import { type CheckedReport, checkReport } from "../domain/forms/ReportCheck.ts"
import * as Scene from "../domain/forms/SceneChecks.ts"
import { noCircumstances } from "../domain/values/Place.ts"
import { townshipsOfAccident } from "../domain/WithinAccidentScope.ts"
import { handlerOf } from "./HandlerOf.ts"

type ActOn<F> = Act<F, AccidentRejection>

/** Use cases of an accident's file as a whole and of its scene: one method for each verb. */
export interface Filing {
  /** Opens a file. Its id follows from the command id: a repeated order meets the same file. */
  readonly report: (
    form: Form.ReportForm,
    order: Order
  ) => Effect.Effect<Answer, OrderFailure<AccidentRejection>>
  readonly accept: ActOn<Form.AcceptanceForm>
  readonly refuse: ActOn<Form.RefusalForm>
  readonly handOver: ActOn<Form.HandOverForm>
  readonly correctPlace: ActOn<Form.PlaceCorrectionForm>
  readonly correctReport: ActOn<Form.ReportCorrectionForm>
  readonly recordCircumstances: ActOn<Form.CircumstancesForm>
  readonly withdraw: ActOn<Form.WithdrawalForm>
  readonly assignHandlers: ActOn<Form.AssignmentForm>
  readonly attendScene: ActOn<Form.AttendanceForm>
  readonly surveyScene: ActOn<Form.SurveyForm>
  readonly close: ActOn<Form.ClosingForm>
  readonly reopen: ActOn<PlainForm>
  readonly merge: ActOn<Form.MergeForm>
  readonly undoMerge: ActOn<PlainForm>
  readonly ruleOutDuplicate: ActOn<Form.RulingOutForm>
}

/** The id of an accident: the same order makes the same file. */
export const accidentId = (commandId: string): string => derivedId("accident", commandId)

/** A report with its reporter sealed. */
const reported = (
  { reporter, ...checked }: CheckedReport,
  warnings: AccidentReport["warnings"],
  by: AccidentReport["by"],
  { value: [sealed], records }: Sealed<ReadonlyArray<SealedPerson>>
): Prepared<AccidentCommand> => ({
  command: {
    _tag: "ReportAccident",
    ...checked,
    reporter: sealed === undefined ? null : sealed,
    by,
    warnings
  },
  records
})

/** X3: the township of a file that whoever orders something may not read; null where they may. */
export const outsideOf = ({ principal: { townships } }: Order, accident: Accident): string | null => {
  const ofIt = townshipsOfAccident(accident)
  return townships === null || ofIt.some((one) => townships.includes(one)) ? null : (ofIt[0] ?? null)
}

type AccidentReport = Extract<AccidentCommand, { readonly _tag: "ReportAccident" }>

/** The use cases of the file, in the way in which orders on an accident are given. */
export const makeFiling = (
  { give, ordered, onVersionRead, load }: Ordering<AccidentCommand, Accident, AccidentRejection>,
  sealing: Sealing,
  { district, accidentRules }: ReferenceData
): Filing => ({
  report: (form, order) =>
    Effect.gen(function* () {
      const now = yield* Clock.currentTimeMillis
      const checking = { district, today: dayInShanghai(now) }
      const { value, warnings } = yield* orFault(checkReport(form, checking, accidentRules, now))
      const { commandId } = order.context
      const sealed = yield* sealing.persons(
        commandId,
        value.reporter === null ? [] : [{ as: "reporter", values: value.reporter }]
      )
      const prepared = reported(value, warnings, handlerOf(order), sealed)
      return yield* give(accidentId(commandId), prepared, order, value.reportedAt, { verb: "report", form })
    }).pipe(Effect.withSpan("Accidents.report")),

  accept: ordered("accept", Checks.checkAcceptance, ({ checked, order, at, reason }) =>
    plain({ _tag: "AcceptAccident", ...checked, acceptedAt: at, by: handlerOf(order), reason })
  ),

  refuse: ordered("refuse", checkPlain<Form.RefusalForm>, ({ order, at, reason }, { ground }) =>
    plain({ _tag: "RefuseAccident", ground, refusedAt: at, by: handlerOf(order), reason })
  ),

  handOver: ordered("handOver", Checks.checkHandOver, ({ checked, order, at, reason }) =>
    plain({ _tag: "HandOverAccident", ...checked, receivedAt: at, by: handlerOf(order), reason })
  ),

  correctPlace: ordered(
    "correctPlace",
    Checks.checkPlaceCorrection(accidentRules),
    ({ checked, warnings, order, reason }) =>
      plain({ _tag: "CorrectPlace", ...checked, by: handlerOf(order), reason, warnings })
  ),

  correctReport: (id, form, order) =>
    Effect.flatMap(Clock.currentTimeMillis, (now) =>
      ordered(
        "correctReport",
        (said: Form.ReportCorrectionForm) => Checks.checkReportCorrection(said, now),
        ({ checked, warnings, reason }) =>
          plain({ _tag: "CorrectReport", ...checked, by: handlerOf(order), reason, warnings })
      )(id, form, order)
    ),

  recordCircumstances: onVersionRead((accident) => {
    const file = accident === undefined ? undefined : onFile(accident)
    const happenedOn = dayInShanghai(file?.happenedAt ?? 0)
    return Effect.succeed(
      ordered(
        "recordCircumstances",
        (form: Form.CircumstancesForm) =>
          Checks.checkCircumstances(form, file?.circumstances ?? noCircumstances, happenedOn, accidentRules),
        ({ checked, order, reason }) =>
          plain({ _tag: "RecordCircumstances", circumstances: checked, by: handlerOf(order), reason })
      )
    )
  }),

  withdraw: ordered("withdraw", checkPlain<Form.WithdrawalForm>, ({ order, reason }, { ground }) =>
    plain({ _tag: "WithdrawAccident", ground, by: handlerOf(order), reason })
  ),

  assignHandlers: (id, form, order) =>
    ordered(
      "assignHandlers",
      (said: Form.AssignmentForm) => Scene.checkAssignment(said, handlerOf(order)),
      ({ checked, reason }) => plain({ _tag: "AssignHandlers", ...checked, by: handlerOf(order), reason })
    )(id, form, order),

  attendScene: (id, form, order) =>
    ordered(
      "attendScene",
      (said: Form.AttendanceForm) => Scene.checkAttendance(said, handlerOf(order)),
      ({ checked, at }) => plain({ _tag: "AttendScene", ...checked, arrivedAt: at, by: handlerOf(order) })
    )(id, form, order),

  surveyScene: (id, form, order) =>
    Effect.flatMap(Clock.currentTimeMillis, (now) =>
      ordered(
        "surveyScene",
        (said: Form.SurveyForm, checking) =>
          Scene.checkSurvey(said, checking, accidentRules, handlerOf(order), now),
        ({ checked, warnings, at }) => {
          const { from, until } = checked
          // Until where it says; else until it happened, which may be the moment it began.
          const end = until ?? (at < from ? from : at)
          return plain({ _tag: "SurveyScene", ...checked, until: end, by: handlerOf(order), warnings })
        }
      )(id, form, order)
    ),

  close: ordered("close", Checks.checkClosing, ({ checked, order, reason }) =>
    plain({ _tag: "CloseAccident", ...checked, by: handlerOf(order), reason })
  ),

  reopen: ordered("reopen", checkPlain, ({ order, reason }) =>
    plain({ _tag: "ReopenAccident", by: handlerOf(order), reason })
  ),

  merge: (id, form, order) => {
    // Chosen once: where the count moves on meanwhile, one of the places would never be tried.
    let first: number | undefined
    const tryingPlace = (attempt: number): ReturnType<Filing["merge"]> =>
      ordered("merge", Checks.checkMerge, ({ checked, reason }) =>
        Effect.map(load(checked.into), (other) => {
          const target = other === undefined ? undefined : onFile(other)
          first ??= target?.takenIn.length ?? 0
          return plain<AccidentCommand>({
            _tag: "MergeAccident",
            ...checked,
            id: id.toLowerCase(),
            target: target?.standing._tag ?? null,
            outside: other === undefined ? null : outsideOf(order, other),
            slot: (first + attempt) % mostDuplicates,
            by: handlerOf(order),
            reason
          })
        })
      )(id, form, order).pipe(
        Effect.catchTag("Rejected", (refused: Rejected<AccidentRejection>) => {
          const { rejection } = refused
          const other = form.into.toLowerCase()
          // Somebody else has this place, or the other file went meanwhile: it is looked at again.
          if (rejection._tag !== "AccidentsAreMergedIntoIt" || rejection.into !== other) {
            return Effect.fail(refused)
          }
          return attempt + 1 < mostDuplicates
            ? tryingPlace(attempt + 1)
            : Effect.fail(
                new Rejected<AccidentRejection>({
                  rejection: { _tag: "DuplicatesAreTooMany", other, most: mostDuplicates }
                })
              )
        })
      )
    return tryingPlace(0)
  },

  undoMerge: ordered("undoMerge", checkPlain, ({ order, reason }) =>
    plain({ _tag: "UndoMerge", by: handlerOf(order), reason })
  ),

  ruleOutDuplicate: (id, form, order) =>
    ordered("ruleOutDuplicate", checkPlain<Form.RulingOutForm>, ({ reason }, { other }) =>
      plain({
        _tag: "RuleOutDuplicate",
        id: id.toLowerCase(),
        other: other.toLowerCase(),
        by: handlerOf(order),
        reason
      })
    )(id, form, order)
})
