import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { AccidentFile, Mediation, Paper, Review } from "./Accident.ts"
import { type Clock, ClockMaking, type ClockRules, dayOf, laterOf } from "./clocks/Clock.ts"
import { paperClocks } from "./clocks/Papers.ts"
import { stopClocks } from "./clocks/Stops.ts"
import { testClocks } from "./clocks/Tests.ts"

export type { Clock, ClockRules } from "./clocks/Clock.ts"

/**
 * Every legal clock of a file (A7 to A21, C2, C3), open and met, derived from its state alone: a corrected start, a
 * hand-over or a grown calendar moves it by being asked again. Each is counted by the rule that was in force on the
 * day it starts. A file that is closed has its met clocks left; one that was refused, handed over, withdrawn, merged
 * or taken over from the past has none.
 */
export const clocksOf = (file: AccidentFile, rules: ClockRules): ReadonlyArray<Clock> => {
  switch (file.standing._tag) {
    case "Reported":
    case "Accepted":
      return allClocks(file, rules)
    case "Closed":
      return allClocks(file, rules).filter(({ metOn }) => metOn !== null)
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
    ...figureWindows(making)
  ]
}

/** A7: whether a late report is accepted. */
const lateReport = (making: ClockMaking): ReadonlyArray<Clock> => {
  const { intake, acceptedAt, jurisdiction } = making.file
  if (intake === null || !intake.late) return []
  const reported = dayInShanghai(intake.reportedAt)
  // A24: only a hand-over before the acceptance starts the time again.
  const isOurs = acceptedAt === null || acceptedAt >= jurisdiction.since
  const start = isOurs ? laterOf(reported, dayOf(jurisdiction.since)) : reported
  return [making.duty("late-report-decision", "accident", start, dayOf(acceptedAt))]
}

/** A14, A17, A18: a paper is served on every party; each has a time for review, all together one for mediation. */
const servingClocks = (making: ClockMaking, paper: Paper): ReadonlyArray<Clock> => {
  const { file } = making
  const servedOn = (participantId: string) =>
    dayOf(paper.served.find((one) => one.participantId === participantId)?.servedAt ?? null)
  const parties = partiesToServe(file)
  const serving = parties.flatMap((participantId): ReadonlyArray<Clock> => {
    const subject = `paper/${paper.paperId}/${participantId}`
    const met = servedOn(participantId)
    if (met === null && paper.revokedOn !== null) return []
    const serve = making.duty("serve-paper", subject, paper.decidedOn, met)
    return met === null ? [serve] : [serve, making.window("review-request", subject, met, "parties")]
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

/** C2, C3: until when a death counts in the accident's own numbers, and in the international ones. */
const figureWindows = (making: ClockMaking): ReadonlyArray<Clock> => {
  const day = dayInShanghai(making.file.happenedAt)
  return [
    making.window("case-numbers-close", "accident", day, "figures"),
    making.window("international-numbers-close", "accident", day, "figures")
  ]
}
