import { useCallback, useMemo } from "react"
import { Link, useSearchParams } from "react-router"
import { ExportButton } from "../fields/ExportButton.tsx"
import { ListTitle } from "../lists/ListTitle.tsx"
import { type Columns, RecordList, sortedBy } from "../lists/RecordList.tsx"
import { SearchInput } from "../lists/SearchInput.tsx"
import { useMessages } from "../messages/Language.tsx"
import { nameOf, useReference } from "../reference/Reference.tsx"
import { usePages } from "../server/usePages.ts"
import { Page } from "../shell/Page.tsx"
import { dayOf, figure, percent } from "../shell/time.ts"
import { listVehicles, type VehicleItem } from "../townships/townshipCalls.ts"
import { DueDay } from "./DueDay.tsx"
import { PlateTag } from "./PlateTag.tsx"
import { ClassTags, HazardTags, StateTag, VehicleCard } from "./VehicleCard.tsx"
import { VehicleFilters } from "./VehicleFilters.tsx"
import { filterOf, parametersOf, type VehicleFilter } from "./vehicleFilter.ts"
import "./vehicles.css"

/** The register as a list: whatever the address says, so that a figure can point here. */
const VehicleListPage = () => {
  const messages = useMessages()
  const reference = useReference()
  const [parameters, setParameters] = useSearchParams()
  const filter = filterOf(parameters)
  const query = parametersOf(filter).toString()
  const pages = usePages(
    (cursor) => listVehicles({ ...filter, limit: 50, ...(cursor === undefined ? {} : { cursor }) }),
    query
  )
  const { first } = pages

  const setFilter = useCallback(
    (next: VehicleFilter) => setParameters(parametersOf(next), { replace: true }),
    [setParameters]
  )
  const search = useCallback(
    (q: string) => {
      const { q: _, ...rest } = filterOf(new URLSearchParams(query))
      setFilter(q === "" ? rest : { ...rest, q })
    },
    [query, setFilter]
  )

  const columns = useMemo<Columns<VehicleItem>>(() => {
    const sorted = (key: string) => sortedBy(filter.sort, key)
    return [
      {
        title: messages.vehicle.plate,
        ...sorted("plate"),
        fixed: "left",
        render: (_, item) => (
          <Link to={`/vehicles/${item.id}`} onClick={(event) => event.stopPropagation()}>
            <PlateTag plate={item.plate} />
          </Link>
        )
      },
      {
        title: messages.vehicle.classes,
        key: "classes",
        render: (_, item) => <ClassTags classes={item.classes} />
      },
      {
        title: messages.vehicle.owner,
        key: "owner",
        render: (_, item) => (
          <>
            {item.owner.erased ? messages.file.erased : item.owner.name}
            <div className="soft number">{item.owner.phone}</div>
          </>
        )
      },
      {
        title: messages.vehicle.village,
        ...sorted("village"),
        render: (_, item) => (
          <>
            {nameOf(reference.villages, item.village)}
            <div className="soft">{item.townshipName}</div>
          </>
        )
      },
      {
        title: messages.vehicle.type,
        key: "type",
        render: (_, item) => (
          <>
            {nameOf(reference.vehicleTypes, item.vehicleType)}
            <div className="soft">{nameOf(reference.uses, item.use)}</div>
          </>
        )
      },
      {
        title: messages.due.inspection,
        ...sorted("inspectionDue"),
        render: (_, item) => <DueDay due={item.inspection} day={first?.day ?? ""} />
      },
      {
        title: messages.due.insurance,
        ...sorted("insuranceDue"),
        render: (_, item) => <DueDay due={item.insurance} day={first?.day ?? ""} />
      },
      {
        title: messages.due.scrap,
        ...sorted("scrapDue"),
        render: (_, item) => <DueDay due={item.scrap} day={first?.day ?? ""} />
      },
      {
        title: messages.vehicle.hazards,
        ...sorted("hazards"),
        render: (_, item) => <HazardTags hazards={item.openHazards} />
      },
      {
        title: messages.vehicle.lastVisit,
        ...sorted("lastVisit"),
        render: (_, item) =>
          item.lastVisitAt === null ? (
            <span className="soft">{messages.vehicle.neverVisited}</span>
          ) : (
            dayOf(item.lastVisitAt)
          )
      },
      {
        title: messages.vehicle.completeness,
        ...sorted("completeness"),
        align: "right",
        render: (_, item) => percent(item.completeness.filled / Math.max(1, item.completeness.fields))
      },
      {
        title: messages.vehicle.state,
        key: "state",
        render: (_, item) => <StateTag state={item.state} />
      }
    ]
  }, [messages, reference, filter.sort, first?.day])

  const sortBy = (sort: string | undefined) => {
    const { sort: _, ...rest } = filter
    setFilter(sort === undefined ? rest : { ...rest, sort })
  }

  return (
    <Page
      title={
        <ListTitle
          title={messages.list.title}
          first={first}
          totalWords={(total) => messages.list.total(figure(total))}
          incompleteWords={messages.townships.incomplete}
        />
      }
      side={<ExportButton address={`/api/vehicles${query === "" ? "" : `?${query}`}`} fileName="vehicles" />}
    >
      <section className="panel list-filters">
        <SearchInput value={filter.q ?? ""} onSearch={search} />
        <VehicleFilters filter={filter} onFilter={setFilter} />
      </section>
      <RecordList
        pages={pages}
        columns={columns}
        card={(item, { day }) => <VehicleCard key={item.id} item={item} day={day} />}
        addressOf={({ id }) => `/vehicles/${id}`}
        onSort={sortBy}
        empty={messages.find.empty}
      />
    </Page>
  )
}

export default VehicleListPage
