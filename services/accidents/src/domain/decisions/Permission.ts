import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import { type Text, text } from "@jiaosuo/kernel/Problem"
import type { AccidentRules } from "@jiaosuo/reference/AccidentRules"
import type { HandlerAct } from "@jiaosuo/reference/Qualifications"
import { type AccidentFile, paperInForce, settlementInForce } from "../Accident.ts"
import type { AccidentCommand, GivenCommand } from "../AccidentCommands.ts"
import type { IntakeRejection } from "../rejections/Intake.ts"
import { type PersonFacts, partyByRole } from "../values/Parties.ts"
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
  RefuseSecondTest: "administrative-decision",
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
  HoldIdentification: "collect-evidence",
  OpenDeepInvestigation: "administrative-decision",
  ConcludeDeepInvestigation: "administrative-decision",
  OrderFirmToFix: "administrative-decision",
  ConfirmFix: "administrative-decision",
  AskDecision: "administrative-decision",
  ConsiderCrime: "administrative-decision",
  RequestRecusal: "administrative-decision",
  DecideRecusal: "administrative-decision"
}

const given = (command: AccidentCommand): command is GivenCommand => "by" in command

/**
 * A2, A3, A21: why the giver may not do this at all, or not with these fields; undefined where they may. How many officers and which
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
    return mayNot(by, acts[command._tag], "A21", wasRecused)
  }
  const act = acts[command._tag]
  if (by.kind === "officer") return undefined
  if (act === "first-help") {
    return file === undefined ? undefined : (unlessUndecided(by, file) ?? unlessVisible(command))
  }
  const kind = file?.kind ?? "property"
  const on = dayInShanghai(file?.happenedAt ?? 0)
  const { may, rule, reason } = rules.mayDo({ kind: by.kind }, act, kind, on)
  return may ? undefined : { _tag: "HandlerMayNotDoThis", kind: by.kind, act, rule, reason }
}

/** A3: once something is decided, whoever is no officer adds nothing to it. */
const unlessUndecided = (by: Handler, file: AccidentFile): IntakeRejection | undefined =>
  paperInForce(file) === undefined && settlementInForce(file) === null
    ? undefined
    : mayNot(
        by,
        "first-help",
        "A3",
        text(
          "事故已作出认定或者已协商,只有交通警察可以补充",
          "The accident is decided or settled: only officers add to it"
        )
      )

/** The refusal of an act; first help is called assistance by the rule. */
const mayNot = (
  by: Handler,
  act: HandlerAct | "first-help",
  rule: string,
  reason: Text,
  paths?: ReadonlyArray<string>
): IntakeRejection => ({
  _tag: "HandlerMayNotDoThis",
  kind: by.kind,
  act: act === "first-help" ? "assist" : act,
  rule,
  reason,
  ...(paths === undefined ? {} : { paths })
})

const wasRecused = text("您已决定回避本事故的处理", "You were recused from this accident")

const isEvidence = text("属于收集证据,只有交通警察可以填写", "This is evidence: only officers record it")

/**
 * A3: what somebody who may not collect evidence says of persons and vehicles is what they see on the spot: who is
 * there, in which role, vehicle and dress, and that somebody is hurt, slightly or badly. Being hurt is what they
 * help with and what any caller may report (A7): it makes the accident one of injury either way (A1), and an officer's
 * finding takes its place. A death, a missing person, blood alcohol, papers, a load that has to be weighed, flight,
 * and who is a party besides those who took part in the traffic are findings, on which the kind, the liability (A15)
 * and the crime test (C7) rest.
 */
const unlessVisible = (command: GivenCommand): IntakeRejection | undefined => {
  const paths = findingsIn(command)
  return paths.length === 0 ? undefined : mayNot(command.by, "collect-evidence", "A3", isEvidence, paths)
}

const evidenceOfPersons = [
  "licenceClass",
  "drivingYears",
  "alcohol",
  "unlicensed",
  "fled",
  "destroyedEvidence"
] as const satisfies ReadonlyArray<keyof PersonFacts>

/** The fields of a command that say more than can be seen. */
const findingsIn = (command: GivenCommand): ReadonlyArray<string> => {
  switch (command._tag) {
    case "InvolvePerson": {
      const { facts, injury } = command
      const isFound = injury?.injury === "dead" || injury?.injury === "missing"
      return [
        ...evidenceOfPersons.filter((name) => facts[name] !== null),
        ...(facts.isParty === partyByRole[facts.role] ? [] : ["isParty"]),
        ...(isFound ? ["injury.injury"] : [])
      ]
    }
    case "InvolveVehicle":
      return command.facts.overloaded === null ? [] : ["overloaded"]
    default:
      return []
  }
}
