import { RuleTag } from "../shell/RefusedNotice.tsx"
import { isOver, lengthOf, nearestClock, ruleOf } from "./board.ts"
import { useCaseMessages } from "./caseMessages.ts"
import type { CaseItem, RunningClock } from "./readCalls.ts"

interface Props {
  readonly clock: RunningClock
  readonly now: number
}

const soonMillis = 60_000

/** How long a clock still has, how far it is over, or since when it runs where nothing is too late. */
export const Countdown = ({ clock, now }: Props) => {
  const messages = useCaseMessages()
  const days = messages.time.days
  const due = clock.due === null ? undefined : Date.parse(clock.due)
  const over = isOver(clock, now)
  const look = over ? "over" : due !== undefined && due - now < soonMillis ? "soon" : "calm"
  return (
    <span className={`case-clock clock-${look}`} data-clock={clock.clock} data-overdue={over}>
      <span>
        {messages.clocks[clock.clock]}
        {clock.branch !== null && ` ${clock.branch}`}
      </span>{" "}
      <strong className="number">
        {due === undefined
          ? messages.time.since(lengthOf(now - Date.parse(clock.start), days))
          : over
            ? messages.time.over(lengthOf(now - due, days))
            : messages.time.left(lengthOf(due - now, days))}
      </strong>
      <RuleTag rule={ruleOf(clock)} />
    </span>
  )
}

/** The clock of a case that matters most, and how many more run. */
export const NearestClock = ({ item, now }: { readonly item: CaseItem; readonly now: number }) => {
  const clock = nearestClock(item)
  if (clock === undefined) return null
  return (
    <span className="case-clocks">
      <Countdown clock={clock} now={now} />
      {item.clocks.length > 1 && <span className="soft number">+{item.clocks.length - 1}</span>}
    </span>
  )
}
