import { PlusOutlined } from "@ant-design/icons"
import { Button, Input, Select, Tag } from "antd"
import { useState } from "react"
import { Link, useNavigate, useSearchParams } from "react-router"
import { ListTitle } from "../lists/ListTitle.tsx"
import { type Columns, RecordList, sortedBy } from "../lists/RecordList.tsx"
import { useMessages } from "../messages/Language.tsx"
import { usePages } from "../server/usePages.ts"
import { usePrincipal } from "../session/Session.tsx"
import { figure, minuteOf } from "../shell/time.ts"
import "../vehicles/vehicles.css"
import { ActForm } from "./ActForm.tsx"
import { type DutyMessages, useDutyMessages } from "./dutyMessages.ts"
import { listRosters, type RosterItem } from "./dutyReads.ts"
import { mayPlan } from "./permissions.ts"
import { openAct } from "./rosterActs.ts"
import { Section } from "./Section.tsx"

const Standing = ({ item, messages }: { readonly item: RosterItem; readonly messages: DutyMessages }) => (
  <Tag color={item.published ? "green" : "orange"}>
    {item.published ? messages.rosters.published : messages.rosters.draft}
  </Tag>
)

const templateName = (messages: DutyMessages, template: string): string =>
  (messages.templates as Readonly<Record<string, string>>)[template] ?? template

/** The rosters of units and months. */
const RostersPage = () => {
  const common = useMessages()
  const messages = useDutyMessages()
  const navigate = useNavigate()
  const { role } = usePrincipal()
  const [opening, setOpening] = useState(false)
  const [parameters, setParameters] = useSearchParams()
  const month = parameters.get("month") ?? ""
  const published = parameters.get("published")
  const sort = parameters.get("sort") ?? "-month"
  const query: Omit<Parameters<typeof listRosters>[0], "limit"> = {
    sort,
    ...(month === "" ? {} : { month }),
    ...(published === "yes" || published === "no" ? { published } : {})
  }
  const pages = usePages(
    (cursor) => listRosters({ ...query, limit: 50, ...(cursor === undefined ? {} : { cursor }) }),
    JSON.stringify(query)
  )
  const set = (name: string, value: string | undefined) => {
    const next = new URLSearchParams(parameters)
    if (value === undefined || value === "") next.delete(name)
    else next.set(name, value)
    setParameters(next, { replace: true })
  }
  const columns: Columns<RosterItem> = [
    {
      title: messages.unit,
      key: "unit",
      render: (_, item) => (
        <Link to={`/duties/rosters/${item.id}`} onClick={(event) => event.stopPropagation()}>
          {item.unitName}
        </Link>
      )
    },
    {
      title: messages.month,
      ...sortedBy(sort, "month"),
      render: (_, item) => <span className="number">{item.month}</span>
    },
    {
      title: messages.rosters.template,
      key: "template",
      render: (_, item) => templateName(messages, item.template)
    },
    { title: "", key: "published", render: (_, item) => <Standing item={item} messages={messages} /> },
    {
      title: messages.rosters.filled,
      key: "filled",
      align: "right",
      render: (_, item) => <span className="number">{`${item.filled} / ${item.duties}`}</span>
    },
    {
      title: messages.rosters.shifts,
      key: "shifts",
      align: "right",
      render: (_, item) => <span className="number">{figure(item.shifts)}</span>
    },
    {
      title: messages.rosters.gaps,
      key: "gaps",
      align: "right",
      render: (_, item) => (
        <span className={item.gaps > 0 ? "number over-text" : "number good-text"}>{item.gaps}</span>
      )
    },
    {
      title: messages.rosters.changedAt,
      ...sortedBy(sort, "changedAt"),
      render: (_, item) => <span className="number soft">{minuteOf(item.changedAt)}</span>
    }
  ]
  return (
    <Section
      title={
        <ListTitle
          title={messages.rosters.title}
          first={pages.first}
          totalWords={(total) => messages.rosters.total(figure(total))}
          incompleteWords={messages.section.incomplete}
        />
      }
      side={
        mayPlan(role) ? (
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setOpening(true)}>
            {messages.rosters.open}
          </Button>
        ) : null
      }
    >
      <section className="panel duty-filters">
        <div className="filter-field">
          <span>{messages.month}</span>
          <Input
            type="month"
            aria-label={messages.month}
            value={month}
            onChange={(event) => set("month", event.target.value)}
          />
        </div>
        <div className="filter-field">
          <span>{messages.rosters.published}</span>
          <Select
            allowClear
            aria-label={messages.rosters.published}
            placeholder={common.common.all}
            value={published}
            options={[
              { value: "yes", label: common.common.yes },
              { value: "no", label: common.common.no }
            ]}
            onChange={(value: string | undefined) => set("published", value)}
          />
        </div>
      </section>
      <RecordList
        pages={pages}
        columns={columns}
        card={(item) => (
          <li key={item.id} className="vehicle-card">
            <Link to={`/duties/rosters/${item.id}`} className="vehicle-card-link">
              <span className="vehicle-card-head">
                <strong>{item.unitName}</strong>
                <span className="number">{item.month}</span>
                <Standing item={item} messages={messages} />
              </span>
              <span className="soft">{templateName(messages, item.template)}</span>
              <span>
                {messages.rosters.filled} <span className="number">{`${item.filled} / ${item.duties}`}</span>
                {" · "}
                {messages.rosters.gaps} <span className={item.gaps > 0 ? "over-text" : ""}>{item.gaps}</span>
              </span>
            </Link>
          </li>
        )}
        addressOf={({ id }) => `/duties/rosters/${id}`}
        onSort={(next) => set("sort", next)}
        empty={messages.rosters.empty}
      />
      {opening && (
        <ActForm
          act={openAct}
          subject=""
          onDone={(id) => navigate(`/duties/rosters/${id}`)}
          onClose={() => setOpening(false)}
        />
      )}
    </Section>
  )
}

export default RostersPage
