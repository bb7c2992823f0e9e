import { dayInShanghai, inShanghai } from "@jiaosuo/kernel/CalendarDays"
import { text } from "@jiaosuo/kernel/Problem"
import type { AccidentFile, Mediation, Paper, Review } from "./Accident.ts"
import { type Clock, ClockMaking, type ClockRules, dayOf, laterOf } from "./clocks/Clock.ts"
import { paperClocks } from "./clocks/Papers.ts"
import { stopClocks } from "./clocks/Stops.ts"
import { testClocks } from "./clocks/Tests.ts"

export { type Clock, type ClockName, type ClockRules, clockNames } from "./clocks/Clock.ts"

/**
 * Every legal clock of a file (A7 to A21, C2, C3), open and met, derived from its state alone: a corrected start, a
 * hand-over or a grown calendar moves it by being asked again. Each is counted by the rule that was in force on the
 * day it starts. A file that is closed has its met clocks left, and orders to
 * firms, which outlive it (A22); one that was refused, handed over, withdrawn, merged
 * or taken over from the past has none.
 */
export const clocksOf = (file: AccidentFile, rules: ClockRules): ReadonlyArray<Clock> => {
  switch (file.standing._tag) {
    case "Reported":
    case "Accepted":
      return allClocks(file, rules)
    case "Closed":
      return allClocks(file, rules).filter(
        ({ metOn, clock }) => metOn !== null || clock === "order-firm-to-fix"
      )
    case "Refused":
    case "HandedOver":
    case "Withdrawn":
    case "Merged":
    case "Historical":
      return []
  }
}

const allClocks = (file: AccidentFile, rules: ClockRules): ReadonlyArray<Clock> => {
  const making = new ClockMaking(file, rules)
  return [
    ...lateReport(making),
    ...paperClocks(making),
    ...stopClocks(making),
    ...testClocks(making),
    ...file.papers.flatMap((paper) => servingClocks(making, paper)),
    ...file.reviews.flatMap((review) => reviewClocks(making, review)),
    ...file.mediations.flatMap((mediation) => mediationClocks(making, mediation)),
    ...file.recusals.map(({ recusalId, requestedOn, decidedOn }) => ({
      ...making.duty("decide-recusal", `recusal/${recusalId}`, requestedOn, decidedOn),
      // Not for the one who is to be replaced to decide.
      responsible: null
    })),
    ...firmOrderClocks(making),
    ...figureWindows(making)
  ]
}

/** A7: whether a late report is accepted. A refusal decides it, too, also where it is accepted after all later. */
const lateReport = (making: ClockMaking): ReadonlyArray<Clock> => {
  const { intake, acceptedAt, refusedAt, jurisdiction } = making.file
  if (intake === null || !intake.late) return []
  const reported = dayInShanghai(intake.reportedAt)
  const decidedAt = refusedAt ?? acceptedAt
  // A24: only a hand-over before the decision starts the time again.
  const isOurs = decidedAt === null || decidedAt >= jurisdiction.since
  const start = isOurs ? laterOf(reported, dayOf(jurisdiction.since)) : reported
  return [making.duty("late-report-decision", "accident", start, dayOf(decidedAt))]
}

/** A14, A17, A18: a paper is served on every party; each has a time for review, all together one for mediation. */
const servingClocks = (making: ClockMaking, paper: Paper): ReadonlyArray<Clock> => {
  const { file } = making
  const servedOn = (participantId: string) =>
    dayOf(paper.served.find((one) => one.participantId === participantId)?.servedAt ?? null)
  const parties = partiesToServe(file)
  // A17: there is one review of an accident; the paper that follows it opens no second one.
  const isReviewOver = file.reviews.some(({ paperId }) => paperId !== paper.paperId)
  const serving = parties.flatMap((participantId): ReadonlyArray<Clock> => {
    const subject = `paper/${paper.paperId}/${participantId}`
    const met = servedOn(participantId)
    if (met === null && paper.revokedOn !== null) return []
    const serve = making.duty("serve-paper", subject, paper.decidedOn, met)
    return met === null || isReviewOver
      ? [serve]
      : [serve, making.window("review-request", subject, met, "parties")]
  })
  const days = parties.map(servedOn)
  const last = days.reduce<string>((latest, day) => laterOf(latest, day), "")
  return paper.revokedOn !== null || parties.length === 0 || days.some((day) => day === null)
    ? serving
    : [...serving, making.window("mediation-request", `paper/${paper.paperId}`, last, "parties")]
}

/** Parties that can be served: whoever fled and is not found cannot. */
export const partiesToServe = (file: AccidentFile): ReadonlyArray<string> => {
  const isSought = file.search !== null && file.search.driverFoundOn === null
  return file.persons
    .filter(({ facts }) => facts.isParty && !(isSought && facts.fled === true))
    .map(({ participantId }) => participantId)
}

/** A17. The day of receipt is the day of acceptance. */
const reviewClocks = (making: ClockMaking, review: Review): ReadonlyArray<Clock> => {
  const { requestedOn, noticedOn, sentOn, decidedOn } = review
  const subject = `review/${review.reviewId}`
  const ended = sentOn ?? (review.outcome === null ? null : decidedOn)
  const isHere = review.handedTo === "deciding-unit"
  const passing = isHere
    ? making.duty("pass-on-review", subject, requestedOn, ended)
    : making.duty("send-review-file", subject, noticedOn ?? requestedOn, ended)
  const received = isHere ? (review.receivedOn ?? sentOn) : requestedOn
  if (received === null) return [passing]
  // It binds the reviewing body, which has no account here.
  const deciding = { ...making.duty("decide-review", subject, received, decidedOn), responsible: null }
  const upheld =
    review.outcome === "upheld" && decidedOn !== null
      ? [making.window("mediation-request", subject, decidedOn, "parties")]
      : []
  return [passing, deciding, ...upheld]
}

/** A18. The time of a mediation that starts before it is asked for runs from the request. */
const mediationClocks = (making: ClockMaking, mediation: Mediation): ReadonlyArray<Clock> => {
  const { startOn, requestedOn, endedOn, after, afterOn } = mediation
  const subject = `mediation/${mediation.mediationId}`
  const asked =
    after === "peoples-mediation"
      ? [making.window("mediation-after-peoples-mediation", subject, afterOn, "parties", requestedOn)]
      : []
  return startOn === null
    ? asked
    : [...asked, making.duty("mediation-paper", subject, laterOf(startOn, requestedOn), endedOn)]
}

/** A22: an order to a firm names its own last day; it is met when the fix is confirmed. */
const firmOrderClocks = ({ file }: ClockMaking): ReadonlyArray<Clock> =>
  file.firmOrders.map(({ orderId, firm, orderedOn, dueOn, confirmedOn }) => ({
    id: `order-firm-to-fix/firm-order/${orderId}`,
    clock: "order-firm-to-fix",
    rule: "A22",
    subject: `firm-order/${orderId}`,
    start: orderedOn,
    due: dueOn,
    provisional: false,
    stopped: false,
    metOn: confirmedOn,
    binds: "police",
    responsible: file.lead?.account ?? null,
    station: file.jurisdiction.township,
    reason: text(
      `确认${firm.name}消除安全隐患: ${dueOn}前, 事故处理程序规定83`,
      `confirm that ${firm.name} fixed its dangers: by ${dueOn}, Accident Procedure 83`
    )
  }))

/**
 * C2, C3: until when a death counts in the accident's own numbers, and in the international ones. The instant is that
 * of the casualties themselves, so many hours after the accident; the clock ends on its day.
 */
const figureWindows = (making: ClockMaking): ReadonlyArray<Clock> => {
  const { happenedAt } = making.file
  const { official, international } = making.rules.casualties({ occurredAt: happenedAt, persons: [] })
  const closing = (
    clock: "case-numbers-close" | "international-numbers-close",
    { closesAt, hours }: typeof official
  ): Clock => {
    const window = making.window(clock, "accident", dayInShanghai(happenedAt), "figures")
    const due = dayInShanghai(closesAt)
    const until = inShanghai(closesAt)
    return {
      ...window,
      due,
      metOn: due,
      reason: text(
        `${window.reason.zh}; 自事故发生时起${hours}小时, 至${until}`,
        `${window.reason.en}; ${hours} hours from the accident, until ${until}`
      )
    }
  }
  return [closing("case-numbers-close", official), closing("international-numbers-close", international)]
}
