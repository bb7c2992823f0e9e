import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { Instant } from "@jiaosuo/kernel/Event"
import { bandOf, type CaseRules } from "@jiaosuo/reference/CaseRules"
import type { CaseStep } from "@jiaosuo/reference/CaseTables"
import type { CaseFile, GroupOnCase } from "./Case.ts"

/** What is timed: the steps of a group (I2, I3), a receipt (I5), a branch (row 15), a supervision order (I8). */
export type ClockName = CaseStep | "hand-over" | "whistle" | "supervision"

/** One clock of a case. It follows from the file and the rules of the day of its call: no event holds it. */
export interface Clock {
  readonly clock: ClockName
  readonly rule: string
  /** The group, hand-over, whistle or order that it is about; with a branch where several run on one. */
  readonly subject: string
  readonly branch: string | null
  readonly start: Instant
  /** Last instant in time; null where nothing is too late. */
  readonly due: Instant | null
  readonly metAt: Instant | null
  /** Seconds from the start until it was met, or until now. */
  readonly seconds: number
  /** I2, I3: the band that the time lies in, from 0; null where the clock has none. */
  readonly band: number | null
  readonly overdue: boolean
}

const secondsBetween = (start: Instant, end: Instant): number =>
  Math.max(0, Math.round((Date.parse(end) - Date.parse(start)) / 1_000))

const after = (start: Instant, seconds: number): Instant =>
  new Date(Date.parse(start) + seconds * 1_000).toISOString()

/**
 * All clocks of a case as of `now`, those of the groups first. A group that was called off, or went on without a step
 * that nobody told of, runs no further: what came after it is when it was met at the latest.
 */
export const clocksOf = (file: CaseFile, rules: CaseRules, now: Instant): ReadonlyArray<Clock> => [
  ...file.groups.flatMap((group) => clocksOfGroup(group, file, rules, now)),
  ...file.handOvers.map(({ handOverId, at, receiptedAt }) =>
    deadline("hand-over", "I5", handOverId, null, at, receiptedAt, now, {
      seconds: rules.limit("hand-over-hours", dayInShanghai(file.calledAt)) * 3_600
    })
  ),
  ...file.whistles.flatMap(({ whistleId, at, branches, endedAt }) =>
    branches
      .filter(({ reportedAt }) => reportedAt !== null || endedAt === null)
      .map(({ branch, deadline: due, reportedAt }) =>
        deadline("whistle", "row 15", whistleId, branch, at, reportedAt, now, { due })
      )
  ),
  ...file.supervision.map(({ orderId, at, dueAt, answeredAt }) =>
    deadline("supervision", "I8", orderId, null, at, answeredAt, now, { due: dueAt })
  )
]

const deadline = (
  clock: ClockName,
  rule: string,
  subject: string,
  branch: string | null,
  start: Instant,
  metAt: Instant | null,
  now: Instant,
  limit: { readonly seconds: number } | { readonly due: Instant }
): Clock => {
  const due = "due" in limit ? limit.due : after(start, limit.seconds)
  const until = metAt ?? now
  return {
    clock,
    rule,
    subject,
    branch,
    start,
    due,
    metAt,
    seconds: secondsBetween(start, until),
    band: null,
    overdue: until > due
  }
}

/** A step's start, and when it was over at the latest; null while it goes on. */
interface Timed {
  readonly step: CaseStep
  readonly start: Instant | null
  readonly metAt: Instant | null
  readonly endedAt: Instant | null
}

const clocksOfGroup = (
  group: GroupOnCase,
  file: CaseFile,
  rules: CaseRules,
  now: Instant
): ReadonlyArray<Clock> => {
  const on = dayInShanghai(file.calledAt)
  return timed(group, file).flatMap(({ step, start, metAt, endedAt }) => {
    const bands = rules.bandsOf(step, file.place.township, on)
    // A step that nobody told of, and a group that was called off, leave no time behind.
    if (bands === undefined || start === null || (metAt === null && endedAt !== null)) return []
    const seconds = secondsBetween(start, metAt ?? now)
    const last = bands.boundsSeconds.at(-1)
    return [
      {
        clock: step,
        rule: bands.rule,
        subject: group.groupId,
        branch: null,
        start,
        due: last === undefined ? null : after(start, last),
        metAt,
        seconds,
        // Exact: a moment later than a bound is later, whatever the rounded seconds say.
        ...bandOf(bands, (Date.parse(metAt ?? now) - Date.parse(start)) / 1_000)
      }
    ]
  })
}

/** I2: signed after the dispatch, departed after signing, feedback after the work; I3: arrived after the dispatch. */
const timed = (group: GroupOnCase, file: CaseFile): ReadonlyArray<Timed> => {
  const { dispatchedAt, signedAt, departedAt, arrivedAt, doneAt, calledOffAt } = group
  const ended = doneAt ?? calledOffAt
  const feedback = file.feedbacks.find(
    ({ groupId, at }) => (groupId === null || groupId === group.groupId) && at >= (arrivedAt ?? dispatchedAt)
  )
  return [
    {
      step: "sign",
      start: dispatchedAt,
      metAt: signedAt,
      endedAt: departedAt ?? arrivedAt ?? ended
    },
    { step: "depart", start: signedAt ?? dispatchedAt, metAt: departedAt, endedAt: arrivedAt ?? ended },
    { step: "arrive", start: dispatchedAt, metAt: arrivedAt, endedAt: ended },
    {
      step: "feedback",
      start: doneAt,
      // Written before the work was over, it was there at once.
      metAt: feedback === undefined || doneAt === null ? null : feedback.at < doneAt ? doneAt : feedback.at,
      endedAt: calledOffAt
    }
  ]
}
