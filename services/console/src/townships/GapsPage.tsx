import { Tag } from "antd"
import { useMemo } from "react"
import { Link, useSearchParams } from "react-router"
import { useDutyMessages } from "../duties/dutyMessages.ts"
import { type GapItem, listGaps } from "../duties/dutyReads.ts"
import { Section } from "../duties/Section.tsx"
import { ListTitle } from "../lists/ListTitle.tsx"
import { type Columns, RecordList } from "../lists/RecordList.tsx"
import { useMessages } from "../messages/Language.tsx"
import { nameOf, useReference } from "../reference/Reference.tsx"
import { usePages } from "../server/usePages.ts"
import { figure } from "../shell/time.ts"
import "../vehicles/vehicles.css"
import { useFigureMessages } from "./figureMessages.ts"

const keys = ["township", "by", "unit", "from", "until", "reason", "kind", "asOf", "day"] as const

type Query = Omit<Parameters<typeof listGaps>[0], "limit">

/** What the address says, nothing added: the list is what the figure counted. What is unknown, the server refuses. */
const queryOf = (parameters: URLSearchParams): Query => {
  const stated: Record<string, string> = {}
  for (const key of keys) {
    const value = parameters.get(key)
    if (value !== null && value !== "") stated[key] = value
  }
  return stated as Query
}

/** Where somebody would be planned: the roster with the gap, or the rosters of which one is missing. */
const pageOf = ({ rosterId }: GapItem): string =>
  rosterId === null ? "/duties/rosters" : `/duties/rosters/${rosterId}`

/** What is missing in the next days, one by one (rows 27, 32): whatever the address says. */
const GapsPage = () => {
  const common = useMessages()
  const { gapList: messages } = useFigureMessages()
  const words = useDutyMessages()
  const reference = useReference()
  const [parameters] = useSearchParams()
  const query = queryOf(parameters)
  const pages = usePages(
    (cursor) => listGaps({ ...query, limit: 100, ...(cursor === undefined ? {} : { cursor }) }),
    parameters.toString()
  )
  const { first } = pages
  const columns = useMemo<Columns<GapItem>>(
    () => [
      { title: messages.day, key: "day", render: (_, item) => <span className="number">{item.day}</span> },
      { title: messages.what, key: "what", render: (_, item) => <What item={item} /> },
      { title: messages.unit, key: "unit", render: (_, item) => item.unitName },
      {
        title: messages.missing,
        key: "missing",
        render: (_, item) => <span className="number over-text">{item.missing}</span>
      }
    ],
    [messages]
  )
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
        {query.township !== undefined && (
          <Tag color="blue">{nameOf(reference.townships, query.township)}</Tag>
        )}
        {query.reason !== undefined && <Tag color="blue">{words.reasons[query.reason]}</Tag>}
        {first !== undefined && (
          <Tag className="number">
            {first.from} — {first.until}
          </Tag>
        )}
      </div>
      <RecordList
        pages={pages}
        columns={columns}
        card={(item) => (
          <li key={item.id} className="vehicle-card">
            <Link to={pageOf(item)} className="vehicle-card-link">
              <span className="vehicle-card-head number">
                {item.day} <span className="over-text">{item.missing}</span>
              </span>
              <span>
                <What item={item} />
              </span>
              <span className="soft">{item.unitName}</span>
            </Link>
          </li>
        )}
        addressOf={(item) => pageOf(item)}
        onSort={() => undefined}
        empty={messages.none}
      />
    </Section>
  )
}

const What = ({ item }: { readonly item: GapItem }) => {
  const words = useDutyMessages()
  if (item.reason === "surge" && item.asked !== null) {
    return <>{words.overview.surgeRow(item.asked, item.planned ?? 0)}</>
  }
  return (
    <>
      {words.reasons[item.reason]}
      {item.kind !== null && item.reason === "duty" && ` · ${words.kinds[item.kind]}`}
    </>
  )
}

export default GapsPage
