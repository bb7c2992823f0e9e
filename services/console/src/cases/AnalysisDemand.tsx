import { shade } from "../analysis/Heat.tsx"
import { Listed } from "../analysis/Listed.tsx"
import { useLanguage } from "../messages/Language.tsx"
import { useIsPhone } from "../shell/useScreen.ts"
import { pageOfList } from "../townships/listAddress.ts"
import { useAnalysisMessages } from "./analysisMessages.ts"
import type { CaseAnalysis } from "./readCalls.ts"

type Demand = CaseAnalysis["demand"]
type Cell = Demand["cells"][number]

/** `3`, `2.5`, `−1.25`. */
const signed = (groups: number): string => (groups < 0 ? `−${Math.abs(groups)}` : String(groups))

/** A mean number of groups, to a tenth: a cell has room for no more. */
const tenths = (groups: number): string => String(Math.round(groups * 10) / 10)

/** Hours in which the force is furthest from the calls: three at most. */
const furthest = (hours: Demand["hours"], sign: 1 | -1) =>
  hours
    .filter(({ surplus }) => surplus * sign >= 1)
    .sort((a, b) => (b.surplus - a.surplus) * sign || a.hour - b.hour)
    .slice(0, 3)

const Advice = ({ demand }: { readonly demand: Demand }) => {
  const messages = useAnalysisMessages()
  const said = (hours: ReturnType<typeof furthest>): string =>
    hours.map(({ hour, surplus }) => messages.hourBy(hour, String(Math.abs(surplus)))).join(messages.comma)
  const [short, ample] = [furthest(demand.hours, -1), furthest(demand.hours, 1)]
  if (demand.groupHoursPerDay === 0) return <p className="over-text">{messages.noForce}</p>
  return (
    <>
      <p className="soft">{messages.demandNote(demand.groupHoursPerDay)}</p>
      {short.length > 0 && <p className="over-text">{messages.short(said(short))}</p>}
      {ample.length > 0 && <p>{messages.ample(said(ample))}</p>}
    </>
  )
}

const HoursTable = ({ data }: { readonly data: CaseAnalysis }) => {
  const messages = useAnalysisMessages()
  const listOf = new Map(data.byHour.map(({ code, list }) => [code, list]))
  return (
    <div className="wide-table">
      <table className="windows analysis-lines number">
        <thead>
          <tr>
            <th scope="col">{messages.hour}</th>
            <th scope="col">{messages.calls}</th>
            <th scope="col">{messages.onDuty}</th>
            <th scope="col">{messages.suggested}</th>
            <th scope="col">{messages.surplus}</th>
          </tr>
        </thead>
        <tbody>
          {data.demand.hours.map(({ hour, calls, groupsOnDuty, suggested, surplus }) => (
            <tr key={hour} data-demand-hour={hour}>
              <th scope="row">{hour}</th>
              <td>
                <Listed
                  count={calls}
                  page={pageOfList(listOf.get(String(hour)))}
                  words={`${hour}${messages.hour} ${messages.calls}`}
                />
              </td>
              <td>{groupsOnDuty}</td>
              <td>{suggested}</td>
              <td className={surplus <= -1 ? "over-text" : ""}>{signed(surplus)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Townships against hours; on a phone the hours go down. */
const Matrix = ({ data }: { readonly data: CaseAnalysis }) => {
  const messages = useAnalysisMessages()
  const { language } = useLanguage()
  const phone = useIsPhone()
  const { cells } = data.demand
  const found = new Map(cells.map((cell) => [`${cell.township} ${cell.hour}`, cell]))
  const townships = data.byTownship.flatMap(({ code, name }) =>
    code === null ? [] : [{ code, name: name[language] }]
  )
  const hours = [...new Set(cells.map(({ hour }) => hour))]
  const most = Math.max(1, ...cells.map(({ calls }) => calls))
  const shown = (cell: Cell | undefined, township: { readonly code: string; readonly name: string }) =>
    cell === undefined ? (
      <td key={`${township.code} none`} />
    ) : (
      <td
        key={`${township.code} ${cell.hour}`}
        style={shade(cell.calls / 3, most)}
        data-demand={`${township.code}-${cell.hour}`}
        data-suggested={cell.suggested}
      >
        <Listed
          count={cell.calls}
          page={pageOfList(cell.list)}
          words={messages.cellOf(township.name, cell.hour)}
        />
        <small>{messages.ofGroups(tenths(cell.groupsOnDuty), String(cell.suggested))}</small>
      </td>
    )
  return (
    <div className="wide-table">
      <table className="windows demand-matrix number">
        <thead>
          <tr>
            <th scope="col">{phone ? messages.hour : messages.by.township}</th>
            {phone
              ? townships.map(({ code, name }) => (
                  <th scope="col" key={code}>
                    {name}
                  </th>
                ))
              : hours.map((hour) => (
                  <th scope="col" key={hour}>
                    {hour}
                  </th>
                ))}
          </tr>
        </thead>
        <tbody>
          {phone
            ? hours.map((hour) => (
                <tr key={hour}>
                  <th scope="row">{hour}</th>
                  {townships.map((township) => shown(found.get(`${township.code} ${hour}`), township))}
                </tr>
              ))
            : townships.map((township) => (
                <tr key={township.code}>
                  <th scope="row">{township.name}</th>
                  {hours.map((hour) => {
                    const cell = found.get(`${township.code} ${hour}`)
                    return cell === undefined ? <td key={hour} /> : shown(cell, township)
                  })}
                </tr>
              ))}
        </tbody>
      </table>
    </div>
  )
}

/** Row 11: calls by hour and township against the groups on duty, with what the calls suggest. */
export const DemandPanel = ({ data }: { readonly data: CaseAnalysis }) => {
  const messages = useAnalysisMessages()
  return (
    <>
      <section className="panel">
        <h2>{messages.demandTitle}</h2>
        <Advice demand={data.demand} />
        <HoursTable data={data} />
      </section>
      {data.demand.cells.length > 0 && (
        <section className="panel">
          <h2>{messages.matrixTitle}</h2>
          <Matrix data={data} />
        </section>
      )}
    </>
  )
}
