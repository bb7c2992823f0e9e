import { Segmented, Tag } from "antd"
import { useSearchParams } from "react-router"
import { Heat, HeatLegend } from "../analysis/Heat.tsx"
import { useAnswer } from "../server/useAnswer.ts"
import { Waiting } from "../shell/Page.tsx"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { figure, minuteOf } from "../shell/time.ts"
import { useIsPhone } from "../shell/useScreen.ts"
import { pageOfList } from "../townships/listAddress.ts"
import { AreasPanel } from "./AnalysisAreas.tsx"
import { DemandPanel } from "./AnalysisDemand.tsx"
import { TimesPanel } from "./AnalysisTimes.tsx"
import { useAnalysisMessages } from "./analysisMessages.ts"
import { analysisQueryOf, type CaseFilter, type FilterKey, filterOf, parametersOf } from "./caseFilter.ts"
import { Filters } from "./Filters.tsx"
import { type CaseAnalysis, caseAnalysis } from "./readCalls.ts"
import { Section } from "./Section.tsx"

const views = ["areas", "hours", "times", "demand"] as const
type View = (typeof views)[number]

const offered = [
  "township",
  "zone",
  "from",
  "until",
  "kind",
  "level",
  "channel"
] as const satisfies ReadonlyArray<FilterKey>

const sevenDays = [1, 2, 3, 4, 5, 6, 7]
const allHours = Array.from({ length: 24 }, (_, hour) => hour)
const sumOf = (counts: ReadonlyArray<number>): number => counts.reduce((sum, count) => sum + count, 0)

/** When calls come in: every hour of the week, each with its list. */
const WeekPanel = ({ data }: { readonly data: CaseAnalysis }) => {
  const messages = useAnalysisMessages()
  const phone = useIsPhone()
  const found = new Map(data.byWeekHour.map((one) => [`${one.weekday} ${one.hour}`, one]))
  const cells = sevenDays.map((weekday) =>
    allHours.map((hour) => found.get(`${weekday} ${hour}`)?.cases ?? 0)
  )
  return (
    <section className="panel">
      <h2>{messages.hoursTitle}</h2>
      <Heat
        cells={cells}
        hourSums={allHours.map((hour) => sumOf(cells.map((day) => day[hour] ?? 0)))}
        weekdaySums={cells.map(sumOf)}
        total={data.total.cases}
        upright={phone}
        weekdays={messages.weekdays}
        sum={messages.total}
        words={messages.cell}
        pageOf={(day, hour) => pageOfList(found.get(`${day + 1} ${hour}`)?.list)}
      />
      <HeatLegend fewer={messages.fewer} many={messages.many} />
    </section>
  )
}

/** What the calls of a period were, when they came, how fast they were answered, and by whom: the last 30 days. */
const AnalysisPage = () => {
  const messages = useAnalysisMessages()
  const [parameters, setParameters] = useSearchParams()
  const show: View = views.find((view) => view === parameters.get("show")) ?? "areas"
  const filter = filterOf(parameters)
  const query = parametersOf(filter).toString()
  const { data, refused, asking, askAgain } = useAnswer(
    caseAnalysis(analysisQueryOf(filter)),
    query,
    "analysis"
  )
  const addressOf = (next: CaseFilter, view: View): URLSearchParams => {
    const address = parametersOf(next)
    if (view !== "areas") address.set("show", view)
    return address
  }
  const narrowed = (more: CaseFilter): string => `/cases/analysis?${addressOf({ ...filter, ...more }, show)}`
  return (
    <Section
      title={messages.title}
      side={
        <Segmented<View>
          value={show}
          className="analysis-views"
          onChange={(view) => setParameters(addressOf(filter, view), { replace: true })}
          aria-label={messages.view}
          options={views.map((view) => ({ value: view, label: messages.views[view] }))}
        />
      }
    >
      <section className="panel list-filters">
        <Filters
          filter={filter}
          onFilter={(next) => setParameters(addressOf(next, show), { replace: true })}
          offered={offered}
        />
        {data !== undefined && (
          <p className="soft number analysis-period" data-position={data.position}>
            {messages.period(data.from, data.until, data.days)} · {messages.fresh(minuteOf(data.at))}
            {data.incomplete && <Tag color="red">{messages.incomplete}</Tag>}
          </p>
        )}
      </section>
      <RefusedNotice refused={refused} onRetry={askAgain} />
      {data === undefined && asking && <Waiting />}
      {data !== undefined && (
        <div aria-busy={asking} data-analysis={show} data-cases={data.total.cases}>
          {data.total.cases === 0 && <p className="soft">{messages.none}</p>}
          {show === "areas" && <AreasPanel data={data} narrowed={narrowed} />}
          {show === "hours" && <WeekPanel data={data} />}
          {show === "times" && <TimesPanel data={data} />}
          {show === "demand" && <DemandPanel data={data} />}
          <p className="visually-hidden" role="status">
            {messages.cases} {figure(data.total.cases)}
          </p>
        </div>
      )}
    </Section>
  )
}

export default AnalysisPage
