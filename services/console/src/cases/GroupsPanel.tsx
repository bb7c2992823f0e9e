import { Link } from "react-router"
import type { Board } from "./board.ts"
import { isOnDuty } from "./board.ts"
import { useCaseMessages } from "./caseMessages.ts"
import type { DutyGroup } from "./readCalls.ts"
import { hourOf } from "./words.ts"

interface Props {
  readonly board: Board
  readonly now: number
}

const order: Readonly<Record<string, number>> = { dispatched: 0, signed: 1, departed: 2, arrived: 3 }

const Group = ({ group, board }: { readonly group: DutyGroup; readonly board: Board }) => {
  const messages = useCaseMessages()
  const step = group.engagedBy === null ? "free" : (group.step ?? "dispatched")
  const engaged = group.engagedBy === null ? undefined : board.cases.get(group.engagedBy)
  const lead = group.members.find((member) => member.lead)
  return (
    <li className="duty-group" data-group={group.id} data-step={step}>
      <span className={`group-state step-${step}`}>{messages.steps[step]}</span>
      <span className="duty-group-words">
        <strong>
          {group.unitName}
          {group.number !== null && ` ${messages.section.groupNumber(group.number)}`}
        </strong>
        <span className="soft">
          {[
            messages.section.people(group.people),
            lead?.account ?? null,
            group.until === null ? null : messages.desk.until(hourOf(group.until)),
            group.lastSeen === null
              ? messages.desk.neverSeen
              : messages.desk.lastSeen(hourOf(group.lastSeen.at))
          ]
            .filter((part) => part !== null)
            .join(" · ")}
        </span>
        {group.engagedBy !== null && (
          <Link to={`/cases/${group.engagedBy}`}>{engaged?.number ?? messages.desk.openFile}</Link>
        )}
      </span>
    </li>
  )
}

/** The groups on duty and what each is at: those that are out first, in the order of their steps. */
export const GroupsPanel = ({ board, now }: Props) => {
  const messages = useCaseMessages()
  const onDuty = [...board.groups.values()]
    .filter((group) => isOnDuty(group, now))
    .sort(
      (a, b) =>
        Number(a.engagedBy === null) - Number(b.engagedBy === null) ||
        (order[a.step ?? ""] ?? 9) - (order[b.step ?? ""] ?? 9) ||
        a.unitName.localeCompare(b.unitName, "zh") ||
        (a.number ?? 0) - (b.number ?? 0)
    )
  const free = onDuty.filter(({ engagedBy }) => engagedBy === null).length
  return (
    <section className="panel" aria-label={messages.desk.groups}>
      <h2>
        {messages.desk.groups}{" "}
        <span className="soft number duty-count">{messages.desk.onDuty(free, onDuty.length)}</span>
      </h2>
      {onDuty.length === 0 && <p className="soft">{messages.desk.noGroups}</p>}
      <ul className="plain-list duty-groups">
        {onDuty.map((group) => (
          <Group key={group.id} group={group} board={board} />
        ))}
      </ul>
    </section>
  )
}
