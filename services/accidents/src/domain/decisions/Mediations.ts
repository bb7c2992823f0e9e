import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import type { AccidentRules } from "@jiaosuo/reference/AccidentRules"
import { Either } from "effect"
import { type AccidentFile, type Mediation, paperInForce } from "../Accident.ts"
import { partiesToServe } from "../Clocks.ts"
import type {
  BeginMediation,
  EndMediation,
  NotifyMediation,
  RequestMediation
} from "../commands/Proceedings.ts"
import type { MediationSide } from "../values/Proceedings.ts"
import { type Decision, happened, refused, unchanged } from "./Decision.ts"
import { type Against, first, isRecused, unlessAfter, unlessAfterAccident, unlessParty } from "./Guards.ts"

/** A18: nobody brings more than three people. */
const mostAttendants = 3

/**
 * A18: all parties ask together, in time after they had the paper, after the review that upheld it, or after the
 * people's mediation failed. One mediation at a time; one that came to an end is not begun again.
 */
export const requestMediation = (
  command: RequestMediation,
  file: AccidentFile,
  rules: AccidentRules
): Decision => {
  const { mediationId, requestedOn, after, sides } = command
  const before: Against = first(
    file.mediations.some((one) => one.mediationId === mediationId)
      ? { _tag: "EntryIsAlreadyOnFile" }
      : undefined,
    file.mediations.some(({ outcome }) => outcome === null) ? { _tag: "MediationIsUnderWay" } : undefined,
    file.mediations.some(({ outcome }) => outcome !== null && outcome !== "withdrawn")
      ? { _tag: "MediationIsOver" }
      : undefined,
    file.reviews.some(({ outcome }) => outcome === null) ? { _tag: "ReviewIsOpen" } : undefined,
    unlessSidesHold(sides, file)
  )
  if (before !== undefined) return refused(before)
  const from = beginningOf(command, file)
  if (Either.isLeft(from)) return refused(from.left)
  const afterOn = from.right
  const clock = after === "peoples-mediation" ? "mediation-after-peoples-mediation" : "mediation-request"
  const { due } = rules.accidentDeadline(clock, afterOn)
  const against: Against = first(
    unlessAfter("requestedOn", requestedOn, after === "paper" ? "service" : "receipt", afterOn),
    requestedOn > due ? { _tag: "MediationRequestIsTooLate", due } : undefined
  )
  return against === undefined
    ? happened({ _tag: "MediationWasRequested", mediationId, requestedOn, after, afterOn, sides })
    : refused(against)
}

/** The day from which the time to ask runs. A joint request waits until the last of those who ask was served. */
const beginningOf = (
  command: RequestMediation,
  file: AccidentFile
): Either.Either<CalendarDate, NonNullable<Against>> => {
  switch (command.after) {
    case "paper": {
      const served = paperInForce(file)?.served ?? []
      const asking = command.sides.flatMap(({ participantIds }) => participantIds)
      const days = asking.map(
        (party) => served.find(({ participantId }) => participantId === party)?.servedAt
      )
      if (days.length === 0 || days.some((day) => day === undefined)) {
        return Either.left({ _tag: "PaperIsNotServedOnAll" })
      }
      return Either.right(
        days.reduce<string>((last, at) => {
          const day = dayInShanghai(at ?? 0)
          return day > last ? day : last
        }, "")
      )
    }
    case "review": {
      const inForce = paperInForce(file)?.paperId
      const upheld = file.reviews.find(({ outcome, paperId }) => outcome === "upheld" && paperId === inForce)
      return upheld === undefined || upheld.decidedOn === null
        ? Either.left({ _tag: "ReviewIsNotUpheld" })
        : Either.right(upheld.decidedOn)
    }
    case "peoples-mediation": {
      const day = command.peoplesMediationEndedOn
      if (day === null) return Either.left({ _tag: "PeoplesMediationHasNoEnd" })
      const against = unlessAfterAccident("peoplesMediationEndedOn", day, file)
      return against === undefined ? Either.right(day) : Either.left(against)
    }
  }
}

/** A18: every party stands on one side, there are two at least, and one to three people come for each. */
const unlessSidesHold = (sides: ReadonlyArray<MediationSide>, file: AccidentFile): Against => {
  const asking = sides.flatMap(({ participantIds }) => participantIds)
  const all = partiesToServe(file)
  const isJoint =
    sides.length >= 2 &&
    sides.every(({ participantIds }) => participantIds.length > 0) &&
    new Set(asking).size === asking.length &&
    all.every((party) => asking.includes(party))
  return first(
    ...asking.map((participantId) => unlessParty(file, participantId)),
    isJoint ? undefined : { _tag: "MediationIsNotAskedByAll" },
    unlessAttended(sides)
  )
}

const unlessAttended = (sides: ReadonlyArray<MediationSide>): Against =>
  sides.some(({ attendants }) => attendants < 1 || attendants > mostAttendants)
    ? { _tag: "AttendantsAreTooMany" }
    : undefined

const openMediation = (file: AccidentFile, mediationId: string): Mediation | undefined =>
  file.mediations.find((one) => one.mediationId === mediationId)

/** A18: announced three working days before. Until it begins, it may be announced for another day. */
export const notifyMediation = (
  command: NotifyMediation,
  file: AccidentFile,
  rules: AccidentRules
): Decision => {
  const { mediationId, notifiedOn, heldOn } = command
  const mediation = openMediation(file, mediationId)
  if (mediation === undefined) return refused({ _tag: "MediationIsUnknown" })
  const latest = rules.accidentDeadline("mediation-notice", heldOn).due
  const against: Against = first(
    mediation.outcome === null ? undefined : { _tag: "MediationIsOver" },
    mediation.begunOn === null ? undefined : { _tag: "MediationHasBegun" },
    unlessAfter("notifiedOn", notifiedOn, "request", mediation.requestedOn),
    notifiedOn > latest ? { _tag: "MediationNoticeIsTooLate", latest } : undefined
  )
  if (against !== undefined) return refused(against)
  return mediation.notifiedOn === notifiedOn && mediation.heldOn === heldOn
    ? unchanged
    : happened({ _tag: "MediationWasNotified", mediationId, notifiedOn, heldOn })
}

/**
 * A18: on the day announced or later, and not about a paper that was taken back meanwhile; A21: not by somebody who
 * was recused. `startOn` is the day from which the ten days of its paper run.
 */
export const beginMediation = (command: BeginMediation, file: AccidentFile): Decision => {
  const { _tag, by, ...begun } = command
  const mediation = openMediation(file, begun.mediationId)
  if (mediation === undefined) return refused({ _tag: "MediationIsUnknown" })
  const recused = begun.mediators?.find((account) => isRecused(file, account))
  const against: Against = first(
    mediation.outcome === null ? undefined : { _tag: "MediationIsOver" },
    mediation.begunOn === null ? undefined : { _tag: "MediationHasBegun" },
    mediation.notifiedOn === null ? { _tag: "MediationIsNotNotified" } : undefined,
    mediation.after !== "peoples-mediation" && paperInForce(file) === undefined
      ? { _tag: "PaperIsRevoked" }
      : undefined,
    recused === undefined ? undefined : { _tag: "HandlerWasRecused", account: recused },
    unlessAfter("begunOn", begun.begunOn, "announced-day", mediation.heldOn),
    unlessAfterAccident("startOn", begun.startOn, file),
    unlessAfter("begunOn", begun.begunOn, "beginning", begun.startOn),
    unlessSidesHold(begun.sides, file)
  )
  return against === undefined ? happened({ _tag: "MediationWasBegun", ...begun }) : refused(against)
}

/** A18: with an agreement or without one; withdrawn at any time. */
export const endMediation = (command: EndMediation, file: AccidentFile): Decision => {
  const { mediationId, outcome, endedOn, amountYuan, reason } = command
  const mediation = openMediation(file, mediationId)
  if (mediation === undefined) return refused({ _tag: "MediationIsUnknown" })
  const against: Against = first(
    mediation.outcome === null ? undefined : { _tag: "MediationIsOver" },
    mediation.begunOn === null && outcome !== "withdrawn" ? { _tag: "MediationHasNotBegun" } : undefined,
    unlessAfter("endedOn", endedOn, "beginning", mediation.begunOn),
    unlessAfter("endedOn", endedOn, "request", mediation.requestedOn)
  )
  return against === undefined
    ? happened({ _tag: "MediationEnded", mediationId, outcome, endedOn, amountYuan, reason })
    : refused(against)
}
