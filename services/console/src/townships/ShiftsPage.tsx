import { Tag } from "antd"
import { useMemo } from "react"
import { Link, useSearchParams } from "react-router"
import { useDutyMessages } from "../duties/dutyMessages.ts"
import { listShifts, type ShiftItem } from "../duties/dutyReads.ts"
import { Section } from "../duties/Section.tsx"
import { ListTitle } from "../lists/ListTitle.tsx"
import { type Columns, RecordList } from "../lists/RecordList.tsx"
import { useMessages } from "../messages/Language.tsx"
import { nameOf, useReference } from "../reference/Reference.tsx"
import { usePages } from "../server/usePages.ts"
import { figure, minuteOf } from "../shell/time.ts"
import "../vehicles/vehicles.css"
import { useFigureMessages } from "./figureMessages.ts"

const keys = [
  "township",
  "by",
  "unit",
  "from",
  "until",
  "at",
  "kind",
  "personKind",
  "attended",
  "asOf",
  "day"
] as const

type Query = Omit<Parameters<typeof listShifts>[0], "limit">

/** What the address says, nothing added: the list is what the figure counted. What is unknown, the server refuses. */
const queryOf = (parameters: URLSearchParams): Query => {
  const stated: Record<string, string> = {}
  for (const key of keys) {
    const value = parameters.get(key)
    if (value !== null && value !== "") stated[key] = value
  }
  return stated as Query
}

/** Who is in a duty: whatever the address says, so that a figure can point here. */
const ShiftsPage = () => {
  const common = useMessages()
  const { shifts: messages } = useFigureMessages()
  const words = useDutyMessages()
  const reference = useReference()
  const [parameters] = useSearchParams()
  const query = queryOf(parameters)
  const pages = usePages(
    (cursor) => listShifts({ ...query, limit: 100, ...(cursor === undefined ? {} : { cursor }) }),
    parameters.toString()
  )
  const { first } = pages
  const { at, township } = query
  const columns = useMemo<Columns<ShiftItem>>(() => {
    const time = ({ from, until }: ShiftItem) => `${minuteOf(from)} — ${minuteOf(until).slice(5)}`
    return [
      { title: messages.person, key: "person", render: (_, item) => <Person item={item} /> },
      { title: messages.kind, key: "kind", render: (_, item) => words.kinds[item.kind] },
      { title: messages.unit, key: "unit", render: (_, item) => item.unitName },
      {
        title: messages.time,
        key: "time",
        render: (_, item) => <span className="number">{time(item)}</span>
      },
      { title: messages.checkedIn, key: "checkedIn", render: (_, item) => <CheckedIn item={item} /> }
    ]
  }, [messages, words])
  return (
    <Section
      back="/duties/overview"
      title={
        <ListTitle
          title={messages.title}
          first={first}
          totalWords={(total) => messages.total(figure(total))}
          incompleteWords={common.townships.incomplete}
        />
      }
    >
      <div className="filter-tags">
        {township !== undefined && <Tag color="blue">{nameOf(reference.townships, township)}</Tag>}
        {at !== undefined && <Tag color="blue">{minuteOf(at)}</Tag>}
      </div>
      <RecordList
        pages={pages}
        columns={columns}
        card={(item) => (
          <li key={item.id} className="vehicle-card">
            <Link to={`/duties/rosters/${item.rosterId}`} className="vehicle-card-link">
              <span className="vehicle-card-head">
                <Person item={item} />
                <CheckedIn item={item} />
              </span>
              <span>
                {words.kinds[item.kind]} · {item.unitName}
              </span>
              <span className="number">
                {minuteOf(item.from)} — {minuteOf(item.until).slice(5)}
              </span>
            </Link>
          </li>
        )}
        addressOf={({ rosterId }) => `/duties/rosters/${rosterId}`}
        onSort={() => undefined}
        empty={messages.none}
      />
    </Section>
  )
}

const Person = ({ item }: { readonly item: ShiftItem }) => {
  const words = useDutyMessages()
  return (
    <>
      <strong>{item.name ?? words.noName}</strong> <Tag>{words.personKinds[item.personKind]}</Tag>
      {item.lead && <Tag color="blue">{words.lead}</Tag>}
      {item.group !== null && <Tag className="number">{words.group(item.group.number)}</Tag>}
    </>
  )
}

const CheckedIn = ({ item }: { readonly item: ShiftItem }) => {
  const { shifts: messages } = useFigureMessages()
  return item.checkedInAt === null ? (
    <span className="soft">{messages.notYet}</span>
  ) : (
    <span className="number">{minuteOf(item.checkedInAt).slice(11)}</span>
  )
}

export default ShiftsPage
