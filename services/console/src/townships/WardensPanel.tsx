import { Link } from "react-router"
import { lengthOf } from "../cases/board.ts"
import { nameOf, useReference } from "../reference/Reference.tsx"
import { percent } from "../shell/time.ts"
import { useFigureMessages } from "./figureMessages.ts"
import { instantOfList, pageOfList } from "./listAddress.ts"
import { PathFigure } from "./PathFigure.tsx"
import type { AreaStatus } from "./townshipCalls.ts"
import "./wardenFigures.css"

interface Props {
  readonly area: AreaStatus
  readonly lists: Readonly<Record<string, string>>
  readonly asOf: string | undefined
}

/** Makes the numbers of one area, each with the list behind it. */
const usePathFigures = ({ area, lists, asOf }: Props) => {
  const counted = (path: string, count: number, title: string, alarming = false) => (
    <PathFigure
      path={path}
      count={count}
      page={pageOfList(lists[path], { township: area.code, asOf })}
      words={`${area.name} ${title}`}
      alarming={alarming}
    />
  )
  const row = (path: string, title: string, count: number, alarming = false) => (
    <li key={path}>
      <span>{title}</span>
      {counted(path, count, title, alarming)}
    </li>
  )
  return { counted, row }
}

/** Codes that anything was counted under, in the order of the answer. */
const counting = (counts: Readonly<Record<string, number>>): ReadonlyArray<string> =>
  Object.keys(counts).filter((code) => (counts[code] ?? 0) > 0)

/** Who serves in a township by role and state (rows 34–36), and what stands: posts, mobile units, police rooms. */
export const WardensPanel = (props: Props) => {
  const messages = useFigureMessages()
  const words = messages.wardens
  const reference = useReference()
  const { counted, row } = usePathFigures(props)
  const { area, lists } = props
  const { byRole, byState, gaps, people, posts, units, villages } = area.wardens
  const states = counting(byState)
  const roles = Object.entries(byRole).filter(([, counts]) => counting(counts).length > 0)
  const stateName = (state: string) => nameOf(reference.table("wardens.states"), state)
  const roleName = (role: string) => nameOf(reference.table("wardens.roles"), role)
  const at = instantOfList(lists["wardens.posts.open"])
  return (
    <section className="panel" id="wardens">
      <h2>
        <Link className="accident-link" to={`/wardens/people?township=${area.code}`}>
          {words.title}
        </Link>
        {at !== undefined && <small className="soft panel-fresh">{words.postsAt(at)}</small>}
      </h2>
      <ul className="figure-rows">{row("wardens.people", words.people, people)}</ul>
      {states.length > 0 && (
        <div className="wide-figures">
          <table className="accident-figures">
            <thead>
              <tr>
                <td />
                {states.map((state) => (
                  <th scope="col" key={state}>
                    {stateName(state)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {roles.map(([role, counts]) => (
                <tr key={role}>
                  <th scope="row">{roleName(role)}</th>
                  {states.map((state) => (
                    <td key={state} className="number">
                      {counted(
                        `wardens.byRole.${role}.${state}`,
                        counts[state] ?? 0,
                        `${roleName(role)} ${stateName(state)}`
                      )}
                    </td>
                  ))}
                </tr>
              ))}
              <tr>
                <th scope="row">{words.everybody}</th>
                {states.map((state) => (
                  <td key={state} className="number">
                    {counted(`wardens.byState.${state}`, byState[state] ?? 0, stateName(state))}
                  </td>
                ))}
              </tr>
            </tbody>
          </table>
        </div>
      )}
      <ul className="figure-rows">
        {row("wardens.posts.open", words.postsOpen, posts.open)}
        {row("wardens.posts.manned", words.postsManned, posts.manned)}
        {row("wardens.posts.due", words.postsDue, posts.due)}
        {row("wardens.posts.unmanned", words.postsUnmanned, posts.unmanned, true)}
        {row("wardens.gaps", words.gaps, gaps, true)}
        {row("wardens.units.open", words.units, units.open)}
        {row("wardens.units.complete", words.unitsComplete, units.complete)}
        {(["withAuxiliary", "withRoom", "withBoth"] as const).map((name) => (
          <li key={name}>
            <span>{words.villages[name]}</span>
            <span>
              {counted(`wardens.villages.${name}`, villages[name], words.villages[name])}
              <small className="soft number">/{area.villages.total}</small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const months = ["lastMonth", "thisMonth"] as const

/** What wardens of a township did: persuasions by kind and hour, hazards, call-outs, and what mobile units covered (row 38). */
export const WardenWorkPanel = (props: Props) => {
  const messages = useFigureMessages()
  const words = messages.wardens
  const reference = useReference()
  const { counted, row } = usePathFigures(props)
  const { callOuts, coverage, hazards, persuasions } = props.area.wardens
  const kinds = [...counting(persuasions.byKind)].sort(
    (a, b) => (persuasions.byKind[b] ?? 0) - (persuasions.byKind[a] ?? 0)
  )
  const levels = counting(hazards.byLevel)
  const hours = counting(persuasions.byHour)
  const covered = months.filter((month) => coverage[month].units > 0)
  const monthRows = [
    ["units", words.unitsOfMonth],
    ["groups", words.groups],
    ["groupsVisited", words.groupsVisited],
    ["enoughGroups", words.enoughGroups],
    ["enoughRoom", words.enoughRoom]
  ] as const
  const { meanSecondsToArrive } = callOuts
  return (
    <section className="panel" id="wardens-work">
      <h2>{words.work}</h2>
      <ul className="figure-rows">
        {row("wardens.persuasions.records", words.records, persuasions.records)}
        {row("wardens.persuasions.all", words.persuasions, persuasions.all)}
        {kinds.map((code) =>
          row(
            `wardens.persuasions.byKind.${code}`,
            `${words.persuasions} · ${nameOf(reference.table("wardens.items.persuasion"), code)}`,
            persuasions.byKind[code] ?? 0
          )
        )}
      </ul>
      {hours.length > 0 && (
        <ul className="hour-figures" aria-label={words.byHour}>
          {hours.map((hour) => (
            <li key={hour}>
              <small className="soft number">{words.hour(hour.padStart(2, "0"))}</small>
              {counted(
                `wardens.persuasions.byHour.${hour}`,
                persuasions.byHour[hour] ?? 0,
                words.hour(hour.padStart(2, "0"))
              )}
            </li>
          ))}
        </ul>
      )}
      <ul className="figure-rows">
        {row("wardens.hazards.open", words.hazards, hazards.open)}
        {levels.map((level) =>
          row(
            `wardens.hazards.byLevel.${level}`,
            `${words.hazards} · ${nameOf(reference.table("wardens.hazardLevels"), level)}`,
            hazards.byLevel[level] ?? 0
          )
        )}
        {row("wardens.hazards.overdue", words.hazardsOverdue, hazards.overdue, true)}
        {row("wardens.callOuts.open", words.callOutsOpen, callOuts.open)}
        {row("wardens.callOuts.last30Days", words.callOuts, callOuts.last30Days)}
        {row("wardens.callOuts.arrived", words.arrived, callOuts.arrived)}
        <li>
          <span>{words.timeToArrive}</span>
          <span className="figure">
            {meanSecondsToArrive === null ? "—" : lengthOf(meanSecondsToArrive * 1_000, messages.days)}
          </span>
        </li>
      </ul>
      {covered.length > 0 && (
        <table className="accident-figures">
          <thead>
            <tr>
              <td />
              {covered.map((month) => (
                <th scope="col" key={month}>
                  {coverage[month].month}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {monthRows.map(([name, title]) => (
              <tr key={name}>
                <th scope="row">{title}</th>
                {covered.map((month) => (
                  <td key={month} className="number">
                    {counted(`wardens.coverage.${month}.${name}`, coverage[month][name], title)}
                  </td>
                ))}
              </tr>
            ))}
            <tr>
              <th scope="row">{words.shareOfGroups}</th>
              {covered.map((month) => {
                const { groups, groupsVisited } = coverage[month]
                return (
                  <td key={month} className="number">
                    {percent(groups === 0 ? null : groupsVisited / groups)}
                  </td>
                )
              })}
            </tr>
          </tbody>
        </table>
      )}
    </section>
  )
}
