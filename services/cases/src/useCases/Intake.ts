import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import { derivedId } from "@jiaosuo/kernel/Ids"
import { checkPlain } from "@jiaosuo/orders/domain/FilingCheck"
import type { PlainForm } from "@jiaosuo/orders/domain/FormFields"
import { remark } from "@jiaosuo/orders/domain/FormReading"
import type { PersonalValues } from "@jiaosuo/orders/domain/Persons"
import { type Act, type Ordering, type Prepared, plain } from "@jiaosuo/orders/Ordering"
import { type Answer, type Order, type OrderFailure, orFault } from "@jiaosuo/orders/Orders"
import type { Sealing } from "@jiaosuo/orders/Sealing"
import { problemAt } from "@jiaosuo/reference/Finding"
import type { ReferenceData } from "@jiaosuo/reference/Reference"
import { Clock, Effect } from "effect"
import type { BoardReader } from "../board/BoardReader.ts"
import { type Case, onFile } from "../domain/Case.ts"
import type { CaseCommand } from "../domain/CaseCommands.ts"
import type { CaseRejection } from "../domain/CaseRejections.ts"
import type * as Form from "../domain/forms/CaseForms.ts"
import * as Checks from "../domain/forms/IntakeChecks.ts"
import { similarityOf } from "../domain/Similarity.ts"
import { workerOf } from "./WorkerOf.ts"

type ActOn<F> = Act<F, CaseRejection>

/** Use cases of a case as a whole and of who answers for it: one method for each verb. */
export interface Intake {
  /** Takes a call. The case's id follows from the command id: a repeated order meets the same case. */
  readonly take: (form: Form.IntakeForm, order: Order) => Effect.Effect<Answer, OrderFailure<CaseRejection>>
  readonly correct: ActOn<Form.CaseCorrectionForm>
  readonly changeLevel: ActOn<Form.LevelForm>
  readonly joinCall: ActOn<Form.JoinedCallForm>
  readonly join: ActOn<Form.JoinForm>
  readonly undoJoin: ActOn<PlainForm>
  readonly ruleOutDuplicate: ActOn<Form.RulingOutForm>
  readonly offer: ActOn<Form.OfferForm>
  readonly accept: ActOn<PlainForm>
  readonly decline: ActOn<PlainForm>
  readonly assign: ActOn<Form.AssistantForm>
  readonly release: ActOn<Form.AssistantForm>
  readonly close: ActOn<Form.CaseClosingForm>
  readonly reopen: ActOn<PlainForm>
  readonly withdraw: ActOn<Form.CaseWithdrawalForm>
}

/** The id of a case: the same order makes the same case. */
export const caseIdOf = (commandId: string): string => derivedId("case", commandId)

/** The number that people name a case by: the day of its call and eight digits of its id. */
export const caseNumberOf = (caseId: string, calledAt: string): string =>
  `${dayInShanghai(calledAt).replaceAll("-", "")}-${caseId.slice(-8)}`

/** The use cases of the case, in the way in which orders on a case are given. */
export const makeIntake = (
  { give, ordered, onVersionRead, load }: Ordering<CaseCommand, Case, CaseRejection>,
  sealing: Sealing,
  board: typeof BoardReader.Service,
  { district, caseRules }: ReferenceData
): Intake => {
  const sealCaller = (commandId: string, caller: PersonalValues | null) =>
    Effect.map(
      sealing.persons(commandId, caller === null ? [] : [{ as: "caller", values: caller }]),
      ({ value: [sealed], records }) => ({ caller: sealed ?? null, records })
    )

  /** The day whose tables a case on file is judged by. */
  const calledOn = (state: Case | undefined): string =>
    dayInShanghai((state === undefined ? undefined : onFile(state)?.calledAt) ?? 0)

  return {
    take: (form, order) =>
      Effect.gen(function* () {
        const now = yield* Clock.currentTimeMillis
        const checking = { district, today: dayInShanghai(now) }
        const { value, warnings } = yield* orFault(Checks.checkIntake(form, checking, caseRules, now))
        const { commandId } = order.context
        const { caller, records } = yield* sealCaller(commandId, value.caller)
        const home = yield* board.home(value.place.township, value.calledAt)
        const id = caseIdOf(commandId)
        const prepared: Prepared<CaseCommand> = {
          command: {
            _tag: "TakeCase",
            ...value,
            ...home,
            number: caseNumberOf(id, value.calledAt),
            caller,
            by: workerOf(order),
            at: value.calledAt,
            warnings
          },
          records
        }
        return yield* give(id, prepared, order, value.calledAt, { verb: "take", form })
      }).pipe(Effect.withSpan("Cases.take")),

    correct: onVersionRead((state) =>
      Effect.succeed(
        ordered(
          "correct",
          (form: Form.CaseCorrectionForm, checking) => {
            const was = (state === undefined ? undefined : onFile(state)) ?? { kind: "", type: "" }
            return Checks.checkCorrection(form, checking, caseRules, was, calledOn(state))
          },
          ({ checked, warnings, order, at, reason }) => {
            const { place, ...corrected } = checked.corrected
            const by = workerOf(order)
            return place === undefined
              ? plain<CaseCommand>({ _tag: "CorrectCase", corrected, by, at, reason, warnings })
              : Effect.map(board.home(place.township, at), (home) =>
                  plain<CaseCommand>({
                    _tag: "CorrectCase",
                    corrected: { ...corrected, place: { ...place, ...home } },
                    by,
                    at,
                    reason,
                    warnings
                  })
                )
          }
        )
      )
    ),

    changeLevel: onVersionRead((state) =>
      Effect.succeed(
        ordered(
          "changeLevel",
          (form: Form.LevelForm) => Checks.checkLevel(form, caseRules, calledOn(state)),
          ({ checked, order, at, reason }) =>
            plain<CaseCommand>({ _tag: "ChangeLevel", ...checked, by: workerOf(order), at, reason })
        )
      )
    ),

    joinCall: (id, form, order) =>
      Effect.gen(function* () {
        const now = yield* Clock.currentTimeMillis
        const checking = { district, today: dayInShanghai(now) }
        const { value } = yield* orFault(Checks.checkJoinedCall(form, checking, now))
        const { commandId } = order.context
        const { caller, records } = yield* sealCaller(commandId, value.caller)
        const at = new Date(now).toISOString()
        return yield* give(
          id,
          {
            command: {
              _tag: "JoinCall",
              ...value,
              id: id.toLowerCase(),
              ofCase: false,
              callId: derivedId("call", commandId),
              caller,
              by: workerOf(order),
              at
            },
            records
          },
          order,
          at,
          { verb: "joinCall", form }
        )
      }).pipe(Effect.withSpan("Cases.joinCall")),

    join: (id, form, order) =>
      ordered("join", checkPlain<Form.JoinForm>, ({ at, reason }) =>
        Effect.map(Effect.all([load(id), load(form.into.toLowerCase())]), ([mine, others]) => {
          const own = mine === undefined ? undefined : onFile(mine)
          const other = others === undefined ? undefined : onFile(others)
          const on = calledOn(mine)
          const window = {
            minutes: caseRules.limit("join-minutes", on),
            metres: caseRules.limit("join-metres", on)
          }
          const score = own === undefined || other === undefined ? 0 : similarityOf(own, other, window)
          const isAlike = score >= caseRules.limit("join-score", on)
          return plain<CaseCommand>({
            _tag: "JoinCase",
            id: id.toLowerCase(),
            into: form.into.toLowerCase(),
            target: other?.standing._tag ?? null,
            score,
            warnings: [
              ...(isAlike ? [] : [unlike(score)]),
              ...(own?.accident != null && other?.accident != null
                ? [twoAccidentFiles(own.accident.accidentId, other.accident.accidentId)]
                : [])
            ],
            by: workerOf(order),
            at,
            reason
          })
        })
      )(id, form, order),

    undoJoin: ordered("undoJoin", checkPlain, ({ order, at, reason }) =>
      plain({ _tag: "UndoJoin", by: workerOf(order), at, reason })
    ),

    ruleOutDuplicate: (id, form, order) =>
      ordered("ruleOutDuplicate", checkPlain<Form.RulingOutForm>, ({ at, reason }, { other }) =>
        plain({
          _tag: "RuleOutDuplicate",
          id: id.toLowerCase(),
          other: other.toLowerCase(),
          by: workerOf(order),
          at,
          reason
        })
      )(id, form, order),

    offer: ordered("offer", Checks.checkOffer, ({ checked, order, at, reason }) =>
      plain({ _tag: "OfferResponsibility", ...checked, by: workerOf(order), at, reason })
    ),

    accept: ordered("accept", checkPlain, ({ order, at }) =>
      plain({ _tag: "AcceptResponsibility", by: workerOf(order), at })
    ),

    decline: ordered("decline", checkPlain, ({ order, at, reason }) =>
      plain({ _tag: "DeclineResponsibility", by: workerOf(order), at, reason })
    ),

    assign: ordered("assign", Checks.checkAssistant, ({ checked, order, at }) =>
      plain({ _tag: "AssignAssistant", ...checked, by: workerOf(order), at })
    ),

    release: ordered("release", Checks.checkAssistant, ({ checked, order, at, reason }) =>
      plain({ _tag: "ReleaseAssistant", assistant: checked.assistant, by: workerOf(order), at, reason })
    ),

    close: ordered("close", checkPlain<Form.CaseClosingForm>, ({ order, at, reason }, { outcome }) =>
      plain({ _tag: "CloseCase", outcome, by: workerOf(order), at, reason })
    ),

    reopen: ordered("reopen", checkPlain, ({ order, at, reason }) =>
      plain({ _tag: "ReopenCase", by: workerOf(order), at, reason })
    ),

    withdraw: ordered("withdraw", checkPlain<Form.CaseWithdrawalForm>, ({ order, at, reason }, { ground }) =>
      plain({ _tag: "WithdrawCase", ground, by: workerOf(order), at, reason })
    )
  }
}

/** Each of the two has opened an accident file: of one accident there must not be two. */
const twoAccidentFiles = (own: string, other: string) =>
  problemAt(
    "into",
    remark(
      null,
      `两起警情各有事故档案,请合并:${own}、${other}`,
      `both cases have opened accident files, which are to be merged: ${own}, ${other}`
    )
  )

/** Two calls that are little alike are joined all the same: somebody knows why. */
const unlike = (score: number) =>
  problemAt(
    "into",
    remark(null, `两起警情相似度仅${score}`, `the two cases are little alike (${score} of 1)`)
  )
