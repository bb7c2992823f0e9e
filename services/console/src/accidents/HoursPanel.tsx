import { Heat, HeatLegend } from "../analysis/Heat.tsx"
import { useAnswer } from "../server/useAnswer.ts"
import { Waiting } from "../shell/Page.tsx"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { figure } from "../shell/time.ts"
import { useIsPhone } from "../shell/useScreen.ts"
import { type AccidentFilter, parametersOf, queryOf } from "./accidentFilter.ts"
import { useAccidentMessages } from "./accidentMessages.ts"
import type { Measure } from "./measures.ts"
import { accidentHours } from "./readCalls.ts"

interface Props {
  readonly filter: AccidentFilter
  readonly measure: Measure
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
          <Heat
            cells={data.cells}
            hourSums={data.hourSums}
            weekdaySums={data.weekdaySums}
            total={data.total}
            upright={phone}
            weekdays={messages.analysis.weekdays}
            sum={messages.analysis.sum}
            words={messages.analysis.cell}
          />
          <HeatLegend fewer={messages.analysis.fewer} many={messages.analysis.many}>
            {withoutHour > 0 && ` · ${messages.analysis.withoutHour} ${figure(withoutHour)}`}
            {data.withoutDay > 0 && ` · ${messages.analysis.withoutDay(data.withoutDay)}`}
          </HeatLegend>
        </>
      )}
    </section>
  )
}
