import { Bar, Column } from "@ant-design/charts"
import { Segmented } from "antd"
import { useMemo, useState } from "react"
import { Link } from "react-router"
import { useLanguage } from "../messages/Language.tsx"
import { useAnswer } from "../server/useAnswer.ts"
import { Waiting } from "../shell/Page.tsx"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { dayOf, figure } from "../shell/time.ts"
import { useIsPhone } from "../shell/useScreen.ts"
import { type AccidentFilter, parametersOf, queryOf } from "./accidentFilter.ts"
import { useAccidentMessages } from "./accidentMessages.ts"
import { type Measure, measures } from "./measures.ts"
import { lastTwelveMonths, yearsBefore } from "./places.ts"
import { type YearOverYear, yearOverYear } from "./readCalls.ts"

interface Props {
  readonly filter: AccidentFilter
}

type Area = YearOverYear["district"]
type Change = Area["accidents"]

/** `−7.5%`, `+12%`; what has no percentage says why. */
const Percent = ({ change }: { readonly change: Change }) => {
  const messages = useAccidentMessages()
  if (change.percent === null) {
    return change.later === 0 ? (
      <span className="soft">—</span>
    ) : (
      <span className="soft" title={messages.analysis.noEarlier}>
        +{figure(change.later)}
      </span>
    )
  }
  const words = `${change.percent > 0 ? "+" : change.percent < 0 ? "−" : ""}${Math.abs(change.percent)}%`
  return (
    <span className={change.percent > 0 ? "over-text" : change.percent < 0 ? "good-text" : "soft"}>
      {words}
    </span>
  )
}

const atDesk = ["accidents", "dead", "injured"] as const satisfies ReadonlyArray<Measure>

interface RowProps {
  readonly area: Area
  readonly shown: ReadonlyArray<Measure>
  readonly link: string | undefined
}

const Row = ({ area, shown, link }: RowProps) => (
  <tr data-area={area.code} className={link === undefined ? "official" : ""}>
    <th scope="row">{link === undefined ? area.name : <Link to={link}>{area.name}</Link>}</th>
    {shown.map((measure) => {
      const change = area[measure]
      return [
        <td key={`${measure} earlier`} className="soft">
          {figure(change.earlier)}
        </td>,
        <td key={`${measure} later`}>{figure(change.later)}</td>,
        <td key={`${measure} percent`} data-percent={measure}>
          <Percent change={change} />
        </td>
      ]
    })}
  </tr>
)

interface ChartProps {
  readonly answer: YearOverYear
  readonly measure: Measure
}

const Chart = ({ answer, measure }: ChartProps) => {
  const messages = useAccidentMessages()
  const phone = useIsPhone()
  const data = useMemo(
    () =>
      answer.townships.flatMap((area) => [
        { township: area.name, series: messages.analysis.earlier, count: area[measure].earlier },
        { township: area.name, series: messages.analysis.later, count: area[measure].later }
      ]),
    [answer, measure, messages]
  )
  const settings = {
    data,
    xField: "township",
    yField: "count",
    colorField: "series",
    scale: { color: { range: ["#8fa6c4", "#0b4ea2"] } },
    legend: { color: { position: "top" as const, layout: { justifyContent: "center" as const } } },
    animate: false as const,
    axis: {
      x: { title: false as const, labelFontSize: 13, labelFill: "#14202e" },
      y: { title: false as const, labelFontSize: 12, labelFill: "#465568" }
    }
  }
  return (
    <div className="status-chart" role="img" aria-label={messages.analysis.yearsChart}>
      {phone ? (
        <Bar {...settings} group height={Math.max(320, answer.townships.length * 44)} />
      ) : (
        <Column {...settings} group height={320} />
      )}
    </div>
  )
}

/** A period against the same a year earlier, township by township. */
const YearsPanel = ({ filter }: Props) => {
  const { language } = useLanguage()
  const messages = useAccidentMessages()
  const phone = useIsPhone()
  const [measure, setMeasure] = useState<Measure>("accidents")
  // A phone has room for one of them: that of the chart.
  const shown: ReadonlyArray<Measure> = phone ? [measure] : atDesk
  const { from: stated, until: ends, ...conditions } = filter
  const year = lastTwelveMonths(dayOf(new Date()))
  const from = stated ?? year.from
  const until = ends ?? year.until
  const { data, refused, asking, askAgain } = useAnswer(
    yearOverYear({
      ...queryOf(conditions),
      later: `${from}..${until}`,
      earlier: `${yearsBefore(from, 1)}..${yearsBefore(until, 1)}`
    }),
    parametersOf({ ...conditions, from, until }).toString(),
    "years"
  )
  const listOf = (township: string): string =>
    `/accidents?${parametersOf({ ...conditions, from, until, township, by: "place", standing: "counting" })}`
  const choice = (
    <Segmented<Measure>
      vertical={phone}
      block={phone}
      value={measure}
      onChange={setMeasure}
      aria-label={messages.analysis.measure}
      options={measures.map((one) => ({ value: one, label: messages.analysis.measures[one] }))}
    />
  )
  return (
    <>
      <RefusedNotice refused={refused} onRetry={askAgain} />
      {data === undefined && asking && <Waiting />}
      {data !== undefined && (
        <>
          <section className="panel">
            <h2>{messages.analysis.yearsTitle}</h2>
            <p className="number">
              {messages.analysis.later} {data.later.from} — {data.later.until} · {messages.analysis.earlier}{" "}
              {data.earlier.from} — {data.earlier.until} · {messages.analysis.days(data.later.days)}
            </p>
            <p className="soft">{data.reason[language]}</p>
            {phone && <div className="years-measure">{choice}</div>}
            <div className="wide-table">
              <table className="windows years number">
                <thead>
                  <tr>
                    <th scope="col" rowSpan={2}>
                      {messages.section.township}
                    </th>
                    {shown.map((one) => (
                      <th scope="colgroup" colSpan={3} key={one}>
                        {messages.analysis.measures[one]}
                      </th>
                    ))}
                  </tr>
                  <tr>
                    {shown.map((one) => [
                      <th scope="col" key={`${one} earlier`}>
                        {messages.analysis.earlier}
                      </th>,
                      <th scope="col" key={`${one} later`}>
                        {messages.analysis.later}
                      </th>,
                      <th scope="col" key={`${one} percent`}>
                        {messages.analysis.percent}
                      </th>
                    ])}
                  </tr>
                </thead>
                <tbody>
                  {data.townships.map((area) => (
                    <Row key={area.code} area={area} shown={shown} link={listOf(area.code)} />
                  ))}
                  <Row area={data.district} shown={shown} link={undefined} />
                </tbody>
              </table>
            </div>
          </section>
          <section className="panel">
            <div className="by-row">
              <h2 className="panel-title">{messages.analysis.yearsChart}</h2>
              {!phone && choice}
            </div>
            <Chart answer={data} measure={measure} />
          </section>
        </>
      )}
    </>
  )
}

export default YearsPanel
