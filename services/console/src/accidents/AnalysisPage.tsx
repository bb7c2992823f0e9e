import { Segmented, Select } from "antd"
import { lazy, Suspense } from "react"
import { useSearchParams } from "react-router"
import { Waiting } from "../shell/Page.tsx"
import { dayOf } from "../shell/time.ts"
import "../lists/lists.css"
import { type AccidentFilter, filterOf, parametersOf } from "./accidentFilter.ts"
import { useAccidentMessages } from "./accidentMessages.ts"
import { CrosstabPanel } from "./CrosstabPanel.tsx"
import { Filters } from "./Filters.tsx"
import { HoursPanel } from "./HoursPanel.tsx"
import { type Measure, measures } from "./measures.ts"
import { lastTwelveMonths } from "./places.ts"
import { Section } from "./Section.tsx"

// The chart library comes when somebody compares years.
const YearsPanel = lazy(() => import("./YearsPanel.tsx"))

const views = ["hours", "crosstab", "years"] as const
type View = (typeof views)[number]

const offered = [
  "township",
  "from",
  "until",
  "kind",
  "casualties",
  "road",
  "vehicleClass",
  "weather"
] as const

/** When and under what accidents happen, and whether it gets better: the last twelve months where nothing else is asked. */
const AnalysisPage = () => {
  const messages = useAccidentMessages()
  const [parameters, setParameters] = useSearchParams()
  const show: View = views.find((view) => view === parameters.get("show")) ?? "hours"
  const measure: Measure = measures.find((one) => one === parameters.get("measure")) ?? "accidents"
  const stated = filterOf(parameters)
  const filter: AccidentFilter = { ...lastTwelveMonths(dayOf(new Date())), ...stated }
  const address = (next: AccidentFilter, more: Readonly<Record<string, string>>) => {
    const query = parametersOf(next)
    for (const key of ["show", "measure", "rows", "columns"]) {
      const value = more[key] ?? parameters.get(key)
      if (value !== null) query.set(key, value)
    }
    setParameters(query, { replace: true })
  }
  return (
    <Section
      title={messages.analysis.title}
      side={
        <Segmented<View>
          value={show}
          onChange={(view) => address(stated, { show: view })}
          options={views.map((view) => ({ value: view, label: messages.analysis[view] }))}
        />
      }
    >
      <section className="panel list-filters">
        <Filters filter={filter} onFilter={(next) => address(next, {})} offered={offered}>
          {show !== "years" && (
            <div className="filter-field">
              <span>{messages.analysis.measure}</span>
              <Select<Measure>
                value={measure}
                onChange={(next) => address(stated, { measure: next })}
                options={measures.map((one) => ({ value: one, label: messages.analysis.measures[one] }))}
                aria-label={messages.analysis.measure}
              />
            </div>
          )}
        </Filters>
      </section>
      {show === "hours" && <HoursPanel filter={filter} measure={measure} />}
      {show === "crosstab" && (
        <CrosstabPanel
          filter={filter}
          measure={measure}
          rows={parameters.get("rows") ?? "township"}
          columns={parameters.get("columns") ?? "kind"}
          onChoose={(more) => address(stated, more)}
        />
      )}
      {show === "years" && (
        <Suspense fallback={<Waiting />}>
          <YearsPanel filter={filter} />
        </Suspense>
      )}
    </Section>
  )
}

export default AnalysisPage
