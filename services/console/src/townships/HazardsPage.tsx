import { Select, Table, type TableProps, Tag } from "antd"
import { useMemo } from "react"
import { Link, useSearchParams } from "react-router"
import { useMessages } from "../messages/Language.tsx"
import { nameOf, useReference } from "../reference/Reference.tsx"
import { usePages } from "../server/usePages.ts"
import { usePrincipal } from "../session/Session.tsx"
import { MoreButton } from "../shell/MoreButton.tsx"
import { Page, Waiting } from "../shell/Page.tsx"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { dayOf, figure } from "../shell/time.ts"
import { useIsPhone } from "../shell/useScreen.ts"
import { PlateTag } from "../vehicles/PlateTag.tsx"
import "../lists/lists.css"
import "../vehicles/vehicles.css"
import { type HazardItem, type HazardListQuery, listHazards } from "./townshipCalls.ts"

const keys = ["township", "village", "class", "state", "kind", "asOf", "day", "sort"] as const

const queryOf = (parameters: URLSearchParams): HazardListQuery => {
  const filter: { [Key in (typeof keys)[number]]?: string } = {}
  for (const key of keys) {
    const value = parameters.get(key)
    if (value !== null && value !== "") filter[key] = value
  }
  const standing = parameters.get("standing")
  return { ...filter, ...(standing === "open" || standing === "cleared" ? { standing } : {}), limit: 50 }
}

/** Hazards one by one: what was found, on which vehicle, and whether it was put right. */
const HazardsPage = () => {
  const messages = useMessages()
  const reference = useReference()
  const phone = useIsPhone()
  const { townships } = usePrincipal()
  const [parameters, setParameters] = useSearchParams()
  const query = queryOf(parameters)
  const pages = usePages(
    (cursor) => listHazards(cursor === undefined ? query : { ...query, cursor }),
    parameters.toString()
  )
  const { first, items } = pages
  const set = (key: string, value: string | null) =>
    setParameters(
      (before) => {
        const next = new URLSearchParams(before)
        if (value === null) next.delete(key)
        else next.set(key, value)
        return next
      },
      { replace: true }
    )
  const columns = useMemo<NonNullable<TableProps<HazardItem>["columns"]>>(
    () => [
      {
        title: messages.vehicle.plate,
        key: "plate",
        render: (_, item) => (
          <Link to={`/vehicles/${item.vehicle}`}>
            <PlateTag plate={item.plate} />
          </Link>
        )
      },
      {
        title: messages.file.hazardKind,
        key: "kind",
        render: (_, item) => nameOf(reference.hazards, item.kind)
      },
      {
        title: messages.townships.hazards,
        key: "standing",
        render: (_, item) => <Standing item={item} />
      },
      {
        title: messages.vehicle.village,
        key: "village",
        render: (_, item) => `${item.townshipName} ${item.villageName}`
      },
      { title: messages.list.foundAt, key: "foundAt", render: (_, item) => dayOf(item.foundAt) },
      {
        title: messages.list.clearedAt,
        key: "clearedAt",
        render: (_, item) => (item.clearedAt === null ? "—" : dayOf(item.clearedAt))
      }
    ],
    [messages, reference]
  )
  const inScope = reference.townships.filter(({ code }) => townships?.includes(code) ?? true)
  return (
    <Page
      back="/townships"
      title={
        <>
          {messages.townships.hazards}
          {first !== undefined && (
            <span className="list-total" role="status" data-total={first.total}>
              {messages.list.totalHazards(figure(first.total))}
            </span>
          )}
        </>
      }
    >
      <section className="panel list-filters">
        <div className="filter-fields">
          {inScope.length > 1 && (
            <Select<string>
              value={query.township ?? null}
              onChange={(value) => set("township", value ?? null)}
              options={inScope.map(({ code, name }) => ({ value: code, label: name }))}
              placeholder={messages.list.filterTownship}
              aria-label={messages.list.filterTownship}
              allowClear
            />
          )}
          <Select<string>
            value={query.kind ?? null}
            onChange={(value) => set("kind", value ?? null)}
            options={reference.hazards.map(({ code, name }) => ({ value: code, label: name }))}
            placeholder={messages.file.hazardKind}
            aria-label={messages.file.hazardKind}
            allowClear
          />
          <Select<string>
            value={query.standing ?? null}
            onChange={(value) => set("standing", value ?? null)}
            options={[
              { value: "open", label: messages.file.openHazards },
              { value: "cleared", label: messages.file.clearedHazards }
            ]}
            placeholder={messages.vehicle.state}
            aria-label={messages.vehicle.state}
            allowClear
          />
        </div>
      </section>
      <RefusedNotice refused={pages.refused} onRetry={pages.askAgain} />
      {first === undefined && pages.asking && <Waiting />}
      {first !== undefined &&
        (phone ? (
          <ul className="vehicle-cards">
            {items.map((item) => (
              <li key={item.id} className="vehicle-card">
                <Link to={`/vehicles/${item.vehicle}`} className="vehicle-card-link">
                  <span className="vehicle-card-head">
                    <PlateTag plate={item.plate} />
                    <Standing item={item} />
                  </span>
                  <strong>{nameOf(reference.hazards, item.kind)}</strong>
                  <span className="soft">
                    {item.townshipName} {item.villageName} · {dayOf(item.foundAt)}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        ) : (
          <section className="panel panel-table">
            <Table<HazardItem>
              rowKey="id"
              size="small"
              columns={columns}
              dataSource={[...items]}
              pagination={false}
              sticky={{ offsetHeader: 56 }}
              locale={{ emptyText: messages.file.noHazards }}
            />
          </section>
        ))}
      {first !== undefined && <MoreButton pages={pages} />}
    </Page>
  )
}

const Standing = ({ item }: { readonly item: HazardItem }) => {
  const messages = useMessages()
  return (
    <Tag color={item.clearedAt === null ? "red" : "green"}>
      {item.clearedAt === null ? messages.file.openHazards : messages.file.clearedHazards}
    </Tag>
  )
}

export default HazardsPage
