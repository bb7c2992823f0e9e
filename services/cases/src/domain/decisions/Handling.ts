import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { Instant } from "@jiaosuo/kernel/Event"
import type { CaseRules } from "@jiaosuo/reference/CaseRules"
import type { Deadlines } from "@jiaosuo/reference/Deadlines"
import type { CaseFile } from "../Case.ts"
import { caseWorkOf } from "../CaseWork.ts"
import type {
  AnswerSupervision,
  AskReview,
  BlowWhistle,
  CallOutVolunteers,
  EndWhistle,
  ExtendCaseWork,
  FileCase,
  GiveFeedback,
  GiveReview,
  HandOverCase,
  LinkAccidentFile,
  MakeReturnVisit,
  MoveAccidentFile,
  MoveCallOut,
  OrderSupervision,
  ReceiptHandOver,
  ReferCase,
  ReportIn,
  TellCellCouldNotCome
} from "../commands/Handling.ts"
import { type Decision, happened, refused, unchanged } from "./Decision.ts"

/** I1: an answer comes after what it answers, however late either is filed. */
const unlessBefore = (at: Instant, before: Instant): Decision | undefined =>
  at < before ? refused({ _tag: "HappenedBeforeWhatItFollows", at: before }) : undefined

/** I1: of a group that is or was on the case, or of the case as a whole. */
export const giveFeedback = (command: GiveFeedback, file: CaseFile): Decision => {
  const { feedbackId, groupId, figures, by, at } = command
  return groupId !== null && !file.groups.some((group) => group.groupId === groupId)
    ? refused({ _tag: "GroupIsNotOnTheCase", groupId })
    : happened({ _tag: "FeedbackWasGiven", feedbackId, groupId, at, by: by.account, ...figures })
}

/** Row 15. */
export const blowWhistle = ({ whistleId, what, branches, by, at }: BlowWhistle): Decision =>
  happened({ _tag: "WhistleWasBlown", whistleId, what, branches, by: by.account, at })

/** Row 15: late is late, and counts all the same. */
export const reportIn = ({ whistleId, branch, who, at }: ReportIn, file: CaseFile): Decision => {
  const whistle = file.whistles.find((one) => one.whistleId === whistleId)
  if (whistle === undefined || whistle.endedAt !== null) {
    return refused({ _tag: "WhistleIsNotOpen", whistleId })
  }
  const called = whistle.branches.find((one) => one.branch === branch)
  if (called === undefined) return refused({ _tag: "BranchWasNotCalled", branch })
  return called.reportedAt === null
    ? (unlessBefore(at, whistle.at) ?? happened({ _tag: "BranchReportedIn", whistleId, branch, at, who }))
    : refused({ _tag: "BranchReportedInAlready", branch, at: called.reportedAt })
}

export const endWhistle = ({ whistleId, at, reason }: EndWhistle, file: CaseFile): Decision => {
  const whistle = file.whistles.find((one) => one.whistleId === whistleId)
  if (whistle === undefined || whistle.endedAt !== null) {
    return refused({ _tag: "WhistleIsNotOpen", whistleId })
  }
  // Ended although somebody is missing: why is part of it.
  return reason === null && whistle.branches.some(({ reportedAt }) => reportedAt === null)
    ? refused({ _tag: "ReasonIsMissing" })
    : (unlessBefore(at, whistle.at) ?? happened({ _tag: "WhistleEnded", whistleId, at, reason }))
}

const openReview = (file: CaseFile) => file.reviews.find(({ outcome }) => outcome === null)

/** Row 14. */
export const askReview = ({ reviewId, note, by, at }: AskReview, file: CaseFile): Decision => {
  const open = openReview(file)
  return open === undefined
    ? happened({ _tag: "LegalReviewWasAsked", reviewId, by: by.account, at, note })
    : refused({ _tag: "ReviewIsOpen", reviewId: open.reviewId })
}

/** Row 14: by somebody else than whoever answers for the case. */
export const giveReview = ({ outcome, note, by, at }: GiveReview, file: CaseFile): Decision => {
  const open = openReview(file)
  if (open === undefined) return refused({ _tag: "NoReviewIsOpen" })
  if (by.account === file.responsible.account) {
    return refused({ _tag: "ReviewerAnswersForTheCase", account: by.account })
  }
  const { reviewId } = open
  return (
    unlessBefore(at, open.askedAt) ??
    happened({ _tag: "LegalReviewWasGiven", reviewId, outcome, note, by: by.account, at })
  )
}

/** I8. */
export const orderSupervision = ({ orderId, what, dueAt, by, at }: OrderSupervision): Decision =>
  happened({ _tag: "SupervisionWasOrdered", orderId, what, dueAt, by: by.account, at })

export const answerSupervision = (command: AnswerSupervision, file: CaseFile): Decision => {
  const { orderId, answer, by, at } = command
  const open = file.supervision.find((order) => order.orderId === orderId && order.answeredAt === null)
  return open !== undefined
    ? (unlessBefore(at, open.at) ??
        happened({ _tag: "SupervisionWasAnswered", orderId, answer, by: by.account, at }))
    : refused({ _tag: "SupervisionIsNotOpen", orderId })
}

export const makeReturnVisit = (command: MakeReturnVisit): Decision => {
  const { visitId, satisfied, note, by, at } = command
  return happened({ _tag: "ReturnVisitWasMade", visitId, satisfied, note, by: by.account, at })
}

/** I5. */
export const handOver = ({ handOverId, agency, by, at, reason }: HandOverCase): Decision =>
  happened({ _tag: "CaseWasHandedOver", handOverId, agency, at, by: by.account, reason })

/** I5: a late receipt is a receipt; that it was late is for the clock to say. */
export const receiptHandOver = (command: ReceiptHandOver, file: CaseFile): Decision => {
  const { handOverId, receipt, at } = command
  const handedOver = file.handOvers.find((one) => one.handOverId === handOverId)
  return handedOver === undefined || handedOver.receiptedAt !== null
    ? refused({ _tag: "HandOverIsNotOpen", handOverId })
    : (unlessBefore(at, handedOver.at) ?? happened({ _tag: "HandOverWasReceipted", handOverId, receipt, at }))
}

/** I7, row 46: help outside police duty only; with life at risk groups were sent first. */
export const refer = (command: ReferCase, file: CaseFile, rules: CaseRules): Decision => {
  const { referralId, to, lifeAtRisk, at, reason } = command
  const type = rules.typeOf(file.kind, file.type, dayInShanghai(file.calledAt))
  if (type?.outsidePoliceDuty !== true) return refused({ _tag: "CaseIsPoliceDuty" })
  return lifeAtRisk && file.groups.every(({ calledOffAt }) => calledOffAt !== null)
    ? refused({ _tag: "LifeIsAtRisk" })
    : happened({ _tag: "CaseWasReferred", referralId, to, lifeAtRisk, at, reason })
}

/** Row 46: with what the case is about, and where, so that whoever looks for people need not ask. */
export const callOut = (command: CallOutVolunteers, { type, place }: CaseFile): Decision => {
  const { callOutId, need, at, cell, skill = null, people = null } = command
  const whom = cell === undefined ? { skill, people } : { cell }
  return happened({ _tag: "VolunteersWereCalledOut", callOutId, need, at, ...whom, type, place })
}

/** I6: a case is filed once. */
export const fileCase = ({ filingId, number, by, at }: FileCase, { filing }: CaseFile): Decision =>
  filing === null
    ? happened({ _tag: "CaseWasFiled", filingId, number, by: by.account, at })
    : refused({ _tag: "CaseIsFiledAlready", at: filing.at })

/**
 * I6: once, with a reason, and while the thirty days run: what is over is not made longer (行政案件程序规定 165). An
 * approval of a day in time may be filed later. A last day that the calendar may still move holds nobody up.
 */
export const extendCaseWork = (
  { by, at, reason }: ExtendCaseWork,
  file: CaseFile,
  rules: CaseRules,
  deadlines: Deadlines
): Decision => {
  const { filing } = file
  if (filing === null) return refused({ _tag: "CaseIsNotFiled" })
  if (filing.extendedAt !== null) {
    return refused({ _tag: "CaseWorkIsExtendedAlready", at: filing.extendedAt })
  }
  if (reason === null) return refused({ _tag: "ReasonIsMissing" })
  const work = caseWorkOf(file, rules, deadlines, at)
  return work?.overdue === true && !work.provisional
    ? refused({ _tag: "TimeForTheWorkIsOver", due: work.due })
    : (unlessBefore(at, filing.at) ??
        happened({ _tag: "CaseWorkWasExtended", filingId: filing.filingId, by: by.account, at, reason }))
}

/** The accident file that the case opened; a case has one. */
export const linkAccident = ({ accidentId }: LinkAccidentFile, { accident }: CaseFile): Decision =>
  accident === null ? happened({ _tag: "AccidentFileWasLinked", accidentId }) : unchanged

export const moveAccident = (command: MoveAccidentFile, { accident }: CaseFile): Decision => {
  const { accidentId, happened: what, at } = command
  return accident?.accidentId === accidentId
    ? happened({ _tag: "AccidentFileMoved", accidentId, happened: what, at })
    : unchanged
}

/** Row 46: of a call-out that named no cell: one that did is answered by its cell. */
export const moveCallOut = ({ _tag, ...moved }: MoveCallOut, { callOuts }: CaseFile): Decision => {
  const called = callOuts.find(({ callOutId }) => callOutId === moved.callOutId)
  return called !== undefined && called.cell === null && called.moved?.happened !== moved.happened
    ? happened({ _tag: "CallOutMoved", ...moved })
    : unchanged
}

/** Row 46: once for each call-out, and only of the cell that it named. */
export const cellCouldNotCome = ({ _tag, ...told }: TellCellCouldNotCome, file: CaseFile): Decision => {
  const called = file.callOuts.find(({ callOutId }) => callOutId === told.callOutId)
  return called?.cell?.cellId === told.cellId && called.couldNotCome === null
    ? happened({ _tag: "CellCouldNotCome", ...told })
    : unchanged
}
