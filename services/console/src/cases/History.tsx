import { Timeline } from "antd"
import { isValues, type Values } from "../accidents/actionFields.ts"
import { useMessages } from "../messages/Language.tsx"
import { nameOf, useReference } from "../reference/Reference.tsx"
import { minuteOf } from "../shell/time.ts"
import { useCaseMessages } from "./caseMessages.ts"
import { useCaseChoices, useUnitNames } from "./choices.ts"
import type { CaseFile } from "./fileCalls.ts"

const colours: Readonly<Record<string, string>> = {
  CaseWasTaken: "blue",
  GroupsWereDispatched: "orange",
  CommandWasNotified: "red",
  WhistleWasBlown: "red",
  GroupArrived: "green",
  CaseWasClosed: "gray",
  CaseWasWithdrawn: "gray",
  CaseWasJoinedTo: "gray"
}

/** What the heading of an entry says already, or what only the machinery needs. */
const silent: ReadonlySet<string> = new Set(["reason", "happenedAt", "calledAt", "dueAt", "place", "by"])

const isId = (text: string): boolean => /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(text)

/** The values of an event that a person wants to read, in words. */
const useLines = (file: CaseFile) => {
  const common = useMessages()
  const messages = useCaseMessages()
  const { levels, typeOf } = useCaseChoices()
  const units = useUnitNames()
  const labels: Readonly<Record<string, string>> = messages.forms.fields
  const codes: Readonly<Record<string, string>> = {
    ...messages.forms.codes.outcome,
    ...messages.forms.codes.ground,
    ...messages.forms.codes.review,
    ...messages.grades
  }
  const groups = new Map(file.groups.map(({ groupId, unitId }) => [groupId, units.nameOf(unitId)]))
  const word = (key: string, value: unknown, figures: Values): string => {
    if (typeof value === "boolean") return value ? common.common.yes : ""
    if (typeof value === "number") return value === 0 ? "" : String(value)
    if (Array.isArray(value)) {
      return value
        .map((one: unknown) => (isValues(one) ? String(one["branch"] ?? "") : word(key, one, figures)))
        .filter((one) => one !== "")
        .join(messages.section.comma)
    }
    if (typeof value !== "string") return ""
    if (key === "type") return typeOf(`${String(figures["kind"])}/${value}`)?.name.zh ?? value
    if (key === "level" || key === "previousLevel") return levels[value] ?? value
    if (key === "outcome" || key === "ground" || key === "grade") return codes[value] ?? value
    const named = groups.get(value) ?? units.nameOf(value)
    return isId(named) ? "" : named
  }
  return (figures: Values): ReadonlyArray<readonly [string, string]> =>
    Object.entries(figures).flatMap(([key, value]) => {
      const label = labels[key]
      if (silent.has(key) || label === undefined) return []
      const said = word(key, value, figures)
      return said === "" ? [] : [[label, said] as const]
    })
}

/** What happened, the newest first: who, when, why, and what it said. */
export const History = ({ file }: { readonly file: CaseFile }) => {
  const common = useMessages()
  const messages = useCaseMessages()
  const reference = useReference()
  const linesOf = useLines(file)
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
                <div>{messages.section.condition(messages.forms.fields.reason, entry.reason)}</div>
              )}
              <ul className="history-figures">
                {linesOf(entry.figures).map(([name, value]) => (
                  <li key={name}>
                    <span className="soft">{name}</span> {value}
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
