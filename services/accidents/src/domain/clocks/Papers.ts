import type { CalendarDate } from "@jiaosuo/kernel/Event"
import type { AccidentClock } from "@jiaosuo/reference/AccidentDeadlines"
import {
  type AccidentFile,
  type ForensicTest,
  isCrimeSuspected,
  type Paper,
  type Search,
  settlementInForce
} from "../Accident.ts"
import { type ClockMaking, type DatedClock, dayOf, laterOf } from "./Clock.ts"
import { metByPapers, papersIn } from "./Rounds.ts"
import { withStops } from "./Stops.ts"
import { fixedOn } from "./Tests.ts"

/** A8, A10, A14, A17: when the paper of each round is due. */
export const paperClocks = (making: ClockMaking): ReadonlyArray<DatedClock> =>
  [
    ...firstRound(making),
    ...foundRound(making),
    ...making.file.reviews.flatMap((review) =>
      review.outcome === "redo" || review.outcome === "revoked"
        ? ordinary(making, {
            subject: `review/${review.reviewId}`,
            from: review.decidedOn,
            clock: "redo-after-review",
            afterTest: "redo-after-test",
            tests: testsSince(making.file, review.decidedOn),
            papers: papersIn(making.file, { review: review.reviewId })
          })
        : []
    )
  ].map((clock) => withStops(making, clock))

/** The first paper: of the simple procedure, of the general one, or of a hit-and-run that the victim asks for. */
const firstRound = (making: ClockMaking): ReadonlyArray<DatedClock> => {
  const { file } = making
  const papers = papersIn(file, "first")
  if (file.acceptedAt === null || (settlementInForce(file) !== null && papers.length === 0)) return []
  const { search } = file
  if (search !== null && search.decisionAskedOn !== null) return asked(making, papers, search)
  // A10: the clock of a hit-and-run does not run before car and driver are found, and then it is that of `foundRound`.
  if (search !== null && papers.length === 0) return []
  return file.procedure === "simple" ? simple(making, papers) : general(making, papers)
}

/**
 * A14: ten working days from the victim's request. What is found before they are over gives the paper another time
 * (A10); what is found after them is answered by the paper that follows.
 */
const asked = (
  making: ClockMaking,
  papers: ReadonlyArray<Paper>,
  search: Search
): ReadonlyArray<DatedClock> => {
  const { decisionAskedOn, foundOn } = search
  const isFoundFirst = foundOn !== null && papers.length === 0
  const clocks = ordinary(making, {
    subject: "accident",
    from: decisionAskedOn,
    clock: "hit-and-run-request",
    afterTest: null,
    tests: [],
    papers: isFoundFirst ? papersIn(making.file, "found") : papers
  })
  return isFoundFirst ? clocks.filter(({ due }) => due < foundOn) : clocks
}

/** A8: on the spot, else three working days from the day at the scene. */
const simple = (making: ClockMaking, papers: ReadonlyArray<Paper>): ReadonlyArray<DatedClock> => {
  const { scene, acceptedAt } = making.file
  return ordinary(making, {
    subject: "accident",
    from: dayOf(scene.attendedAt ?? scene.surveyedUntil ?? acceptedAt),
    clock: "simple-paper",
    afterTest: null,
    tests: [],
    papers
  })
}

/** A10: from the scene check, from a joint request, or from the day on which the results of all tests are fixed. */
const general = (making: ClockMaking, papers: ReadonlyArray<Paper>): ReadonlyArray<DatedClock> => {
  const { file } = making
  const until = papers[0]?.decidedOn ?? null
  // A10 (art 69): a joint request is for clear injuries. A death, a crime that is suspected, or facts that turn out
  // complicated put the accident on the ordinary time.
  const isBarred = file.kind === "death" || file.complicated || isCrimeSuspected(file)
  const jointly = isBarred ? null : file.jointRequestOn
  return ordinary(making, {
    subject: "accident",
    from: jointly ?? seenOn(file),
    clock: jointly === null ? "liability-paper" : "paper-after-joint-request",
    afterTest: "paper-after-test",
    tests: file.tests.filter(
      ({ repeats, orderedOn }) => repeats === null && (until === null || orderedOn <= until)
    ),
    papers
  })
}

/**
 * A10: the day of the scene check. A late report has no scene to check any more (A7): its time runs from the
 * acceptance. A simple case that came to the general procedure was seen when somebody was there, survey or not.
 */
const seenOn = ({ scene, intake, acceptedAt, procedure }: AccidentFile): CalendarDate | null => {
  if (scene.surveyedUntil !== null) return dayOf(scene.surveyedUntil)
  if (intake?.late === true) return dayOf(acceptedAt)
  return procedure === "general" ? dayOf(scene.attendedAt) : null
}

/** A10, A14: once car and driver are found, the time of a paper begins, whether there was one before or not. */
const foundRound = (making: ClockMaking): ReadonlyArray<DatedClock> => {
  const foundOn = making.file.search?.foundOn ?? null
  if (foundOn === null) return []
  const papers = papersIn(making.file, "found")
  // A paper that nobody took back after the finding stands: then the search came after it.
  const stands = making.file.papers.some(
    (paper) => paper.revokedOn === null && paper.decidedOn >= foundOn && !papers.includes(paper)
  )
  if (stands) return []
  return ordinary(making, {
    subject: "found",
    from: foundOn,
    clock: "liability-paper",
    afterTest: "paper-after-test",
    tests: testsSince(making.file, foundOn),
    papers
  })
}

interface Course {
  readonly subject: string
  readonly from: CalendarDate | null
  readonly clock: AccidentClock
  /** The clock that takes its place where tests are made; null where none does. */
  readonly afterTest: AccidentClock | null
  readonly tests: ReadonlyArray<ForensicTest>
  readonly papers: ReadonlyArray<Paper>
}

const ordinary = (making: ClockMaking, course: Course): ReadonlyArray<DatedClock> => {
  const { file, rules } = making
  const { subject, clock, from, afterTest, tests, papers } = course
  const metOn = metByPapers(papers)
  const restarted = (start: CalendarDate): CalendarDate => restartedByHandOver(file, start, papers)
  const plain = from === null ? [] : [making.duty(clock, subject, restarted(from), metOn)]
  if (afterTest === null || tests.length === 0) return plain
  const fixed = tests.map((test) => fixedOn(file, test, rules))
  // While a result is awaited, no paper is due; a certificate may be made all the same.
  if (fixed.some((day) => day === null)) return metOn === null ? [] : plain
  const last = fixed.reduce<CalendarDate>((latest, day) => laterOf(latest, day), "")
  return [making.duty(afterTest, subject, restarted(last), metOn)]
}

/** A24: when another body takes the accident over before there is a paper, the time begins at its receipt. */
const restartedByHandOver = (
  file: AccidentFile,
  start: CalendarDate,
  papers: ReadonlyArray<Paper>
): CalendarDate => {
  const received = dayOf(file.jurisdiction.since)
  const first = papers[0]?.decidedOn ?? null
  return received === null || (first !== null && first < received) ? start : laterOf(start, received)
}

/** First tests that were ordered on a day or after it. */
const testsSince = (file: AccidentFile, day: CalendarDate | null): ReadonlyArray<ForensicTest> =>
  file.tests.filter(({ repeats, orderedOn }) => repeats === null && day !== null && orderedOn >= day)
