import { Empty, Table, type TableProps, Tag } from "antd"
import { useCallback, useMemo } from "react"
import { Link, useNavigate, useSearchParams } from "react-router"
import { ExportButton } from "../fields/ExportButton.tsx"
import { useMessages } from "../messages/Language.tsx"
import { nameOf, useReference } from "../reference/Reference.tsx"
import { usePages } from "../server/usePages.ts"
import { MoreButton } from "../shell/MoreButton.tsx"
import { Page, Waiting } from "../shell/Page.tsx"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { dayOf, figure, percent } from "../shell/time.ts"
import { useIsPhone } from "../shell/useScreen.ts"
import { listVehicles, type VehicleItem } from "../townships/townshipCalls.ts"
import { DueDay } from "./DueDay.tsx"
import { PlateTag } from "./PlateTag.tsx"
import { ClassTags, HazardTags, StateTag, VehicleCard } from "./VehicleCard.tsx"
import { SearchInput, VehicleFilters } from "./VehicleFilters.tsx"
import { filterOf, parametersOf, type VehicleFilter } from "./vehicleFilter.ts"
import "./list.css"
import "./vehicles.css"

type Sorter = Parameters<NonNullable<TableProps<VehicleItem>["onChange"]>>[2]

/** The register as a list: whatever the address says, so that a figure can point here. */
const VehicleListPage = () => {
  const messages = useMessages()
  const phone = useIsPhone()
  const reference = useReference()
  const navigate = useNavigate()
  const [parameters, setParameters] = useSearchParams()
  const filter = filterOf(parameters)
  const query = parametersOf(filter).toString()
  const pages = usePages(
    (cursor) => listVehicles({ ...filter, limit: 50, ...(cursor === undefined ? {} : { cursor }) }),
    query
  )
  const { first, items } = pages

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

  const columns = useMemo<NonNullable<TableProps<VehicleItem>["columns"]>>(() => {
    const sorted = (key: string) => ({
      key,
      sorter: true,
      sortOrder:
        filter.sort === key ? ("ascend" as const) : filter.sort === `-${key}` ? ("descend" as const) : null
    })
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

  const sortBy = (sorter: Sorter) => {
    const { columnKey, order } = Array.isArray(sorter) ? { columnKey: undefined, order: undefined } : sorter
    const { sort: _, ...rest } = filter
    setFilter(
      columnKey === undefined || order === undefined || order === null
        ? rest
        : { ...rest, sort: order === "ascend" ? String(columnKey) : `-${String(columnKey)}` }
    )
  }

  return (
    <Page
      title={
        <>
          {messages.list.title}
          {first !== undefined && (
            <span className="list-total" data-total={first.total} role="status">
              {messages.list.total(figure(first.total))}
            </span>
          )}
          {first?.incomplete === true && <Tag color="red">{messages.townships.incomplete}</Tag>}
        </>
      }
      side={<ExportButton address={`/api/vehicles${query === "" ? "" : `?${query}`}`} fileName="vehicles" />}
    >
      <section className="panel list-filters">
        <SearchInput value={filter.q ?? ""} onSearch={search} />
        <VehicleFilters filter={filter} onFilter={setFilter} />
      </section>
      <RefusedNotice refused={pages.refused} onRetry={pages.askAgain} />
      {first === undefined && pages.asking && <Waiting />}
      {first !== undefined &&
        (phone ? (
          <>
            {items.length === 0 && <Empty description={messages.find.empty} />}
            <ul className="vehicle-cards">
              {items.map((item) => (
                <VehicleCard key={item.id} item={item} day={first.day} />
              ))}
            </ul>
          </>
        ) : (
          <section className="panel panel-table">
            <Table<VehicleItem>
              rowKey="id"
              size="small"
              columns={columns}
              dataSource={[...items]}
              pagination={false}
              loading={pages.asking}
              scroll={{ x: "max-content" }}
              sticky={{ offsetHeader: 56 }}
              showSorterTooltip={false}
              onChange={(_, __, sorter) => sortBy(sorter)}
              onRow={(item) => ({
                className: "row-link",
                onClick: () => navigate(`/vehicles/${item.id}`)
              })}
              locale={{ emptyText: messages.find.empty }}
            />
          </section>
        ))}
      {first !== undefined && <MoreButton pages={pages} />}
    </Page>
  )
}

export default VehicleListPage
