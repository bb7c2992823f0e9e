import type { ReactNode } from "react"
import { Link } from "react-router"
import { lengthOf } from "../cases/board.ts"
import { percent } from "../shell/time.ts"
import { useFigureMessages } from "./figureMessages.ts"
import { instantOfList, pageOfList } from "./listAddress.ts"
import { PathFigure } from "./PathFigure.tsx"
import type { AreaStatus } from "./townshipCalls.ts"

interface Props {
  readonly area: AreaStatus
  readonly lists: Readonly<Record<string, string>>
  readonly asOf: string | undefined
  /** Whether the analysis is for the person who looks. */
  readonly analysed: boolean
}

type Period = AreaStatus["cases"]["today"]

const periods = ["today", "last7Days", "last30Days"] as const
const openOnes = ["open", "overdue", "withoutGroup"] as const

const shareOf = ({ inZone, outOfZone }: Period): number | null =>
  inZone + outOfZone === 0 ? null : inZone / (inZone + outOfZone)

/** Cases of a township: open ones, those of some periods, how soon a group was there (row 71), and whose it was (row 10). */
export const CasesPanel = ({ area, lists, asOf, analysed }: Props) => {
  const messages = useFigureMessages()
  const { cases } = area
  const link = (path: string) => pageOfList(lists[path], { township: area.code, asOf })
  const counted = (path: string, count: number, title: string, alarming = false) => (
    <PathFigure
      path={path}
      count={count}
      page={link(path)}
      words={`${area.name} ${title}`}
      alarming={alarming}
    />
  )
  const length = (seconds: number | null): string =>
    seconds === null ? "—" : lengthOf(seconds * 1000, messages.days)
  const rows: ReadonlyArray<readonly [title: string, (period: (typeof periods)[number]) => ReactNode]> = [
    [messages.received, (period) => counted(`cases.${period}.cases`, cases[period].cases, messages.received)],
    [
      messages.reached,
      (period) =>
        counted(`cases.${period}.toScene.measured`, cases[period].toScene.measured, messages.reached)
    ],
    [messages.p50, (period) => length(cases[period].toScene.p50)],
    [messages.p90, (period) => length(cases[period].toScene.p90)],
    [messages.inZone, (period) => counted(`cases.${period}.inZone`, cases[period].inZone, messages.inZone)],
    [
      messages.outOfZone,
      (period) => counted(`cases.${period}.outOfZone`, cases[period].outOfZone, messages.outOfZone)
    ],
    [messages.share, (period) => percent(shareOf(cases[period]))]
  ]
  const from = instantOfList(lists["cases.overdue"])
  return (
    <section className="panel" id="cases">
      <h2>
        <Link className="accident-link" to={`/cases?township=${area.code}&by=place`}>
          {messages.cases}
        </Link>
        {from !== undefined && <small className="soft panel-fresh">{messages.clocksFrom(from)}</small>}
      </h2>
      <ul className="figure-rows">
        {openOnes.map((name) => (
          <li key={name}>
            <span>{messages[name]}</span>
            {counted(`cases.${name}`, cases[name], messages[name], name !== "open")}
          </li>
        ))}
      </ul>
      <table className="accident-figures">
        <thead>
          <tr>
            <td />
            {periods.map((period) => (
              <th scope="col" key={period}>
                {messages.periods[period]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([title, shown]) => (
            <tr key={title}>
              <th scope="row">{title}</th>
              {periods.map((period) => (
                <td key={period} className="number">
                  {shown(period)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {analysed && asOf === undefined && (
        <p>
          <Link to={`/cases/analysis?township=${area.code}`}>{messages.analysis}</Link>
        </p>
      )}
    </section>
  )
}
