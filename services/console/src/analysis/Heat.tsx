import type { ReactNode } from "react"
import { Link } from "react-router"
import { figure } from "../shell/time.ts"
import "./analysis.css"

const allHours = Array.from({ length: 24 }, (_, hour) => hour)
const allDays = [0, 1, 2, 3, 4, 5, 6]

/** From white over amber to red; the number itself stands in the cell, so that colour is never alone. */
export const shade = (
  count: number,
  most: number
): { readonly background: string; readonly color: string } => {
  if (count === 0) return { background: "#fff", color: "#5f6e80" }
  const share = count / most
  const lightness = 94 - share * 54
  return {
    background: `hsl(${Math.round(45 - share * 38)} 88% ${Math.round(lightness)}%)`,
    color: lightness < 56 ? "#fff" : "#14202e"
  }
}

interface Props {
  /** Counts of the week: seven days, Monday first, of 24 hours. */
  readonly cells: ReadonlyArray<ReadonlyArray<number>>
  readonly hourSums: ReadonlyArray<number>
  readonly weekdaySums: ReadonlyArray<number>
  readonly total: number
  /** Hours in rows, for a phone; weekdays in rows, for a desk. */
  readonly upright: boolean
  readonly weekdays: ReadonlyArray<string>
  readonly sum: string
  /** What a cell says to whoever points at it. */
  readonly words: (weekday: string, hour: number, count: number) => string
  /** Page of the list behind a cell; day 0 is Monday. */
  readonly pageOf?: (day: number, hour: number) => string | undefined
}

/** Every hour of the week, with the sums of its rows and columns. */
export const Heat = ({
  cells,
  hourSums,
  weekdaySums,
  total,
  upright,
  weekdays,
  sum,
  words,
  pageOf
}: Props) => {
  const most = Math.max(1, ...cells.flat())
  const cell = (day: number, hour: number) => {
    const count = cells[day]?.[hour] ?? 0
    const page = count === 0 ? undefined : pageOf?.(day, hour)
    const said = words(weekdays[day] ?? "", hour, count)
    const { background, color } = shade(count, most)
    return (
      <td key={`${day} ${hour}`} style={{ background, color }} title={said} data-cell={`${day + 1}-${hour}`}>
        {page === undefined ? (
          count === 0 ? (
            ""
          ) : (
            count
          )
        ) : (
          <Link to={page} style={{ color }} aria-label={said}>
            {count}
          </Link>
        )}
      </td>
    )
  }
  const whole = (
    <td className="heat-sum" data-total={total}>
      {figure(hourSums.reduce((all, count) => all + count, 0))}
    </td>
  )
  return upright ? (
    <table className="heat heat-upright number">
      <thead>
        <tr>
          <td />
          {allDays.map((day) => (
            <th scope="col" key={day}>
              {weekdays[day]}
            </th>
          ))}
          <th scope="col">{sum}</th>
        </tr>
      </thead>
      <tbody>
        {allHours.map((hour) => (
          <tr key={hour}>
            <th scope="row">{hour}</th>
            {allDays.map((day) => cell(day, hour))}
            <td className="heat-sum">{figure(hourSums[hour] ?? 0)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">{sum}</th>
          {allDays.map((day) => (
            <td key={day} className="heat-sum">
              {figure(weekdaySums[day] ?? 0)}
            </td>
          ))}
          {whole}
        </tr>
      </tbody>
    </table>
  ) : (
    <table className="heat number">
      <thead>
        <tr>
          <td />
          {allHours.map((hour) => (
            <th scope="col" key={hour}>
              {hour}
            </th>
          ))}
          <th scope="col">{sum}</th>
        </tr>
      </thead>
      <tbody>
        {allDays.map((day) => (
          <tr key={day}>
            <th scope="row">{weekdays[day]}</th>
            {allHours.map((hour) => cell(day, hour))}
            <td className="heat-sum">{figure(weekdaySums[day] ?? 0)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">{sum}</th>
          {allHours.map((hour) => (
            <td key={hour} className="heat-sum">
              {figure(hourSums[hour] ?? 0)}
            </td>
          ))}
          {whole}
        </tr>
      </tbody>
    </table>
  )
}

interface LegendProps {
  readonly fewer: string
  readonly many: string
  readonly children?: ReactNode
}

/** What the shades of a heat mean. */
export const HeatLegend = ({ fewer, many, children }: LegendProps) => (
  <p className="heat-legend soft">
    {fewer}
    {[0.05, 0.25, 0.5, 0.75, 1].map((share) => (
      <i key={share} style={shade(share, 1)} aria-hidden />
    ))}
    {many}
    {children}
  </p>
)
