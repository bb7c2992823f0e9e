import { Empty, Input, Segmented, Table } from "antd"
import { Link, useSearchParams } from "react-router"
import { ExportButton } from "../fields/ExportButton.tsx"
import { type Pages, usePages } from "../server/usePages.ts"
import { MoreButton } from "../shell/MoreButton.tsx"
import { Waiting } from "../shell/Page.tsx"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { figure } from "../shell/time.ts"
import { useIsPhone } from "../shell/useScreen.ts"
import "../vehicles/vehicles.css"
import { useDutyMessages } from "./dutyMessages.ts"
import { dutyLoads, type LoadItem, type RestItem, restDays } from "./dutyReads.ts"
import { thisMonth } from "./dutyTimes.ts"
import { Section } from "./Section.tsx"

/** `+37.5 %`, by the server's own arithmetic. */
const Change = ({ percent, title }: { readonly percent: number | null; readonly title: string }) =>
  percent === null ? (
    <span className="soft" title={title}>
      —
    </span>
  ) : (
    <span className="number" data-percent={percent}>
      {percent > 0 ? "+" : percent < 0 ? "−" : ""}
      {Math.abs(percent)}%
    </span>
  )

interface ListProps<Item, First> {
  readonly pages: Pages<Item, First>
}

const nameIn = (item: { readonly name: string | null; readonly personId: string }, noName: string) =>
  item.name ?? noName

/** To the file: a masked name alone does not say who it is (X2). */
const PersonLink = ({
  item
}: {
  readonly item: { readonly name: string | null; readonly personId: string }
}) => {
  const messages = useDutyMessages()
  return <Link to={`/duties/people/${item.personId}`}>{nameIn(item, messages.noName)}</Link>
}

const Loads = ({ pages }: ListProps<LoadItem, unknown>) => {
  const messages = useDutyMessages()
  const words = messages.load
  const phone = useIsPhone()
  if (phone) {
    return (
      <ul className="vehicle-cards">
        {pages.items.map((item) => (
          <li key={item.personId} className="vehicle-card load-card">
            <strong>{nameIn(item, messages.noName)}</strong>
            <span className="soft">{`${messages.personKinds[item.personKind]} · ${item.unitName ?? ""}`}</span>
            <span>
              {words.dutyDays} <strong className="number">{item.dutyDays}</strong>
              {" · "}
              {words.dutyDaysOff} <span className="number">{item.dutyDaysOff}</span>
              {" · "}
              {messages.hours(item.hours)}
            </span>
          </li>
        ))}
      </ul>
    )
  }
  return (
    <section className="panel panel-table">
      <Table<LoadItem>
        rowKey="personId"
        size="small"
        pagination={false}
        loading={pages.asking}
        dataSource={[...pages.items]}
        scroll={{ x: "max-content" }}
        columns={[
          { title: words.person, render: (_, item) => <PersonLink item={item} /> },
          { title: messages.person.kind, render: (_, item) => messages.personKinds[item.personKind] },
          { title: words.unit, dataIndex: "unitName" },
          { title: words.dutyDays, dataIndex: "dutyDays", align: "right", className: "number" },
          { title: words.dutyDaysOff, dataIndex: "dutyDaysOff", align: "right", className: "number" },
          { title: words.hours, dataIndex: "hours", align: "right", className: "number" },
          {
            title: words.between,
            align: "right",
            render: (_, { daysBetween }) => (daysBetween === null ? "—" : daysBetween.toFixed(1))
          },
          {
            title: words.yearOverYear,
            align: "right",
            render: (_, item) => <Change percent={item.yearOverYear.dutyDays.percent} title={words.new} />
          }
        ]}
      />
    </section>
  )
}

const Rests = ({ pages }: ListProps<RestItem, unknown>) => {
  const messages = useDutyMessages()
  const words = messages.load
  const phone = useIsPhone()
  if (phone) {
    return (
      <ul className="vehicle-cards">
        {pages.items.map((item) => (
          <li key={item.personId} className="vehicle-card load-card">
            <strong>{nameIn(item, messages.noName)}</strong>
            <span className="soft">{item.unitName}</span>
            <span>
              {words.total} <strong className="number">{item.total}</strong>{" "}
              <Change percent={item.yearOverYear.percent} title={words.new} />
              {" · "}
              {words.balance} <span className="number">{item.restBalance}</span>
            </span>
          </li>
        ))}
      </ul>
    )
  }
  return (
    <section className="panel panel-table">
      <Table<RestItem>
        rowKey="personId"
        size="small"
        pagination={false}
        loading={pages.asking}
        dataSource={[...pages.items]}
        scroll={{ x: "max-content" }}
        columns={[
          { title: words.person, render: (_, item) => <PersonLink item={item} /> },
          { title: words.unit, dataIndex: "unitName" },
          { title: words.daysOff, dataIndex: "daysOff", align: "right", className: "number" },
          { title: words.taken, dataIndex: "taken", align: "right", className: "number" },
          {
            title: words.total,
            align: "right",
            render: (_, item) => (
              <>
                <strong className="number">{item.total}</strong>
                {!item.rostered.now && (
                  <span className="soon-text" title={words.notRostered}>
                    {" *"}
                  </span>
                )}
              </>
            )
          },
          { title: words.before, align: "right", render: (_, { before }) => before.total },
          {
            title: words.yearOverYear,
            align: "right",
            render: (_, item) => <Change percent={item.yearOverYear.percent} title={words.new} />
          },
          { title: words.balance, dataIndex: "restBalance", align: "right", className: "number" }
        ]}
      />
    </section>
  )
}

const LoadTab = ({ period }: { readonly period: string }) => {
  const messages = useDutyMessages()
  const pages = usePages(
    (cursor) => dutyLoads({ period, limit: 100, ...(cursor === undefined ? {} : { cursor }) }),
    `load ${period}`
  )
  const { first } = pages
  return (
    <>
      <RefusedNotice refused={pages.refused} onRetry={pages.askAgain} />
      {first === undefined && pages.asking && <Waiting />}
      {first !== undefined && (
        <>
          <p className="soft" data-sums>
            {messages.load.total_(figure(first.sums.people))}
            {(["officers", "auxiliaries"] as const).map((kind) => {
              const { min, max, mean } = first.fairness[kind].dutyDays
              return (
                <span key={kind}>
                  {" · "}
                  {messages.roster.fairness[kind]}: {messages.load.spread(min, max, mean.toFixed(1))}
                </span>
              )
            })}
          </p>
          {pages.items.length === 0 ? <Empty description={messages.load.empty} /> : <Loads pages={pages} />}
          <MoreButton pages={pages} />
        </>
      )}
    </>
  )
}

const RestTab = ({ year }: { readonly year: string }) => {
  const messages = useDutyMessages()
  const pages = usePages(
    (cursor) => restDays({ year, limit: 100, ...(cursor === undefined ? {} : { cursor }) }),
    `rest ${year}`
  )
  const { first } = pages
  return (
    <>
      <RefusedNotice refused={pages.refused} onRetry={pages.askAgain} />
      {first === undefined && pages.asking && <Waiting />}
      {first !== undefined && (
        <>
          <p className="soft" data-sums>
            {messages.load.total_(figure(first.sums.people))}
            {first.sums.average.now !== null &&
              ` · ${messages.load.average(first.sums.average.now.toFixed(1), first.sums.average.before?.toFixed(1) ?? "—")}`}{" "}
            <Change percent={first.sums.yearOverYear.percent} title={messages.load.new} />
          </p>
          {pages.items.length === 0 ? <Empty description={messages.load.empty} /> : <Rests pages={pages} />}
          <p className="soft">* {messages.load.notRostered}</p>
          <MoreButton pages={pages} />
        </>
      )}
    </>
  )
}

/** Duty days and rest days of each person, against the year before (rows 6 and 22). */
const LoadPage = () => {
  const messages = useDutyMessages()
  const [parameters, setParameters] = useSearchParams()
  const tab = parameters.get("tab") === "rest" ? "rest" : "load"
  const month = parameters.get("period") ?? thisMonth()
  const year = month.slice(0, 4)
  return (
    <Section
      title={messages.load.title}
      side={
        <ExportButton
          address={tab === "load" ? `/api/duties/load?period=${month}` : `/api/duties/rest?year=${year}`}
          fileName={tab}
        />
      }
    >
      <section className="panel duty-filters">
        <Segmented
          value={tab}
          options={[
            { value: "load", label: messages.load.load },
            { value: "rest", label: messages.load.rest }
          ]}
          onChange={(next) => setParameters({ period: month, tab: next }, { replace: true })}
        />
        <Input
          type="month"
          aria-label={messages.load.period}
          className="month-field"
          value={month}
          onChange={(event) => {
            if (event.target.value !== "")
              setParameters({ period: event.target.value, tab }, { replace: true })
          }}
        />
      </section>
      {tab === "load" ? <LoadTab period={month} /> : <RestTab year={year} />}
    </Section>
  )
}

export default LoadPage
