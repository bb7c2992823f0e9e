import type { CaseCommand, GivenCommand } from "../CaseCommands.ts"
import type { WorkerKind } from "../values/People.ts"

const everybody: ReadonlyArray<WorkerKind> = ["dispatcher", "officer", "auxiliary", "warden", "commander"]
const police: ReadonlyArray<WorkerKind> = ["dispatcher", "officer", "auxiliary", "commander"]
const officers: ReadonlyArray<WorkerKind> = ["dispatcher", "officer", "commander"]
const command: ReadonlyArray<WorkerKind> = ["dispatcher", "commander"]

/** Who may do what with a case. A command that is missing here does not compile. */
const allowed: { readonly [Tag in GivenCommand["_tag"]]: ReadonlyArray<WorkerKind> } = {
  // 首接负责: whoever meets a caller takes the call (I5).
  TakeCase: everybody,
  JoinCall: everybody,
  OfferResponsibility: everybody,
  AcceptResponsibility: everybody,
  DeclineResponsibility: everybody,
  ReportIn: everybody,
  CorrectCase: police,
  SignDispatch: police,
  DepartGroup: police,
  ArriveGroup: police,
  FinishGroup: police,
  GiveFeedback: police,
  AnswerSupervision: police,
  ChangeLevel: officers,
  TakeOutCall: officers,
  JoinCase: officers,
  UndoJoin: officers,
  RuleOutDuplicate: officers,
  AssignAssistant: officers,
  ReleaseAssistant: officers,
  DispatchGroups: officers,
  CallOffGroup: officers,
  BlowWhistle: officers,
  EndWhistle: officers,
  AskReview: officers,
  MakeReturnVisit: officers,
  HandOverCase: officers,
  ReceiptHandOver: officers,
  ReferCase: officers,
  CallOutVolunteers: officers,
  FileCase: officers,
  CloseCase: officers,
  ReopenCase: officers,
  WithdrawCase: officers,
  GiveReview: ["officer", "commander"],
  // Row 10: whoever sends a group does not approve that it leaves its zone.
  ApproveCrossing: ["commander"],
  // I6: by the body above.
  ExtendCaseWork: ["commander"],
  // I8.
  OrderSupervision: command
}

const isGiven = (asked: CaseCommand): asked is GivenCommand => "by" in asked

/** The kind of worker who may not do this; undefined where they may. */
export const unlessPermitted = (asked: CaseCommand): WorkerKind | undefined =>
  !isGiven(asked) || allowed[asked._tag].includes(asked.by.kind) ? undefined : asked.by.kind

/** Whether somebody acts for the whole command centre. */
export const isOfCommand = (kind: WorkerKind): boolean => command.includes(kind)
