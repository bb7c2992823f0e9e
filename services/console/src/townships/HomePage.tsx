import {
  AlertOutlined,
  FileAddOutlined,
  ImportOutlined,
  PhoneOutlined,
  RightOutlined,
  SearchOutlined,
  WarningOutlined
} from "@ant-design/icons"
import { Link } from "react-router"
import { useMessages } from "../messages/Language.tsx"
import { useReference } from "../reference/Reference.tsx"
import { usePrincipal } from "../session/Session.tsx"
import { LiveMark } from "../shell/LiveMark.tsx"
import { Page, Waiting } from "../shell/Page.tsx"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { dayOf, figure, percent } from "../shell/time.ts"
import { classesIn } from "./figures.ts"
import { pageOfList } from "./listAddress.ts"
import type { AreaStatus } from "./townshipCalls.ts"
import "./townships.css"
import { IncompleteMark } from "./IncompleteMark.tsx"
import { useDistrictStatus } from "./useStatus.ts"

interface Task {
  readonly path: string
  readonly title: string
  readonly count: number
  readonly alarming: boolean
}

const tasksOf = (area: AreaStatus, messages: ReturnType<typeof useMessages>): ReadonlyArray<Task> =>
  [
    {
      path: "hazards.open",
      title: messages.home.openHazards,
      count: area.hazards.open,
      alarming: true
    },
    {
      path: "inspection.overdue",
      title: messages.home.inspectionOverdue,
      count: area.inspection.overdue,
      alarming: true
    },
    {
      path: "insurance.overdue",
      title: messages.home.insuranceOverdue,
      count: area.insurance.overdue,
      alarming: true
    },
    { path: "scrap.overdue", title: messages.home.scrapOverdue, count: area.scrap.overdue, alarming: true },
    {
      path: "inspection.within30Days",
      title: `${messages.due.inspection} ${messages.home.due30}`,
      count: area.inspection.within30Days,
      alarming: false
    },
    {
      path: "insurance.within30Days",
      title: `${messages.due.insurance} ${messages.home.due30}`,
      count: area.insurance.within30Days,
      alarming: false
    },
    { path: "neverVisited", title: messages.home.notVisited, count: area.neverVisited, alarming: false }
  ].filter((task) => task.count > 0)

/** A warden's day: what the own township has, what has to be done, and the ways to do it. */
const HomePage = () => {
  const messages = useMessages()
  const reference = useReference()
  const principal = usePrincipal()
  const { answer, liveness } = useDistrictStatus(undefined)
  const status = answer.data
  const area = status?.townships[0] ?? status?.district
  return (
    <Page
      title={area?.name ?? messages.nav.home}
      side={status === undefined ? null : <LiveMark liveness={liveness} position={status.position} />}
    >
      <p className="soft home-hello">{messages.home.greeting(principal.name)}</p>
      <RefusedNotice refused={answer.refused} onRetry={answer.askAgain} />
      <nav className="home-do" aria-label={messages.home.do}>
        <Link to="/vehicles/register" className="home-main">
          <FileAddOutlined aria-hidden />
          {messages.register.title}
        </Link>
        <Link to="/accidents/report">
          <AlertOutlined aria-hidden />
          {messages.home.reportAccident}
        </Link>
        <Link to="/cases/take">
          <PhoneOutlined aria-hidden />
          {messages.home.takeCall}
        </Link>
        <Link to="/vehicles/find">
          <SearchOutlined aria-hidden />
          {messages.visit.title}
        </Link>
        <Link to="/unregistered/new">
          <WarningOutlined aria-hidden />
          {messages.unregistered.title}
        </Link>
        <Link to="/imports">
          <ImportOutlined aria-hidden />
          {messages.imports.title}
        </Link>
      </nav>
      {area === undefined && answer.asking && <Waiting />}
      {status !== undefined && area !== undefined && (
        <div className="home-columns">
          <section className="panel">
            <h2>
              {messages.home.yourTownship} <IncompleteMark area={area} />
            </h2>
            <Link to={pageOfList(status.lists["vehicles"]) ?? "/vehicles"} className="home-total">
              <strong className="number" data-figure="vehicles">
                {figure(area.vehicles)}
              </strong>
              <span>
                {messages.home.vehicles}
                <small className="soft">
                  {messages.townships.completeness} {percent(area.completeness.share)} ·{" "}
                  {messages.home.lastVisit} {area.lastVisitAt === null ? "—" : dayOf(area.lastVisitAt)}
                </small>
              </span>
              <RightOutlined aria-hidden />
            </Link>
            <ul className="home-classes">
              {classesIn(area, reference.classes).map(({ code, name }) => (
                <li key={code}>
                  <Link to={pageOfList(status.lists[`byClass.${code}`]) ?? "/vehicles"}>
                    <strong className="number">{figure(area.byClass[code] ?? 0)}</strong>
                    {name}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
          <section className="panel">
            <h2>{messages.home.todo}</h2>
            <ul className="home-tasks">
              {tasksOf(area, messages).map((task) => (
                <li key={task.path}>
                  <Link to={pageOfList(status.lists[task.path]) ?? "/vehicles"}>
                    <span>{task.title}</span>
                    <strong className={task.alarming ? "number alarming" : "number"}>
                      {figure(task.count)}
                    </strong>
                    <RightOutlined aria-hidden />
                  </Link>
                </li>
              ))}
              {tasksOf(area, messages).length === 0 && <li className="soft">{messages.home.nothing}</li>}
            </ul>
          </section>
        </div>
      )}
    </Page>
  )
}

export default HomePage
