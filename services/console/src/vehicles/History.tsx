import { Timeline } from "antd"
import { Link } from "react-router"
import { useMessages } from "../messages/Language.tsx"
import { nameOf, useReference } from "../reference/Reference.tsx"
import { minuteOf } from "../shell/time.ts"
import { figureLines } from "./historyFigures.ts"
import type { HistoryEntry } from "./vehicleCalls.ts"

const colours: Readonly<Record<string, string>> = {
  VehicleWasRegistered: "blue",
  VehicleWasVerified: "green",
  HazardWasReported: "red",
  HazardWasCleared: "green",
  VehicleWasDeregistered: "gray",
  VehicleWasRestored: "blue"
}

/** What happened, the newest first: who, when, why, and what changed. */
export const History = ({ entries }: { readonly entries: ReadonlyArray<HistoryEntry> }) => {
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
                {entry.station !== null && `（${nameOf(reference.townships, entry.station)}）`}
                {recorded !== happened && ` · ${messages.file.recordedAt(recorded)}`}
              </div>
              {entry.reason !== null && (
                <div>
                  {messages.common.reason}：{entry.reason}
                </div>
              )}
              {typeof entry.figures["accidentId"] === "string" && (
                <Link to={`/accidents/${entry.figures["accidentId"]}`}>{messages.file.accidentFile}</Link>
              )}
              <ul className="history-figures">
                {figureLines(entry.figures, messages, reference).map((line) => (
                  <li key={line.name}>
                    <span className="soft">{line.name}</span> {line.value}
                  </li>
                ))}
              </ul>
            </div>
          )
        }
      })}
    />
  )
}
