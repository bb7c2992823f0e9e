import { Button, Tag } from "antd"
import { useState } from "react"
import { RuleTag } from "../shell/RefusedNotice.tsx"
import { useAccidentMessages } from "./accidentMessages.ts"
import type { Clock } from "./fileCalls.ts"
import { hoursLeftOn } from "./places.ts"

interface LeftProps {
  readonly daysLeft: number
  readonly stopped: boolean
}

/** How long a clock still has: days, on its last day hours, and how far it is over. */
export const TimeLeft = ({ daysLeft, stopped }: LeftProps) => {
  const messages = useAccidentMessages()
  if (daysLeft < 0) return <strong className="over-text">{messages.clock.overdueBy(-daysLeft)}</strong>
  if (stopped) return <Tag color="purple">{messages.clock.stopped}</Tag>
  if (daysLeft === 0) {
    return <strong className="soon-text">{messages.clock.hoursLeft(hoursLeftOn(new Date()))}</strong>
  }
  return <span className={daysLeft <= 2 ? "soon-text" : ""}>{messages.clock.left(daysLeft)}</span>
}

const urgency = (clock: Clock): string => {
  if (clock.metOn !== null) return "met"
  if (clock.overdue) return "over"
  if (clock.stopped) return "unknown"
  return (clock.daysLeft ?? 99) <= 2 ? "soon" : ""
}

const Row = ({ clock }: { readonly clock: Clock }) => {
  const messages = useAccidentMessages()
  return (
    <li className={`clock-row ${urgency(clock)}`} data-clock={clock.clock} data-overdue={clock.overdue}>
      <span className="due-day number">
        {clock.due}
        <small>
          {clock.metOn !== null
            ? clock.metOn > clock.due
              ? messages.clock.metLate(clock.metOn)
              : messages.clock.met(clock.metOn)
            : clock.daysLeft !== null && <TimeLeft daysLeft={clock.daysLeft} stopped={clock.stopped} />}
        </small>
      </span>
      <span className="due-reason">
        {clock.reason}
        <RuleTag rule={clock.rule} />
        {clock.provisional && (
          <Tag className="recommended" title={messages.clock.provisionalHint}>
            {messages.clock.provisional}
          </Tag>
        )}
        {clock.binds !== "police" && <Tag className="recommended">{messages.clock.binds[clock.binds]}</Tag>}
        {clock.responsible !== null && clock.metOn === null && (
          <span className="soft"> {clock.responsible}</span>
        )}
      </span>
    </li>
  )
}

/** The legal clocks: those that run, the nearest first; those that were met behind a button. */
export const ClocksPanel = ({ clocks }: { readonly clocks: ReadonlyArray<Clock> }) => {
  const messages = useAccidentMessages()
  const [all, setAll] = useState(false)
  const running = clocks.filter(({ metOn }) => metOn === null)
  const shown = [...running].sort((a, b) => a.due.localeCompare(b.due))
  const met = clocks.filter(({ metOn }) => metOn !== null)
  return (
    <section className="panel" id="clocks">
      <h2>{messages.file.clocks}</h2>
      {shown.length === 0 && <p className="soft">{messages.file.noClocks}</p>}
      <ul className="dues clocks">
        {[...shown, ...(all ? met : [])].map((clock) => (
          <Row key={clock.id} clock={clock} />
        ))}
      </ul>
      {met.length > 0 && (
        <Button type="link" className="flat" onClick={() => setAll(!all)}>
          {all ? messages.clock.openOnly : `${messages.clock.all} · ${clocks.length}`}
        </Button>
      )}
    </section>
  )
}
