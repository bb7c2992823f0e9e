import { Tag } from "antd"
import { useCallback, useMemo } from "react"
import { Link, useSearchParams } from "react-router"
import { ExportButton } from "../fields/ExportButton.tsx"
import { ListTitle } from "../lists/ListTitle.tsx"
import { type Columns, RecordList, sortedBy } from "../lists/RecordList.tsx"
import { SearchInput } from "../lists/SearchInput.tsx"
import { nameOf, useReference } from "../reference/Reference.tsx"
import { usePages } from "../server/usePages.ts"
import { figure, minuteOf } from "../shell/time.ts"
import { DayLeft } from "../vehicles/DueDay.tsx"
import { PlateTag } from "../vehicles/PlateTag.tsx"
import "../vehicles/vehicles.css"
import { type AccidentFilter, filterOf, parametersOf, queryOf, withCondition } from "./accidentFilter.ts"
import { useAccidentMessages } from "./accidentMessages.ts"
import { Filters } from "./Filters.tsx"
import { placeWords } from "./places.ts"
import { type AccidentItem, listAccidents } from "./readCalls.ts"
import { Section } from "./Section.tsx"

const kindColours = { property: "default", injury: "orange", death: "red" } as const

const offered = [
  "township",
  "from",
  "until",
  "view",
  "kind",
  "standing",
  "phase",
  "casualties",
  "road",
  "due",
  "keyVehicle",
  "fled",
  "crime"
] as const

/** When it was, as exactly as it is known. */
const when = (item: AccidentItem): string =>
  item.precision === "minute"
    ? minuteOf(item.happenedAt)
    : minuteOf(item.happenedAt).slice(0, item.precision === "day" ? 10 : 7)

const Casualties = ({ item }: { readonly item: AccidentItem }) => {
  const { official, officialSerious, officialSlight } = item.casualties
  return (
    <span className="number">
      <span className={official > 0 ? "over-text" : "soft"}>{official}</span>
      {" / "}
      {officialSerious + officialSlight}
    </span>
  )
}

const Plates = ({ item }: { readonly item: AccidentItem }) => (
  <span className="plates">
    {item.vehicles.map((vehicle) => (
      <PlateTag key={vehicle.id} plate={{ kind: vehicle.plateKind, number: vehicle.plateNumber }} />
    ))}
  </span>
)

const useWords = () => {
  const reference = useReference()
  return {
    place: (item: AccidentItem) =>
      placeWords({
        townshipName: item.townshipName,
        villageName: item.villageName,
        roadCode: item.road.code,
        roadName: item.road.name,
        postMetres: item.postMetres,
        text: item.placeText
      }),
    phase: (item: AccidentItem) => nameOf(reference.table("accident.phases"), item.phase),
    severity: (item: AccidentItem) =>
      nameOf(reference.table("accident.trafficSeverity"), item.trafficSeverity)
  }
}

const Card = ({ item, day }: { readonly item: AccidentItem; readonly day: string }) => {
  const messages = useAccidentMessages()
  const words = useWords()
  return (
    <li className="vehicle-card">
      <Link to={`/accidents/${item.id}`} className="vehicle-card-link">
        <span className="vehicle-card-head">
          <Tag color={kindColours[item.kind]}>{messages.section.kinds[item.kind]}</Tag>
          <Tag color="blue">{words.phase(item)}</Tag>
          {item.fled && <Tag color="red">{messages.list.fled}</Tag>}
        </span>
        <strong className="number">{when(item)}</strong>
        <span>{words.place(item)}</span>
        <span className="vehicle-card-dues">
          {messages.list.casualties} <Casualties item={item} />
          {item.nextDueOn !== null && (
            <>
              {" · "}
              {messages.list.next} <DayLeft dueOn={item.nextDueOn} day={day} />
            </>
          )}
        </span>
        {item.vehicles.length > 0 && <Plates item={item} />}
      </Link>
    </li>
  )
}

/** Accidents as a list: whatever the address says, so that a figure can point here. */
const ListPage = () => {
  const messages = useAccidentMessages()
  const words = useWords()
  const [parameters, setParameters] = useSearchParams()
  const filter = filterOf(parameters)
  const query = parametersOf(filter).toString()
  const pages = usePages(
    (cursor) => listAccidents({ ...queryOf(filter), limit: 50, ...(cursor === undefined ? {} : { cursor }) }),
    query
  )
  const { first } = pages
  const setFilter = useCallback(
    (next: AccidentFilter) => setParameters(parametersOf(next), { replace: true }),
    [setParameters]
  )
  const search = useCallback(
    (q: string) => setFilter(withCondition(filterOf(new URLSearchParams(query)), "q", q)),
    [query, setFilter]
  )
  const sort = filter.sort ?? "-happenedAt"
  const columns = useMemo<Columns<AccidentItem>>(() => {
    const sorted = (key: string) => sortedBy(sort, key)
    return [
      {
        title: messages.list.happenedAt,
        ...sorted("happenedAt"),
        render: (_, item) => (
          <Link to={`/accidents/${item.id}`} onClick={(event) => event.stopPropagation()} className="number">
            {when(item)}
          </Link>
        )
      },
      {
        title: messages.section.kind,
        key: "kind",
        render: (_, item) => <Tag color={kindColours[item.kind]}>{messages.section.kinds[item.kind]}</Tag>
      },
      {
        title: messages.list.place,
        ...sorted("road"),
        render: (_, item) => (
          <>
            {words.place(item)}
            {item.handling !== item.township && (
              <div className="soft">{messages.list.handledBy(item.handlingName)}</div>
            )}
          </>
        )
      },
      {
        title: messages.list.casualties,
        key: "casualties",
        render: (_, item) => <Casualties item={item} />
      },
      { title: messages.list.severity, key: "severity", render: (_, item) => words.severity(item) },
      { title: messages.list.vehicles, key: "vehicles", render: (_, item) => <Plates item={item} /> },
      {
        title: messages.list.phase,
        key: "phase",
        render: (_, item) => (
          <>
            {words.phase(item)}
            {item.fled && <Tag color="red">{messages.list.fled}</Tag>}
          </>
        )
      },
      { title: messages.list.lead, key: "lead", render: (_, item) => item.lead },
      {
        title: messages.list.next,
        ...sorted("nextDue"),
        render: (_, item) =>
          item.nextDueOn === null ? null : (
            <DayLeft dueOn={item.nextDueOn} day={first?.day ?? item.nextDueOn} />
          )
      }
    ]
  }, [messages, words, sort, first?.day])

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
      side={
        <ExportButton address={`/api/accidents${query === "" ? "" : `?${query}`}`} fileName="accidents" />
      }
    >
      <section className="panel list-filters">
        <SearchInput value={filter.q ?? ""} onSearch={search} placeholder={messages.list.searchHint} />
        <Filters filter={filter} onFilter={setFilter} offered={offered} />
        {first !== undefined && (
          <p className="sums" data-view={first.view} title={messages.list.viewHint}>
            <strong>{messages.list.views[first.view]}</strong>{" "}
            {messages.list.sums(
              figure(first.sums.accidents),
              figure(first.sums.dead),
              figure(first.sums.dead30),
              figure(first.sums.injured)
            )}
          </p>
        )}
      </section>
      <RecordList
        pages={pages}
        columns={columns}
        card={(item, { day }) => <Card key={item.id} item={item} day={day} />}
        addressOf={({ id }) => `/accidents/${id}`}
        onSort={(next) => setFilter(withCondition(filter, "sort", next))}
        empty={messages.section.noAccidents}
      />
    </Section>
  )
}

export default ListPage
