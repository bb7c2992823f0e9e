import { Tag } from "antd"
import { Link } from "react-router"
import { thisMonth } from "../../../duties/dutyTimes.ts"
import { ExportButton } from "../../../fields/ExportButton.tsx"
import { ListTitle } from "../../../lists/ListTitle.tsx"
import { type Columns, RecordList, sortedBy } from "../../../lists/RecordList.tsx"
import { usePages } from "../../../server/usePages.ts"
import { figure } from "../../../shell/time.ts"
import "../../../vehicles/vehicles.css"
import { DeskSection } from "../DeskSection.tsx"
import { useWardenDeskMessages } from "../deskMessages.ts"
import { addressFilter } from "../lists/addressFilter.ts"
import { type Condition, DeskFilters } from "../lists/DeskFilters.tsx"
import { useListAddress } from "../lists/useListAddress.ts"
import { MonthField } from "./MonthField.tsx"
import { type GroupItem, type GroupsQuery, listGroups } from "./mobileCalls.ts"
import { groupName } from "./unitActs.ts"
import { useUnitNames } from "./useUnitNames.ts"
import "./units.css"

const keys = ["township", "month", "unit", "visited", "asOf", "day", "sort"] as const satisfies ReadonlyArray<
  keyof GroupsQuery
>
type Key = (typeof keys)[number]
const address = addressFilter<Key>(keys)

/** The village groups that units were to visit in a month, and by name those where nobody came (row 38). */
const GroupsPage = () => {
  const { mobile: messages } = useWardenDeskMessages()
  const words = messages.units
  const units = useUnitNames()
  const list = useListAddress(address)
  const { filter, query, set } = list
  const pages = usePages(
    (cursor) =>
      listGroups({ ...(filter as GroupsQuery), limit: 50, ...(cursor === undefined ? {} : { cursor }) }),
    query
  )
  const conditions: ReadonlyArray<Condition<Key>> = [
    { key: "township", title: messages.township, as: "township" },
    { key: "unit", title: messages.fields.unitId, as: { options: units.options } },
    {
      key: "visited",
      title: messages.unit.visits,
      as: {
        options: [
          { value: "yes", label: messages.yes },
          { value: "no", label: messages.unit.missed }
        ]
      }
    },
    { key: "month", title: words.month, as: "text", hidden: true },
    { key: "asOf", title: messages.asOf, as: "instant" }
  ]
  const came = ({ visited }: GroupItem) => (
    <Tag color={visited ? "green" : "red"}>{visited ? messages.unit.visits : messages.unit.missed}</Tag>
  )
  const addressOf = ({ unitId }: GroupItem): string =>
    `/wardens/units/${unitId}${filter.month === undefined ? "" : `?month=${filter.month}`}`
  const columns: Columns<GroupItem> = [
    {
      title: messages.fields.groupIds,
      ...sortedBy(filter.sort ?? "village", "village"),
      render: (_, group) => groupName(group)
    },
    { title: messages.township, key: "township", dataIndex: "townshipName" },
    {
      title: messages.fields.unitId,
      key: "unit",
      render: (_, item) => (
        <Link to={addressOf(item)} onClick={(event) => event.stopPropagation()}>
          {item.unitName}
        </Link>
      )
    },
    { title: messages.unit.visits, key: "visited", render: (_, item) => came(item) }
  ]
  return (
    <DeskSection
      back="/wardens/units"
      title={
        <ListTitle
          title={messages.unit.groups}
          first={pages.first}
          totalWords={(total) => messages.total(figure(total))}
          incompleteWords={messages.incomplete}
        />
      }
      side={
        <ExportButton
          address={`/api/wardens/units/groups${query === "" ? "" : `?${query}`}`}
          fileName="village-groups"
        />
      }
    >
      <section className="panel list-filters">
        <span className="unit-month-field">
          <MonthField
            value={filter.month ?? pages.first?.month ?? thisMonth()}
            onChange={(next) => set("month", next)}
            label={words.month}
          />
        </span>
        <DeskFilters list={list} conditions={conditions} />
      </section>
      <RecordList
        pages={pages}
        columns={columns}
        card={(item) => (
          <li key={item.id} className="vehicle-card">
            <Link to={addressOf(item)} className="vehicle-card-link">
              <span className="vehicle-card-head">
                <strong>{groupName(item)}</strong>
                {came(item)}
              </span>
              <span>{`${item.unitName} · ${item.townshipName}`}</span>
            </Link>
          </li>
        )}
        addressOf={addressOf}
        onSort={(next) => set("sort", next)}
        empty={messages.none}
      />
    </DeskSection>
  )
}

export default GroupsPage
