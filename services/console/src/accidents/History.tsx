import { Timeline } from "antd"
import { useMessages } from "../messages/Language.tsx"
import { nameOf, useReference } from "../reference/Reference.tsx"
import { minuteOf } from "../shell/time.ts"
import { useAccidentMessages } from "./accidentMessages.ts"
import type { AccidentFile } from "./fileCalls.ts"
import { useFigureLines } from "./historyLines.ts"

const colours: Readonly<Record<string, string>> = {
  AccidentWasReported: "blue",
  AccidentWasAccepted: "blue",
  LiabilityWasDecided: "green",
  PaperWasServed: "green",
  AccidentWasClosed: "gray",
  AccidentWasWithdrawn: "gray",
  AccidentWasMerged: "gray",
  LiabilityWasRevoked: "red",
  SearchWasStarted: "red"
}

/** What happened, the newest first: who, when, why, and what it said. */
export const History = ({ file }: { readonly file: AccidentFile }) => {
  const common = useMessages()
  const messages = useAccidentMessages()
  const reference = useReference()
  const linesOf = useFigureLines(file)
  return (
    <Timeline
      className="history"
      items={[...file.history].reverse().map((entry) => {
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
                {common.file.historyBy(entry.actor)}
                {entry.station !== null && ` · ${nameOf(reference.townships, entry.station)}`}
                {recorded !== happened && ` · ${common.file.recordedAt(recorded)}`}
              </div>
              {entry.reason !== null && (
                <div>{messages.section.condition(messages.fields.reason, entry.reason)}</div>
              )}
              <ul className="history-figures">
                {linesOf(entry.figures).map((line) => (
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
