import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { Instant } from "@jiaosuo/kernel/Event"
import type { CaseRules } from "@jiaosuo/reference/CaseRules"
import { type CaseFile, isReviewed } from "../Case.ts"
import type { CaseEvent } from "../CaseEvents.ts"
import type { CaseRejection } from "../CaseRejections.ts"
import type { CloseCase } from "../commands/Intake.ts"
import { type Decision, happened, refused } from "./Decision.ts"
import { endOfDuty, unlessNoGroupIsOut, unlessOthersHaveAnswered, unlessTheyAnswerForIt } from "./Guards.ts"

/** Row 14: whether the type of a case asks for an early legal review, by the table of the day of its call. */
export const needsReview = (rules: CaseRules, { kind, type, calledAt }: CaseFile): boolean =>
  rules.typeOf(kind, type, dayInShanghai(calledAt))?.legalReview ?? false

/** I1, I5, I8, row 14: nothing is left open, and what the type asks for was done. */
export const close = (command: CloseCase, file: CaseFile, rules: CaseRules): Decision => {
  const { outcome, by, at, reason } = command
  const notTheirs = unlessTheyAnswerForIt(by, file) ?? unlessNoGroupIsOut(file, at)
  if (notTheirs !== undefined) return notTheirs
  const before = latest(file.groups.flatMap(({ doneAt }) => doneAt ?? []))
  if (before !== undefined && at < before) return refused({ _tag: "HappenedBeforeWhatItFollows", at: before })
  const ended = endOfDuty(file, at)
  const open = whatIsOpen(file, ended) ?? unlessReviewed(rules, file) ?? unlessGrounded(command, file, rules)
  return open === undefined
    ? happened(...ended, { _tag: "CaseWasClosed", outcome, at, reason })
    : refused(open)
}

const latest = (instants: ReadonlyArray<Instant>): Instant | undefined =>
  instants.reduce<Instant | undefined>((last, at) => (last === undefined || at > last ? at : last), undefined)

const whatIsOpen = (file: CaseFile, ended: ReadonlyArray<CaseEvent>): CaseRejection | undefined => {
  const { groups, feedbacks } = file
  const wasThere =
    groups.some(({ doneAt }) => doneAt !== null) || ended.some(({ _tag }) => _tag === "GroupIsDone")
  if (feedbacks.length === 0 && wasThere) {
    return { _tag: "FeedbackIsMissing" }
  }
  return unlessOthersHaveAnswered(file)
}

const unlessReviewed = (rules: CaseRules, file: CaseFile): CaseRejection | undefined => {
  if (!needsReview(rules, file) || isReviewed(file)) return undefined
  const { reviews } = file
  const given = reviews.filter(({ outcome }) => outcome !== null)
  return {
    _tag: "LegalReviewIsMissing",
    asked: reviews.length > 0,
    returned: given[given.length - 1]?.outcome === "return"
  }
}

/** What an outcome says of others must be in the file. */
const unlessGrounded = (
  { outcome }: CloseCase,
  { handOvers, referrals, callOuts, filing, kind, type, calledAt }: CaseFile,
  rules: CaseRules
): CaseRejection | undefined => {
  switch (outcome) {
    case "handed-over":
      return handOvers.length > 0 ? undefined : { _tag: "ClosingHasNoGround", outcome }
    case "referred":
      if (referrals.length + callOuts.length === 0) return { _tag: "ClosingHasNoGround", outcome }
      // I7: volunteers may help with anything; only what is no police duty ends with them.
      return rules.typeOf(kind, type, dayInShanghai(calledAt))?.outsidePoliceDuty === true
        ? undefined
        : { _tag: "CaseIsPoliceDuty" }
    case "filed":
      return filing === null ? { _tag: "ClosingHasNoGround", outcome } : undefined
    default:
      return undefined
  }
}
