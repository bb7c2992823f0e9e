import { useAnswer } from "../server/useAnswer.ts"
import { Waiting } from "../shell/Page.tsx"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { figure } from "../shell/time.ts"
import { useIsPhone } from "../shell/useScreen.ts"
import { type AccidentFilter, parametersOf, queryOf } from "./accidentFilter.ts"
import { useAccidentMessages } from "./accidentMessages.ts"
import type { Measure } from "./measures.ts"
import { accidentHours, type Hours } from "./readCalls.ts"

interface Props {
  readonly filter: AccidentFilter
  readonly measure: Measure
}

const allHours = Array.from({ length: 24 }, (_, hour) => hour)
const allDays = [0, 1, 2, 3, 4, 5, 6]

/** From white over amber to red; the number itself stands in the cell, so that colour is never alone. */
const shade = (count: number, most: number): { readonly background: string; readonly color: string } => {
  if (count === 0) return { background: "#fff", color: "#5f6e80" }
  const share = count / most
  const lightness = 94 - share * 54
  return {
    background: `hsl(${Math.round(45 - share * 38)} 88% ${Math.round(lightness)}%)`,
    color: lightness < 56 ? "#fff" : "#14202e"
  }
}

const cellOf = (hours: Hours, day: number, hour: number): number => hours.cells[day]?.[hour] ?? 0

/** Hours in rows on a phone, weekdays in rows at a desk. */
const Heat = ({ hours, upright }: { readonly hours: Hours; readonly upright: boolean }) => {
  const messages = useAccidentMessages()
  const { weekdays } = messages.analysis
  const most = Math.max(1, ...hours.cells.flat())
  const cell = (day: number, hour: number) => {
    const count = cellOf(hours, day, hour)
    return (
      <td
        key={`${day} ${hour}`}
        style={shade(count, most)}
        title={messages.analysis.cell(weekdays[day] ?? "", hour, count)}
        data-cell={`${day + 1}-${hour}`}
      >
        {count === 0 ? "" : count}
      </td>
    )
  }
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
          <th scope="col">{messages.analysis.sum}</th>
        </tr>
      </thead>
      <tbody>
        {allHours.map((hour) => (
          <tr key={hour}>
            <th scope="row">{hour}</th>
            {allDays.map((day) => cell(day, hour))}
            <td className="heat-sum">{figure(hours.hourSums[hour] ?? 0)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">{messages.analysis.sum}</th>
          {allDays.map((day) => (
            <td key={day} className="heat-sum">
              {figure(hours.weekdaySums[day] ?? 0)}
            </td>
          ))}
          <td className="heat-sum" data-total={hours.total}>
            {figure(hours.hourSums.reduce((sum, count) => sum + count, 0))}
          </td>
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
          <th scope="col">{messages.analysis.sum}</th>
        </tr>
      </thead>
      <tbody>
        {allDays.map((day) => (
          <tr key={day}>
            <th scope="row">{weekdays[day]}</th>
            {allHours.map((hour) => cell(day, hour))}
            <td className="heat-sum">{figure(hours.weekdaySums[day] ?? 0)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">{messages.analysis.sum}</th>
          {allHours.map((hour) => (
            <td key={hour} className="heat-sum">
              {figure(hours.hourSums[hour] ?? 0)}
            </td>
          ))}
          <td className="heat-sum" data-total={hours.total}>
            {figure(hours.hourSums.reduce((sum, count) => sum + count, 0))}
          </td>
        </tr>
      </tbody>
    </table>
  )
}

/** When accidents happen: every hour of the week, with the sums of its rows and columns. */
export const HoursPanel = ({ filter, measure }: Props) => {
  const messages = useAccidentMessages()
  const phone = useIsPhone()
  const { data, refused, asking, askAgain } = useAnswer(
    accidentHours({ ...queryOf(filter), measure }),
    `${parametersOf(filter)} ${measure}`,
    "hours"
  )
  const withoutHour = data?.withoutHour.reduce((sum, count) => sum + count, 0) ?? 0
  return (
    <section className="panel" aria-busy={asking}>
      <h2>
        {messages.analysis.hoursTitle} · {messages.analysis.measures[measure]}
      </h2>
      <RefusedNotice refused={refused} onRetry={askAgain} />
      {data === undefined && asking && <Waiting />}
      {data !== undefined && (
        <>
          <Heat hours={data} upright={phone} />
          <p className="heat-legend soft">
            {messages.analysis.fewer}
            {[0.05, 0.25, 0.5, 0.75, 1].map((share) => (
              <i key={share} style={shade(share, 1)} aria-hidden />
            ))}
            {messages.analysis.many}
            {withoutHour > 0 && ` · ${messages.analysis.withoutHour} ${figure(withoutHour)}`}
            {data.withoutDay > 0 && ` · ${messages.analysis.withoutDay(data.withoutDay)}`}
          </p>
        </>
      )}
    </section>
  )
}
