import { Alert, Button, DatePicker, Segmented, Select } from "antd"
import dayjs from "dayjs"
import { lazy, Suspense, useState } from "react"
import { Link, useSearchParams } from "react-router"
import { useMessages } from "../messages/Language.tsx"
import { useReference } from "../reference/Reference.tsx"
import { LiveMark } from "../shell/LiveMark.tsx"
import { Page, Waiting } from "../shell/Page.tsx"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { dayOf, endOfDay, figure, percent } from "../shell/time.ts"
import { useIsPhone } from "../shell/useScreen.ts"
import { FigureLink } from "./FigureLink.tsx"
import { useFigureMessages } from "./figureMessages.ts"
import { classesIn, type Figure, figuresOf, type StatusView, statusViews } from "./figures.ts"
import { IncompleteMark } from "./IncompleteMark.tsx"
import { StatusCards } from "./StatusCards.tsx"
import { StatusTable } from "./StatusTable.tsx"
import "./townships.css"
import type { DistrictStatus } from "./townshipCalls.ts"
import { useDistrictStatus } from "./useStatus.ts"
import { wardenFiguresOf } from "./wardenFigures.ts"

// The chart library is larger than everything else together: it comes when somebody looks at a chart.
const StatusChart = lazy(() => import("./StatusChart.tsx"))

/** Townships one below the other, the figure they are compared by in front. */
const TownshipCards = ({
  status,
  view,
  asOf
}: {
  readonly status: DistrictStatus
  readonly view: StatusView
  readonly asOf: string | undefined
}) => {
  const messages = useMessages()
  const reference = useReference()
  const figureMessages = useFigureMessages()
  const figures =
    view === "wardens"
      ? wardenFiguresOf(figureMessages)
      : figuresOf(messages, classesIn(status.district, reference.classes))
  const [by, setBy] = useState("vehicles")
  const chosen: Figure | undefined = figures.find(({ path }) => path === by) ?? figures[0]
  if (chosen === undefined) return null
  const title = (shown: Figure) => [shown.group, shown.title].filter((part) => part !== "").join(" · ")
  const highest = Math.max(1, ...status.townships.map(chosen.value))
  return (
    <section className="panel">
      <div className="by-row">
        <h2 className="panel-title">{messages.townships.chartBy}</h2>
        <Select
          value={chosen.path}
          onChange={setBy}
          aria-label={messages.townships.chartBy}
          options={figures.map((shown) => ({ value: shown.path, label: title(shown) }))}
          popupMatchSelectWidth={false}
        />
      </div>
      <ul className="township-cards">
        {[...status.townships]
          .sort((a, b) => chosen.value(b) - chosen.value(a))
          .map((area) => (
            <li key={area.code}>
              <Link to={`/townships/${area.code}`} className="township-name">
                {area.name}
                <IncompleteMark area={area} />
              </Link>
              <span className="township-bar" aria-hidden>
                <i style={{ width: `${(chosen.value(area) / highest) * 100}%` }} />
              </span>
              <FigureLink figure={chosen} area={area} lists={status.lists} township={area.code} asOf={asOf} />
            </li>
          ))}
      </ul>
    </section>
  )
}

/** All townships at a glance: numbers that change by themselves, and open into the lists behind them. */
const StatusPage = () => {
  const messages = useMessages()
  const phone = useIsPhone()
  const reference = useReference()
  const [query, setQuery] = useSearchParams()
  const asOf = query.get("asOf") ?? undefined
  const { answer, liveness } = useDistrictStatus(asOf)
  const [chart, setChart] = useState<"class" | "due">("class")
  const status = answer.data
  const { views } = useFigureMessages()
  const view = statusViews.find((one) => one === query.get("view")) ?? "vehicles"

  const set = (key: "asOf" | "view", value: string | undefined) =>
    setQuery(
      (before) => {
        const next = new URLSearchParams(before)
        if (value === undefined) next.delete(key)
        else next.set(key, value)
        return next
      },
      { replace: true }
    )
  const pickDay = (day: string | undefined) =>
    set("asOf", day === undefined || day === dayOf(new Date()) ? undefined : endOfDay(day))

  return (
    <Page
      title={messages.townships.title}
      side={
        <>
          {status !== undefined && asOf === undefined && (
            <LiveMark liveness={liveness} position={status.position} />
          )}
          <DatePicker
            value={asOf === undefined ? null : dayjs(asOf.slice(0, 10))}
            placeholder={messages.live.asOfLabel}
            aria-label={messages.live.asOfLabel}
            inputReadOnly={phone}
            maxDate={dayjs(dayOf(new Date()))}
            onChange={(day) => pickDay(day?.format("YYYY-MM-DD"))}
          />
        </>
      }
    >
      <RefusedNotice refused={answer.refused} onRetry={answer.askAgain} />
      {asOf !== undefined && (
        <Alert
          className="page-alert"
          type="info"
          showIcon
          title={messages.live.asOf(asOf.slice(0, 10))}
          action={
            <Button size="small" onClick={() => pickDay(undefined)}>
              {messages.live.backToNow}
            </Button>
          }
        />
      )}
      {status?.incomplete === true && (
        <Alert className="page-alert" type="error" showIcon title={messages.townships.incompleteHint} />
      )}
      {status === undefined && answer.asking && <Waiting />}
      {status !== undefined && (
        <>
          <StatusCards area={status.district} lists={status.lists} township={undefined} asOf={asOf} />
          <Segmented
            className="status-view"
            value={view}
            onChange={(next) => set("view", next === "vehicles" ? undefined : next)}
            options={statusViews.map((one) => ({ value: one, label: views[one] }))}
          />
          {phone ? (
            <TownshipCards status={status} view={view} asOf={asOf} />
          ) : (
            <section className="panel panel-table">
              <StatusTable
                view={view}
                district={status.district}
                townships={status.townships}
                lists={status.lists}
                classes={classesIn(status.district, reference.classes)}
                asOf={asOf}
              />
            </section>
          )}
          <section className="panel">
            <div className="by-row">
              <h2 className="panel-title">
                {chart === "class" ? messages.townships.chartClasses : messages.townships.chartDue}
              </h2>
              <Segmented
                value={chart}
                onChange={setChart}
                options={[
                  { value: "class", label: messages.townships.chartClasses },
                  { value: "due", label: messages.townships.chartDue }
                ]}
              />
            </div>
            <Suspense fallback={<Waiting />}>
              <StatusChart status={status} by={chart} />
            </Suspense>
          </section>
          <p className="visually-hidden" role="status">
            {messages.townships.vehiclesTotal} {figure(status.district.vehicles)},{" "}
            {messages.townships.completeness} {percent(status.district.completeness.share)}
          </p>
        </>
      )}
    </Page>
  )
}

export default StatusPage
