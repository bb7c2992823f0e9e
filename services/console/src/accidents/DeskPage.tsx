import { Segmented, Select, Table, type TableProps, Tag } from "antd"
import { useMemo } from "react"
import { Link, useNavigate, useSearchParams } from "react-router"
import { useLanguage } from "../messages/Language.tsx"
import { usePages } from "../server/usePages.ts"
import { usePrincipal } from "../session/Session.tsx"
import { MoreButton } from "../shell/MoreButton.tsx"
import { Waiting } from "../shell/Page.tsx"
import { RefusedNotice, RuleTag } from "../shell/RefusedNotice.tsx"
import { figure, minuteOf } from "../shell/time.ts"
import { useIsPhone } from "../shell/useScreen.ts"
import "../lists/lists.css"
import "../vehicles/vehicles.css"
import { useAccidentMessages } from "./accidentMessages.ts"
import { TimeLeft } from "./ClocksPanel.tsx"
import { placeWords } from "./places.ts"
import { type ClockDeskQuery, clockDesk, type Desk, type DeskClock } from "./readCalls.ts"
import { Section } from "./Section.tsx"

const dues = ["overdue", "today", "week", "stopped", "all"] as const
type Due = (typeof dues)[number]
const conditions = ["township", "handler", "rule", "clock", "asOf", "day", "sort"] as const

const queryOf = (parameters: URLSearchParams): ClockDeskQuery & { readonly due: Due } => {
  const query: { [Key in (typeof conditions)[number]]?: string } = {}
  for (const key of conditions) {
    const value = parameters.get(key)
    if (value !== null && value !== "") query[key] = value
  }
  const due = dues.find((one) => one === parameters.get("due")) ?? "all"
  return { ...query, due, limit: 50 }
}

const look = (clock: DeskClock): string =>
  clock.state === "overdue" ? "desk-row over" : clock.state === "today" ? "desk-row soon" : "desk-row"

const Accident = ({ clock }: { readonly clock: DeskClock }) => {
  const messages = useAccidentMessages()
  const { accident } = clock
  return (
    <>
      <Link to={`/accidents/${accident.id}#clocks`} onClick={(event) => event.stopPropagation()}>
        {minuteOf(accident.happenedAt)} {messages.section.kindsFull[accident.kind]}
      </Link>
      <div className="soft">{placeWords({ ...accident, text: accident.placeText })}</div>
    </>
  )
}

const Reason = ({ clock }: { readonly clock: DeskClock }) => {
  const { language } = useLanguage()
  const messages = useAccidentMessages()
  return (
    <>
      {clock.reason[language]}
      <RuleTag rule={clock.rule} />
      {clock.provisional && (
        <Tag className="recommended" title={messages.clock.provisionalHint}>
          {messages.clock.provisional}
        </Tag>
      )}
    </>
  )
}

interface SumsProps {
  readonly title: string
  readonly rows: ReadonlyArray<{
    readonly key: string
    readonly name: string
    readonly sums: Pick<Desk["sums"], "overdue" | "today" | "week">
  }>
  readonly chosen: string | undefined
  readonly onChoose: (key: string | undefined) => void
}

/** Who has how much to do; a row narrows the list to it. */
const Sums = ({ title, rows, chosen, onChoose }: SumsProps) => {
  const messages = useAccidentMessages()
  return (
    <section className="panel">
      <h2>{title}</h2>
      <table className="windows desk-sums">
        <thead>
          <tr>
            <th scope="col" />
            {(["overdue", "today", "week"] as const).map((due) => (
              <th scope="col" key={due}>
                {messages.desk.due[due]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, sums }) => (
            <tr key={key} className={key === chosen ? "official" : ""}>
              <th scope="row">
                <button
                  type="button"
                  className="plain-link"
                  aria-pressed={key === chosen}
                  onClick={() => onChoose(key === chosen ? undefined : key)}
                >
                  {name}
                </button>
              </th>
              <td className={sums.overdue > 0 ? "number over-text" : "number soft"}>
                {figure(sums.overdue)}
              </td>
              <td className="number">{figure(sums.today)}</td>
              <td className="number">{figure(sums.week)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** The legal deadlines of one's townships: what is overdue, due today, due this week, and whose they are. */
const DeskPage = () => {
  const messages = useAccidentMessages()
  const phone = useIsPhone()
  const navigate = useNavigate()
  const { account, role } = usePrincipal()
  const [parameters, setParameters] = useSearchParams()
  const query = queryOf(parameters)
  const pages = usePages(
    (cursor) => clockDesk(cursor === undefined ? query : { ...query, cursor }),
    parameters.toString()
  )
  const { first, items } = pages
  const set = (key: string, value: string | undefined) =>
    setParameters(
      (before) => {
        const next = new URLSearchParams(before)
        if (value === undefined) next.delete(key)
        else next.set(key, value)
        return next
      },
      { replace: true }
    )
  const columns = useMemo<NonNullable<TableProps<DeskClock>["columns"]>>(
    () => [
      {
        title: messages.desk.dueOn,
        key: "due",
        render: (_, clock) => (
          <span className="due number">
            {clock.due}
            <small>
              <TimeLeft daysLeft={clock.daysLeft} stopped={clock.stopped} />
            </small>
          </span>
        )
      },
      { title: messages.desk.clock, key: "clock", render: (_, clock) => <Reason clock={clock} /> },
      { title: messages.desk.accident, key: "accident", render: (_, clock) => <Accident clock={clock} /> },
      { title: messages.desk.station, key: "station", render: (_, clock) => clock.stationName },
      {
        title: messages.desk.officer,
        key: "officer",
        render: (_, clock) => clock.responsible ?? <span className="soft">{messages.desk.nobody}</span>
      }
    ],
    [messages]
  )
  const counts: { readonly [D in Due]: number } | undefined = first && {
    overdue: first.sums.overdue,
    today: first.sums.today,
    week: first.sums.week,
    stopped: first.sums.stopped,
    all: first.sums.open
  }
  const officers = first?.byOfficer ?? []
  return (
    <Section
      title={
        <>
          {messages.desk.title}
          {first !== undefined && (
            <span className="visually-hidden" role="status" data-total={first.total}>
              {figure(first.total)}
            </span>
          )}
          {first?.incomplete === true && <Tag color="red">{messages.section.incomplete}</Tag>}
        </>
      }
    >
      <div className="desk-dues">
        <Segmented<Due>
          className="counted-choices"
          block={phone}
          value={query.due}
          onChange={(due) => set("due", due)}
          aria-label={messages.desk.dueOn}
          options={dues.map((due) => ({
            value: due,
            label: (
              <span data-due={due} className="counted">
                {messages.desk.due[due]}
                {counts !== undefined && (
                  <strong className={due === "overdue" && counts[due] > 0 ? "number over-text" : "number"}>
                    {" "}
                    {figure(counts[due])}
                  </strong>
                )}
              </span>
            )
          }))}
        />
        <Select<string>
          className="desk-officer"
          value={query.handler ?? null}
          onChange={(value) => set("handler", value ?? undefined)}
          options={[
            ...(role === "officer" ? [account] : []),
            ...officers.flatMap(({ officer }) => (officer === null || officer === account ? [] : [officer]))
          ]
            .map((officer) => ({ value: officer, label: officer }))
            .concat([{ value: "none", label: messages.desk.nobody }])}
          placeholder={messages.desk.officer}
          aria-label={messages.desk.officer}
          allowClear
        />
      </div>
      <RefusedNotice refused={pages.refused} onRetry={pages.askAgain} />
      {first === undefined && pages.asking && <Waiting />}
      {first !== undefined && (
        <div className="desk-columns">
          <div>
            {phone ? (
              <ul className="vehicle-cards">
                {items.length === 0 && <li className="panel soft">{messages.desk.none}</li>}
                {items.map((clock) => (
                  <li key={`${clock.accident.id} ${clock.id}`} className={`vehicle-card ${look(clock)}`}>
                    <Link to={`/accidents/${clock.accident.id}#clocks`} className="vehicle-card-link">
                      <span className="vehicle-card-head">
                        <strong className="number">{clock.due}</strong>
                        <TimeLeft daysLeft={clock.daysLeft} stopped={clock.stopped} />
                      </span>
                      <span>
                        <Reason clock={clock} />
                      </span>
                      <span>
                        {minuteOf(clock.accident.happenedAt)}{" "}
                        {messages.section.kindsFull[clock.accident.kind]}
                      </span>
                      <span className="soft">
                        {placeWords({ ...clock.accident, text: clock.accident.placeText })} ·{" "}
                        {clock.responsible ?? messages.desk.nobody}
                      </span>
                    </Link>
                  </li>
                ))}
              </ul>
            ) : (
              <section className="panel panel-table">
                <Table<DeskClock>
                  rowKey={(clock) => `${clock.accident.id} ${clock.id}`}
                  size="small"
                  columns={columns}
                  dataSource={[...items]}
                  pagination={false}
                  loading={pages.asking}
                  sticky={{ offsetHeader: 56 }}
                  locale={{ emptyText: messages.desk.none }}
                  onRow={(clock) => ({
                    className: `row-link ${look(clock)}`,
                    onClick: () => navigate(`/accidents/${clock.accident.id}#clocks`)
                  })}
                />
              </section>
            )}
            {items.length > 0 && <MoreButton pages={pages} />}
          </div>
          <div>
            {first.byStation.length > 1 && (
              <Sums
                title={messages.desk.byStation}
                rows={first.byStation.map(({ station, stationName, ...sums }) => ({
                  key: station,
                  name: stationName,
                  sums
                }))}
                chosen={query.township}
                onChoose={(station) => set("township", station)}
              />
            )}
            {officers.length > 0 && (
              <Sums
                title={messages.desk.byOfficer}
                rows={officers.map(({ officer, ...sums }) => ({
                  key: officer ?? "none",
                  name: officer ?? messages.desk.nobody,
                  sums
                }))}
                chosen={query.handler}
                onChoose={(officer) => set("handler", officer)}
              />
            )}
          </div>
        </div>
      )}
    </Section>
  )
}

export default DeskPage
