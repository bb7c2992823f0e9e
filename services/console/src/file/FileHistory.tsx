import { Timeline } from "antd"
import type { ReactNode } from "react"
import { useMessages } from "../messages/Language.tsx"
import { nameOf, useReference } from "../reference/Reference.tsx"
import { minuteOf } from "../shell/time.ts"
import "./file.css"

/** One event of a file, as every context tells it. */
export interface HistoryEntry {
  readonly version: number
  readonly type: string
  readonly title: string
  readonly occurredAt: string
  readonly recordedAt: string
  readonly actor: string
  readonly station: string | null
  readonly reason: string | null
  readonly figures: Readonly<Record<string, unknown>>
}

/** One value that an event of the history speaks of. */
export interface FigureLine {
  readonly name: string
  readonly value: string
}

interface Props {
  /** The oldest first, as the file has them. */
  readonly entries: ReadonlyArray<HistoryEntry>
  /** Colours of events that catch the eye, by their type; the others are blue. */
  readonly colours?: Readonly<Record<string, string>>
  /** How a reason is told; as it was written where absent. */
  readonly reasonLine?: (reason: string) => string
  /** What an event said, in words; nothing where absent. */
  readonly linesOf?: (figures: HistoryEntry["figures"]) => ReadonlyArray<FigureLine>
  /** What else stands in an entry, above its values. */
  readonly more?: (entry: HistoryEntry) => ReactNode
}

/** What happened, the newest first: who, when, why, and what it said. */
export const FileHistory = ({ entries, colours = {}, reasonLine, linesOf, more }: Props) => {
  const messages = useMessages()
  const reference = useReference()
  return (
    <Timeline
      className="history"
      items={[...entries].reverse().map((entry) => {
        const happened = minuteOf(entry.occurredAt)
        const recorded = minuteOf(entry.recordedAt)
        return {
          key: entry.version,
          color: colours[entry.type] ?? "blue",
          content: (
            <div className="history-entry" data-event={entry.type}>
              <div className="history-head">
                <strong>{entry.title}</strong>
                <time dateTime={entry.occurredAt} className="number">
                  {happened}
                </time>
              </div>
              <div className="soft">
                {messages.file.historyBy(entry.actor)}
                {entry.station !== null && ` · ${nameOf(reference.townships, entry.station)}`}
                {recorded !== happened && ` · ${messages.file.recordedAt(recorded)}`}
              </div>
              {entry.reason !== null && <div>{reasonLine?.(entry.reason) ?? entry.reason}</div>}
              {more?.(entry)}
              {linesOf !== undefined && (
                <ul className="history-figures">
                  {linesOf(entry.figures).map((line) => (
                    <li key={line.name}>
                      <span className="soft">{line.name}</span> {line.value}
                    </li>
                  ))}
                </ul>
              )}
            </div>
          )
        }
      })}
    />
  )
}
