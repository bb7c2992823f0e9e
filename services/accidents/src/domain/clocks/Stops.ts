import { addDays } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { type ClockStop, daysOfStops } from "@jiaosuo/reference/AccidentDeadlines"
import type { AccidentFile, Stop } from "../Accident.ts"
import { type Clock, type ClockMaking, type ClockRules, type DatedClock, laterOf } from "./Clock.ts"
import { paperAfter } from "./Rounds.ts"

/**
 * A11: the day on which a stop must end. All stops of a file last 60 days in sum; the end of a first one that falls
 * on a holiday moves to the next working day.
 */
export const latestEndOf = (
  earlier: ReadonlyArray<ClockStop>,
  stoppedOn: CalendarDate,
  rules: ClockRules
): CalendarDate => {
  const limit = rules.accidentDeadline("stop-limit", stoppedOn)
  const used = daysOfStops(earlier, stoppedOn)
  return used === 0 ? limit.due : addDays(stoppedOn, Math.max(0, limit.span - used))
}

/** A stop with the day on which it ended, or must end at the latest. */
export interface BoundedStop extends ClockStop {
  readonly stop: Stop
  readonly until: CalendarDate
}

/** The stops of a file in their order. One that nobody ended ends with its time. */
export const boundedStops = (file: AccidentFile, rules: ClockRules): ReadonlyArray<BoundedStop> => {
  const bounded: Array<BoundedStop> = []
  for (const stop of file.stops) {
    // A history that no decision made may end a stop before it began: then it lasted no day.
    const until = laterOf(stop.stoppedOn, stop.resumedOn ?? latestEndOf(bounded, stop.stoppedOn, rules))
    bounded.push({ stop, from: stop.stoppedOn, until })
  }
  return bounded
}

/** A11: how long each stop may last, and the paper that is due after it. */
export const stopClocks = (making: ClockMaking): ReadonlyArray<Clock> => {
  const { file, rules } = making
  const stops = boundedStops(file, rules)
  return stops.flatMap(({ stop, from, until }, i): ReadonlyArray<Clock> => {
    const subject = `stop/${stop.stopId}`
    const limit = rules.accidentDeadline("stop-limit", from)
    const latest = latestEndOf(stops.slice(0, i), from, rules)
    const limited = making.of({ ...limit, due: latest }, subject, stop.resumedOn)
    const made = paperAfter(file, from)
    const next = stops[i + 1]
    const isLast = next === undefined || (made !== null && made <= next.from)
    return stop.resumedOn === null || !isLast
      ? [limited]
      : [limited, making.duty("paper-after-stop", subject, until, made)]
  })
}

/**
 * A clock of a paper with the stops of its file. It goes on with the days that were left; the five days that the
 * regulation gives after a stop are its own least (A11, art 68). A stop that comes when the time is over stops
 * nothing: the paper is late all the same.
 */
export const withStops = (making: ClockMaking, clock: DatedClock): DatedClock => {
  const stops = stopsInTime(making, clock)
  const last = stops[stops.length - 1]
  if (last === undefined) return clock
  const ended = endAfter(making, clock, stops)
  if (ended === null) return clock
  return { ...clock, ...ended, stopped: clock.metOn === null && last.stop.resumedOn === null }
}

/** The stops that began while the clock still ran, and before there was a paper. */
const stopsInTime = (making: ClockMaking, clock: DatedClock): ReadonlyArray<BoundedStop> => {
  const inTime: Array<BoundedStop> = []
  let { due } = clock
  for (const stop of boundedStops(making.file, making.rules)) {
    const { from, until } = stop
    if (until <= clock.start || from > due || (clock.metOn !== null && from >= clock.metOn)) continue
    inTime.push(stop)
    due = endAfter(making, clock, inTime)?.due ?? due
  }
  return inTime
}

const endAfter = (
  { rules }: ClockMaking,
  clock: DatedClock,
  stops: ReadonlyArray<BoundedStop>
): Pick<Clock, "due" | "provisional" | "reason"> | null => {
  const until = stops[stops.length - 1]?.until
  const { deadline } = rules.stoppedDeadline(clock.clock, clock.start, stops)
  if (deadline === null || until === undefined) return null
  const afterStop = rules.accidentDeadline("paper-after-stop", until)
  return {
    due: laterOf(deadline.due, afterStop.due),
    provisional: deadline.provisional || afterStop.provisional,
    reason: deadline.reason
  }
}
