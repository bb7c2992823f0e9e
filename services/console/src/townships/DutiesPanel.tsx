import { Link } from "react-router"
import { useFigureMessages } from "./figureMessages.ts"
import { instantOfList, pageOfList } from "./listAddress.ts"
import { PathFigure } from "./PathFigure.tsx"
import type { AreaStatus } from "./townshipCalls.ts"

interface Props {
  readonly area: AreaStatus
  readonly lists: Readonly<Record<string, string>>
  readonly asOf: string | undefined
}

const staff = ["people", "officers", "auxiliaries"] as const
const reasons = ["duty", "leader", "no-roster", "surge"] as const

/** Duties of a township: who is on duty now, and what is missing on the day and the six after it. */
export const DutiesPanel = ({ area, lists, asOf }: Props) => {
  const messages = useFigureMessages()
  const { onDuty, gaps } = area.duties
  const row = (path: string, title: string, count: number, alarming: boolean) => (
    <li key={path}>
      <span>{title}</span>
      <PathFigure
        path={path}
        count={count}
        page={pageOfList(lists[path], { township: area.code, asOf })}
        words={`${area.name} ${title}`}
        alarming={alarming}
      />
    </li>
  )
  const at = instantOfList(lists["duties.onDuty.people"])
  return (
    <section className="panel" id="duties">
      <h2>
        <Link className="accident-link" to="/duties/overview">
          {messages.duties}
        </Link>
        {at !== undefined && <small className="soft panel-fresh">{messages.onDutyAt(at)}</small>}
      </h2>
      <ul className="figure-rows">
        {staff.map((name) => row(`duties.onDuty.${name}`, messages[name], onDuty[name], false))}
        {row("duties.gaps.all", messages.gaps, gaps.all, true)}
        {reasons
          .filter((reason) => gaps[reason] > 0)
          .map((reason) =>
            row(
              `duties.gaps.${reason}`,
              `${messages.gaps} · ${messages.gapReasons[reason]}`,
              gaps[reason],
              true
            )
          )}
      </ul>
    </section>
  )
}
