import { Select } from "antd"
import { useLanguage } from "../messages/Language.tsx"
import { useAnswer } from "../server/useAnswer.ts"
import { Waiting } from "../shell/Page.tsx"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { figure } from "../shell/time.ts"
import { type AccidentFilter, parametersOf, queryOf } from "./accidentFilter.ts"
import { useAccidentMessages } from "./accidentMessages.ts"
import { type Dimension, dimensions, type Measure } from "./measures.ts"
import { crosstab } from "./readCalls.ts"

interface Props {
  readonly filter: AccidentFilter
  readonly measure: Measure
  readonly rows: string
  readonly columns: string
  readonly onChoose: (more: Readonly<Record<string, string>>) => void
}

const known = (name: string, otherwise: Dimension): Dimension =>
  dimensions.find((dimension) => dimension === name) ?? otherwise

/** Any two dimensions against each other; the sums are exactly those of the cells. */
export const CrosstabPanel = ({ filter, measure, rows, columns, onChoose }: Props) => {
  const { language } = useLanguage()
  const messages = useAccidentMessages()
  const across = known(columns, "kind")
  const down = known(rows, "township")
  const { data, refused, asking, askAgain } = useAnswer(
    crosstab({ ...queryOf(filter), measure, rows: down, columns: across }),
    `${parametersOf(filter)} ${measure} ${down} ${across}`,
    `${down} ${across}`
  )
  const choose = (key: "rows" | "columns", value: Dimension) => (
    <div className="crosstab-choice">
      {messages.analysis[key]}
      <Select<Dimension>
        value={value}
        onChange={(dimension) => onChoose({ [key]: dimension })}
        options={dimensions.map((dimension) => ({
          value: dimension,
          label: messages.analysis.dimensions[dimension]
        }))}
        aria-label={messages.analysis[key]}
        popupMatchSelectWidth={false}
      />
    </div>
  )
  return (
    <section className="panel" aria-busy={asking}>
      <div className="crosstab-choices">
        {choose("rows", down)}
        {choose("columns", across)}
      </div>
      <RefusedNotice refused={refused} onRetry={askAgain} />
      {data === undefined && asking && <Waiting />}
      {data !== undefined && (
        <>
          <div className="wide-table">
            <table className="windows crosstab number">
              <thead>
                <tr>
                  <th scope="col">
                    {messages.analysis.dimensions[down]} ＼ {messages.analysis.dimensions[across]}
                  </th>
                  {data.columns.values.map((value) => (
                    <th scope="col" key={value.code}>
                      {value.text[language]}
                    </th>
                  ))}
                  <th scope="col">{messages.analysis.sum}</th>
                </tr>
              </thead>
              <tbody>
                {data.rows.values.map((value, row) => (
                  <tr key={value.code}>
                    <th scope="row">{value.text[language]}</th>
                    {data.columns.values.map((column, index) => {
                      const count = data.cells[row]?.[index] ?? 0
                      return (
                        <td key={column.code} className={count === 0 ? "soft" : ""}>
                          {figure(count)}
                        </td>
                      )
                    })}
                    <td className="heat-sum" data-row-sum={value.code ?? "none"}>
                      {figure(data.rowSums[row] ?? 0)}
                    </td>
                  </tr>
                ))}
                <tr>
                  <th scope="row">{messages.analysis.sum}</th>
                  {data.columns.values.map((column, index) => (
                    <td key={column.code} className="heat-sum">
                      {figure(data.columnSums[index] ?? 0)}
                    </td>
                  ))}
                  <td className="heat-sum" data-total={data.cellTotal}>
                    {figure(data.cellTotal)}
                  </td>
                </tr>
              </tbody>
            </table>
          </div>
          {data.countedSeveralTimes && <p className="soft">{messages.analysis.several(data.total)}</p>}
        </>
      )}
    </section>
  )
}
