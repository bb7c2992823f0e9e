import { PlusOutlined } from "@ant-design/icons"
import { Button, Select, Tag } from "antd"
import { useMemo, useState } from "react"
import { Link, useNavigate, useSearchParams } from "react-router"
import { ListTitle } from "../lists/ListTitle.tsx"
import { type Columns, RecordList, sortedBy } from "../lists/RecordList.tsx"
import { useMessages } from "../messages/Language.tsx"
import { useAnswer } from "../server/useAnswer.ts"
import { usePages } from "../server/usePages.ts"
import { usePrincipal } from "../session/Session.tsx"
import { figure } from "../shell/time.ts"
import "../vehicles/vehicles.css"
import { ActForm } from "./ActForm.tsx"
import { organisationOn } from "./dutyCalls.ts"
import { useDutyMessages } from "./dutyMessages.ts"
import { listPeople, type PersonItem } from "./dutyReads.ts"
import { mayPlan } from "./permissions.ts"
import { takeOnAct } from "./personActs.ts"
import { Section } from "./Section.tsx"

type Listed = PersonItem & { readonly id: string }

const Away = ({ item }: { readonly item: PersonItem }) => {
  const messages = useDutyMessages()
  return item.away === null ? null : (
    <Tag color="orange">{messages.person.awayUntil(item.away.until.slice(5))}</Tag>
  )
}

/** Those who serve: by unit, with who is away. */
const PeoplePage = () => {
  const common = useMessages()
  const messages = useDutyMessages()
  const words = messages.person
  const navigate = useNavigate()
  const { role } = usePrincipal()
  const [adding, setAdding] = useState(false)
  const [parameters, setParameters] = useSearchParams()
  const unit = parameters.get("unit")
  const personKind = parameters.get("kind")
  const away = parameters.get("away")
  const sort = parameters.get("sort") ?? "unit"
  const organisation = useAnswer(organisationOn(undefined), "organisation")
  const query: Omit<Parameters<typeof listPeople>[0], "limit"> = {
    sort,
    ...(unit === null ? {} : { unit }),
    ...(personKind === "officer" || personKind === "auxiliary" || personKind === "assistant"
      ? { personKind }
      : {}),
    ...(away === "yes" || away === "no" ? { away } : {})
  }
  const asked = usePages(
    (cursor) => listPeople({ ...query, limit: 100, ...(cursor === undefined ? {} : { cursor }) }),
    JSON.stringify(query)
  )
  const { items } = asked
  const pages = {
    ...asked,
    items: useMemo(() => items.map((item): Listed => ({ ...item, id: item.personId })), [items])
  }
  const set = (name: string, value: string | undefined) => {
    const next = new URLSearchParams(parameters)
    if (value === undefined || value === "") next.delete(name)
    else next.set(name, value)
    setParameters(next, { replace: true })
  }
  const post = (code: string): string => (messages.posts as Readonly<Record<string, string>>)[code] ?? code
  const qualification = (code: string): string =>
    (messages.qualifications as Readonly<Record<string, string>>)[code] ?? code
  const columns: Columns<Listed> = [
    {
      title: words.name,
      ...sortedBy(sort, "person"),
      render: (_, item) => (
        <Link to={`/duties/people/${item.personId}`} onClick={(event) => event.stopPropagation()}>
          {item.name ?? messages.noName}
        </Link>
      )
    },
    { title: words.kind, key: "kind", render: (_, item) => messages.personKinds[item.personKind] },
    { title: words.post, key: "post", render: (_, item) => post(item.post) },
    { title: words.unit, ...sortedBy(sort, "unit"), render: (_, item) => item.unitName },
    { title: words.zone, key: "zone", render: (_, item) => item.zoneName },
    {
      title: words.qualification,
      key: "qualification",
      render: (_, item) => qualification(item.qualification)
    },
    {
      title: words.rest,
      key: "rest",
      align: "right",
      render: (_, item) => <span className="number">{item.restBalance}</span>
    },
    { title: words.away, key: "away", render: (_, item) => <Away item={item} /> }
  ]
  return (
    <Section
      title={
        <ListTitle
          title={words.title}
          first={asked.first}
          totalWords={(total) => words.total(figure(total))}
          incompleteWords={messages.section.incomplete}
        />
      }
      side={
        mayPlan(role) ? (
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>
            {messages.acts["take-on"]}
          </Button>
        ) : null
      }
    >
      <section className="panel duty-filters">
        <div className="filter-field">
          <span>{words.unit}</span>
          <Select
            allowClear
            aria-label={words.unit}
            placeholder={common.common.all}
            value={unit}
            showSearch={{ optionFilterProp: "label" }}
            options={[
              ...(organisation.data?.zones ?? []).map(({ zoneId, name }) => ({ value: zoneId, label: name })),
              ...(organisation.data?.units ?? []).map(({ unitId, name }) => ({ value: unitId, label: name }))
            ]}
            onChange={(value: string | undefined) => set("unit", value)}
          />
        </div>
        <div className="filter-field">
          <span>{words.kind}</span>
          <Select
            allowClear
            aria-label={words.kind}
            placeholder={common.common.all}
            value={personKind}
            options={Object.entries(messages.personKinds).map(([value, label]) => ({ value, label }))}
            onChange={(value: string | undefined) => set("kind", value)}
          />
        </div>
        <div className="filter-field">
          <span>{words.away}</span>
          <Select
            allowClear
            aria-label={words.away}
            placeholder={common.common.all}
            value={away}
            options={[
              { value: "yes", label: common.common.yes },
              { value: "no", label: common.common.no }
            ]}
            onChange={(value: string | undefined) => set("away", value)}
          />
        </div>
      </section>
      <RecordList
        pages={pages}
        columns={columns}
        card={(item) => (
          <li key={item.id} className="vehicle-card">
            <Link to={`/duties/people/${item.personId}`} className="vehicle-card-link">
              <span className="vehicle-card-head">
                <strong>{item.name ?? messages.noName}</strong>
                <Away item={item} />
              </span>
              <span className="soft">{`${post(item.post)} · ${item.unitName}`}</span>
            </Link>
          </li>
        )}
        addressOf={({ personId }) => `/duties/people/${personId}`}
        onSort={(next) => set("sort", next)}
        empty={words.empty}
      />
      {adding && (
        <ActForm
          act={takeOnAct}
          subject=""
          onDone={(id) => navigate(`/duties/people/${id}`)}
          onClose={() => setAdding(false)}
        />
      )}
    </Section>
  )
}

export default PeoplePage
