import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import { text } from "@jiaosuo/kernel/Problem"
import type { AccidentRules } from "@jiaosuo/reference/AccidentRules"
import type { HandlerAct } from "@jiaosuo/reference/Qualifications"
import { type AccidentFile, paperInForce, settlementInForce } from "../Accident.ts"
import type { AccidentCommand, GivenCommand } from "../AccidentCommands.ts"
import type { IntakeRejection } from "../rejections/Intake.ts"
import type { Handler } from "../values/Proceedings.ts"
import { isRecused } from "./Guards.ts"

/**
 * A3: what each command is, in the words of the rule. `first-help`: what everybody on the spot may do while
 * nothing is decided. A command that is missing here does not compile.
 */
const acts: { readonly [Tag in GivenCommand["_tag"]]: HandlerAct | "first-help" } = {
  ReportAccident: "first-help",
  AttendScene: "first-help",
  InvolveVehicle: "first-help",
  InvolvePerson: "first-help",
  SurveyScene: "collect-evidence",
  RecordCircumstances: "collect-evidence",
  CorrectInvolvedVehicle: "collect-evidence",
  RemoveInvolvedVehicle: "collect-evidence",
  CorrectInvolvedPerson: "collect-evidence",
  RemoveInvolvedPerson: "collect-evidence",
  FindInjury: "collect-evidence",
  CorrectPlace: "collect-evidence",
  CorrectReport: "collect-evidence",
  AcceptAccident: "administrative-decision",
  RefuseAccident: "administrative-decision",
  HandOverAccident: "administrative-decision",
  WithdrawAccident: "administrative-decision",
  AssignHandlers: "administrative-decision",
  CloseAccident: "administrative-decision",
  ReopenAccident: "administrative-decision",
  MergeAccident: "administrative-decision",
  UndoMerge: "administrative-decision",
  RuleOutDuplicate: "administrative-decision",
  SettleThemselves: "guide-self-settlement",
  ChooseProcedure: "administrative-decision",
  ShowEvidence: "collect-evidence",
  RecordJointRequest: "administrative-decision",
  OrderTest: "collect-evidence",
  ExtendTest: "collect-evidence",
  ReceiveTestResult: "collect-evidence",
  ServeTestResult: "administrative-decision",
  RequestSecondTest: "collect-evidence",
  ReturnVehicle: "administrative-decision",
  StopClock: "administrative-decision",
  ResumeClock: "administrative-decision",
  // Qualification and number are asked where the paper is made (A2); who is no officer is sent away here.
  DecideLiability: "decide-liability",
  RevokeLiability: "decide-liability",
  ServePaper: "administrative-decision",
  MediateOnTheSpot: "administrative-decision",
  RequestReview: "administrative-decision",
  SendReviewFile: "administrative-decision",
  DecideReview: "administrative-decision",
  RequestMediation: "administrative-decision",
  NotifyMediation: "administrative-decision",
  BeginMediation: "administrative-decision",
  EndMediation: "administrative-decision",
  StartSearch: "administrative-decision",
  IssueNotice: "administrative-decision",
  CancelNotice: "administrative-decision",
  FindFugitive: "collect-evidence",
  AskDecision: "administrative-decision",
  ConsiderCrime: "administrative-decision",
  RequestRecusal: "administrative-decision",
  DecideRecusal: "administrative-decision"
}

const given = (command: AccidentCommand): command is GivenCommand => "by" in command

/**
 * A2, A3, A21: why the giver may not do this at all; undefined where they may. How many officers and which
 * qualification an act of officers needs is for the decision itself.
 */
export const unlessPermitted = (
  rules: AccidentRules,
  command: AccidentCommand,
  file: AccidentFile | undefined
): IntakeRejection | undefined => {
  if (!given(command)) return undefined
  const { by } = command
  if (file !== undefined && isRecused(file, by.account)) {
    return { _tag: "HandlerWasRecused", account: by.account }
  }
  const act = acts[command._tag]
  if (by.kind === "officer") return undefined
  if (act === "first-help") return file === undefined ? undefined : unlessUndecided(by, file)
  const kind = file?.kind ?? "property"
  const on = dayInShanghai(file?.happenedAt ?? 0)
  const { may, rule, reason } = rules.mayDo({ kind: by.kind }, act, kind, on)
  return may ? undefined : { _tag: "HandlerMayNotDoThis", kind: by.kind, act, rule, reason }
}

/** A3: once something is decided, whoever is no officer adds nothing to it. */
const unlessUndecided = (by: Handler, file: AccidentFile): IntakeRejection | undefined =>
  paperInForce(file) === undefined && settlementInForce(file) === null
    ? undefined
    : {
        _tag: "HandlerMayNotDoThis",
        kind: by.kind,
        act: "assist",
        rule: "A3",
        reason: text(
          "事故已作出认定或者已协商,只有交通警察可以补充",
          "The accident is decided or settled: only officers add to it"
        )
      }
