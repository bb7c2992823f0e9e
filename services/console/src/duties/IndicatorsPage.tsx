import { Button, InputNumber, Select, Tag } from "antd"
import * as Effect from "effect/Effect"
import { useState } from "react"
import { useSearchParams } from "react-router"
import { useAnswer } from "../server/useAnswer.ts"
import { usePrincipal } from "../session/Session.tsx"
import { Waiting } from "../shell/Page.tsx"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { indicatorCatalogue, indicatorScores, indicatorValues, organisationOn } from "./dutyCalls.ts"
import { useDutyMessages } from "./dutyMessages.ts"
import { today } from "./dutyTimes.ts"
import { mayOrganise } from "./permissions.ts"
import { type Indicator, type IndicatorValues, RecordIndicatorForm } from "./RecordIndicatorForm.tsx"
import { Section } from "./Section.tsx"

/** A value on file as it is: zero is a number, missing says that it is missing. */
const Value = ({ of }: { readonly of: IndicatorValues["indicators"][number] | undefined }) => {
  const messages = useDutyMessages()
  const words = messages.indicator
  if (of === undefined) return null
  if (of.value !== null) return <span className="number">{of.value}</span>
  const missing = of.periods.filter(({ value }) => value === null)
  const known = missing.length > 0 && missing.every(({ recorded }) => recorded)
  return (
    <Tag color="orange" data-missing={missing.length}>
      {of.periods.length === 1 || missing.length === of.periods.length
        ? words.missing
        : words.missingOf(missing.length)}
      {known && ` · ${words.knownMissing}`}
    </Tag>
  )
}

/** The scores of the year: who is compared, best first. Who lacks a value is not. */
const Scores = ({ year, unit }: { readonly year: string; readonly unit: string | undefined }) => {
  const messages = useDutyMessages()
  const words = messages.indicator
  const { data, refused } = useAnswer(indicatorScores(year), `scores ${year}`, "scores")
  const lacking = data?.incomplete.find(({ unitId }) => unitId === unit)
  return (
    <section className="panel" data-panel="scores">
      <h2>{words.ranking}</h2>
      <RefusedNotice refused={refused} />
      {lacking !== undefined && (
        <p className="soon-text" data-incomplete={lacking.missing.length}>
          {lacking.name}: {words.incomplete(lacking.missing.length)}
        </p>
      )}
      {data?.compared.length === 0 && <p className="soft">{words.none}</p>}
      <ul className="check-rows">
        {(data?.compared ?? []).map((one) => (
          <li key={one.unitId} data-score={one.unitId} aria-current={one.unitId === unit}>
            <strong>{one.name}</strong>
            <span className="number">{words.scoreOf(one.score.toFixed(1))}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The 29 base indicators with weight and source, and what is on file of a unit: missing is not zero (row 18). */
const IndicatorsPage = () => {
  const messages = useDutyMessages()
  const words = messages.indicator
  const { role } = usePrincipal()
  const [parameters, setParameters] = useSearchParams()
  const [recording, setRecording] = useState<Indicator>()
  const unit = parameters.get("unit") ?? undefined
  const lastYear = String(Number(today().slice(0, 4)) - 1)
  const asked = parameters.get("year") ?? ""
  const year = /^\d{4}$/.test(asked) ? asked : lastYear
  const catalogue = useAnswer(indicatorCatalogue, "indicators")
  const organisation = useAnswer(organisationOn(undefined), "organisation")
  const values = useAnswer(
    unit === undefined ? Effect.succeed(undefined) : indicatorValues(unit, year),
    `values ${unit ?? ""} ${year}`
  )
  const known = new Map((values.data?.indicators ?? []).map((one) => [one.indicator, one]))
  const set = (name: string, value: string | undefined) => {
    const next = new URLSearchParams(parameters)
    if (value === undefined || value === "") next.delete(name)
    else next.set(name, value)
    setParameters(next, { replace: true })
  }
  const indicators = catalogue.data?.indicators ?? []
  const records = mayOrganise(role) && unit !== undefined
  return (
    <Section title={words.title}>
      <p className="soft">{words.hint}</p>
      <section className="panel duty-filters">
        <div className="filter-field">
          <span>{words.unit}</span>
          <Select
            allowClear
            aria-label={words.unit}
            placeholder={words.pickUnit}
            value={unit ?? null}
            showSearch={{ optionFilterProp: "label" }}
            options={(organisation.data?.units ?? [])
              .filter(({ kind }) => kind === "station" || kind === "base-station")
              .map(({ unitId, name }) => ({ value: unitId, label: name }))}
            onChange={(value: string | null) => set("unit", value ?? undefined)}
          />
        </div>
        <div className="filter-field">
          <span>{words.year}</span>
          <InputNumber
            aria-label={words.year}
            value={Number(year)}
            min={2000}
            max={2099}
            precision={0}
            controls={false}
            inputMode="numeric"
            onChange={(next) => set("year", next === null ? undefined : String(next))}
          />
        </div>
      </section>
      <RefusedNotice
        refused={catalogue.refused ?? values.refused ?? organisation.refused}
        onRetry={catalogue.askAgain}
      />
      {catalogue.data === undefined && catalogue.refused === undefined && <Waiting />}
      <div className="roster-columns">
        <section className="panel table-scroll" aria-busy={values.asking}>
          <table className="spread-table" data-panel="indicators">
            <thead>
              <tr>
                <th scope="col">{words.name}</th>
                <th scope="col">{words.weight}</th>
                {unit !== undefined && <th scope="col">{words.value}</th>}
                <th scope="col">{words.period}</th>
                <th scope="col">{words.origin}</th>
                {records && <th scope="col" aria-label={words.record} />}
              </tr>
            </thead>
            <tbody>
              {indicators.map((one) => (
                <tr key={one.indicator} data-indicator={one.indicator}>
                  <th scope="row">
                    {one.name}{" "}
                    <small className="soft">{words.groups[one.group as keyof typeof words.groups]}</small>
                  </th>
                  <td className="number">{one.weight}</td>
                  {unit !== undefined && (
                    <td>
                      <Value of={known.get(one.indicator)} />
                      {known.get(one.indicator)?.value !== null && values.data !== undefined && (
                        <small className="soft"> {one.measure}</small>
                      )}
                    </td>
                  )}
                  <td>
                    {words.periods[one.period]}
                    {one.period === "month" && <small className="soft"> {words.takes[one.takes]}</small>}
                  </td>
                  <td>
                    {one.origin} <small className="soft">{one.source}</small>
                  </td>
                  {records && (
                    <td>
                      <Button onClick={() => setRecording(one)}>{words.record}</Button>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{words.weights}</th>
                <td className="number">{indicators.reduce((sum, { weight }) => sum + weight, 0)}</td>
              </tr>
            </tfoot>
          </table>
        </section>
        <Scores key={values.data === undefined ? "" : JSON.stringify(values.data)} year={year} unit={unit} />
      </div>
      {recording !== undefined && unit !== undefined && (
        <RecordIndicatorForm
          indicator={recording}
          unit={unit}
          year={year}
          known={known.get(recording.indicator)}
          onDone={() => {
            setRecording(undefined)
            values.askAgain()
          }}
          onClose={() => setRecording(undefined)}
        />
      )}
    </Section>
  )
}

export default IndicatorsPage
