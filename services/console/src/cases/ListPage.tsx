import { Tag } from "antd"
import { useCallback, useMemo } from "react"
import { Link, useSearchParams } from "react-router"
import { ExportButton } from "../fields/ExportButton.tsx"
import { ListTitle } from "../lists/ListTitle.tsx"
import { type Columns, RecordList, sortedBy } from "../lists/RecordList.tsx"
import { SearchInput } from "../lists/SearchInput.tsx"
import { usePages } from "../server/usePages.ts"
import { figure, minuteOf } from "../shell/time.ts"
import "../vehicles/vehicles.css"
import { lengthOf } from "./board.ts"
import { CaseMatter } from "./CaseRow.tsx"
import { NearestClock } from "./Countdown.tsx"
import { type CaseFilter, filterOf, parametersOf, queryOf, withCondition } from "./caseFilter.ts"
import { useCaseMessages } from "./caseMessages.ts"
import { Filters } from "./Filters.tsx"
import { type CaseItem, listCases } from "./readCalls.ts"
import { Section } from "./Section.tsx"
import { placeOf } from "./words.ts"

const standingColours = { Open: "blue", Joined: "default", Closed: "green", Withdrawn: "default" } as const

const Standing = ({ item }: { readonly item: CaseItem }) => {
  const messages = useCaseMessages()
  return (
    <>
      <Tag color={standingColours[item.standing]}>{messages.standings[item.standing]}</Tag>
      {item.belowGrade && <Tag color="gold">{messages.desk.below}</Tag>}
      {item.inZone === false && <Tag color="purple">{messages.desk.outOfZone}</Tag>}
    </>
  )
}

const Card = ({ item, now }: { readonly item: CaseItem; readonly now: number }) => (
  <li className="vehicle-card">
    <Link to={`/cases/${item.id}`} className="vehicle-card-link">
      <span className="vehicle-card-head">
        <CaseMatter item={item} />
        <Standing item={item} />
      </span>
      <span className="number">
        {minuteOf(item.calledAt)} · {item.number}
      </span>
      <span>{placeOf(item)}</span>
      <span className="vehicle-card-dues">
        <NearestClock item={item} now={now} />
      </span>
    </Link>
  </li>
)

/** Cases as a list: whatever the address says, so that a figure can point here. */
const ListPage = () => {
  const messages = useCaseMessages()
  const [parameters, setParameters] = useSearchParams()
  const filter = filterOf(parameters)
  const query = parametersOf(filter).toString()
  const pages = usePages(
    (cursor) => listCases({ ...queryOf(filter), limit: 50, ...(cursor === undefined ? {} : { cursor }) }),
    query
  )
  const { first } = pages
  const now = first === undefined ? Date.now() : Date.parse(first.at)
  const setFilter = useCallback(
    (next: CaseFilter) => setParameters(parametersOf(next), { replace: true }),
    [setParameters]
  )
  const search = useCallback(
    (q: string) => setFilter(withCondition(filterOf(new URLSearchParams(query)), "q", q)),
    [query, setFilter]
  )
  const sort = filter.sort ?? "-calledAt"
  const columns = useMemo<Columns<CaseItem>>(() => {
    const sorted = (key: string) => sortedBy(sort, key)
    return [
      {
        title: messages.list.calledAt,
        ...sorted("calledAt"),
        render: (_, item) => <span className="number">{minuteOf(item.calledAt)}</span>
      },
      {
        title: messages.list.number,
        key: "number",
        render: (_, item) => (
          <Link to={`/cases/${item.id}`} onClick={(event) => event.stopPropagation()} className="number">
            {item.number}
          </Link>
        )
      },
      {
        title: messages.list.type,
        ...sorted("level"),
        render: (_, item) => (
          <span className="case-matter">
            <CaseMatter item={item} />
          </span>
        )
      },
      { title: messages.list.place, key: "place", render: (_, item) => placeOf(item) },
      { title: messages.list.standing, key: "standing", render: (_, item) => <Standing item={item} /> },
      {
        title: messages.list.responsible,
        key: "responsible",
        render: (_, item) => item.responsible.account
      },
      {
        title: messages.list.toScene,
        ...sorted("toScene"),
        render: (_, item) =>
          item.secondsToScene === null ? null : (
            <span className="number">{lengthOf(item.secondsToScene * 1000, messages.time.days)}</span>
          )
      },
      {
        title: messages.list.next,
        ...sorted("nextDue"),
        render: (_, item) => <NearestClock item={item} now={now} />
      }
    ]
  }, [messages, sort, now])
  return (
    <Section
      title={
        <ListTitle
          title={messages.list.title}
          first={first}
          totalWords={(total) => messages.list.total(figure(total))}
          incompleteWords={messages.section.incomplete}
        />
      }
      side={<ExportButton address={`/api/cases${query === "" ? "" : `?${query}`}`} fileName="cases" />}
    >
      <section className="panel list-filters">
        <SearchInput value={filter.q ?? ""} onSearch={search} placeholder={messages.list.searchHint} />
        <Filters filter={filter} onFilter={setFilter} />
        {first !== undefined && (
          <p className="sums">
            {messages.list.sums(
              figure(first.sums.open),
              figure(first.sums.overdue),
              figure(first.sums.withoutGroup)
            )}
          </p>
        )}
      </section>
      <RecordList
        pages={pages}
        columns={columns}
        card={(item) => <Card key={item.id} item={item} now={now} />}
        addressOf={({ id }) => `/cases/${id}`}
        onSort={(next) => setFilter(withCondition(filter, "sort", next))}
        empty={messages.section.none}
      />
    </Section>
  )
}

export default ListPage
