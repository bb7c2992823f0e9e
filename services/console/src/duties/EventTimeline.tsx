import { Timeline } from "antd"
import { minuteOf } from "../shell/time.ts"
import { useDutyMessages } from "./dutyMessages.ts"

interface Entry {
  readonly version: number
  readonly title: string
  readonly occurredAt: string
  readonly actor: string
  readonly reason: string | null
}

/** What happened, the newest first: who, when and why. */
export const EventTimeline = ({ history }: { readonly history: ReadonlyArray<Entry> }) => {
  const messages = useDutyMessages()
  return (
    <Timeline
      className="history"
      items={[...history].reverse().map((entry) => ({
        key: entry.version,
        content: (
          <div className="history-entry">
            <div className="history-head">
              <strong>{entry.title}</strong>
              <time dateTime={entry.occurredAt} className="number">
                {minuteOf(entry.occurredAt)}
              </time>
            </div>
            <div className="soft">{messages.roster.historyBy(entry.actor)}</div>
            {entry.reason !== null && <div>{entry.reason}</div>}
          </div>
        )
      }))}
    />
  )
}
