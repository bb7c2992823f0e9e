import { PlusOutlined } from "@ant-design/icons"
import { Button, Tag } from "antd"
import { useState } from "react"
import { Link, useNavigate } from "react-router"
import { thisMonth } from "../../../duties/dutyTimes.ts"
import { ExportButton } from "../../../fields/ExportButton.tsx"
import { ListTitle } from "../../../lists/ListTitle.tsx"
import { type Columns, RecordList, sortedBy } from "../../../lists/RecordList.tsx"
import type { WardenUnitsMessages } from "../../../messages/wardenUnits.zh.ts"
import { usePages } from "../../../server/usePages.ts"
import { usePrincipal } from "../../../session/Session.tsx"
import { figure } from "../../../shell/time.ts"
import "../../../vehicles/vehicles.css"
import { DeskSection } from "../DeskSection.tsx"
import { useWardenDeskMessages } from "../deskMessages.ts"
import { DescribedForm } from "../forms/DescribedForm.tsx"
import { addressFilter } from "../lists/addressFilter.ts"
import { type Condition, DeskFilters } from "../lists/DeskFilters.tsx"
import { useListAddress } from "../lists/useListAddress.ts"
import { mayGive } from "../permissions.ts"
import { useOwnTownship } from "../useTownships.ts"
import { Judged } from "./CoveragePanel.tsx"
import { MonthField } from "./MonthField.tsx"
import { listUnits, type UnitItem, type UnitsQuery } from "./mobileCalls.ts"
import { formAct, isPart } from "./unitActs.ts"
import "./units.css"

const keys = [
  "township",
  "month",
  "open",
  "complete",
  "enoughGroups",
  "enoughRoom",
  "asOf",
  "day",
  "sort"
] as const satisfies ReadonlyArray<keyof UnitsQuery>
type Key = (typeof keys)[number]
const address = addressFilter<Key>(keys)

/** What a unit lacks, in words. */
const lacking = (missing: ReadonlyArray<string>, messages: WardenUnitsMessages): string =>
  missing
    .map((item) =>
      isPart(item) ? messages.parts[item] : messages.things[item as keyof WardenUnitsMessages["things"]]
    )
    .join(messages.comma)

/** Row 39: whether the eight ones are there, and what is not. */
const Kit = ({ item }: { readonly item: UnitItem }) => {
  const { mobile: messages } = useWardenDeskMessages()
  return item.complete ? (
    <Tag color="green">{messages.units.isComplete}</Tag>
  ) : (
    <Tag color="red">{messages.units.lacks(lacking(item.missing, messages))}</Tag>
  )
}

/** Row 38: groups visited, and whether that is enough. */
const Visited = ({ groups }: Pick<UnitItem, "groups">) => {
  const { units: words } = useWardenDeskMessages().mobile
  if (groups.asked === 0) return <span className="soft">{words.noGroups}</span>
  return (
    <span className="unit-tags">
      <span className="number">{words.ofGroups(groups.visited, groups.asked)}</span>{" "}
      <Judged passes={groups.passes} />
    </span>
  )
}

const Room = ({ room }: Pick<UnitItem, "room">) => {
  const { units: words } = useWardenDeskMessages().mobile
  if (room.weeks === 0) return <span className="soft">{words.noWeeks}</span>
  return (
    <span className="unit-tags">
      <span className="number">{words.ofWeeks(room.passed, room.weeks)}</span> <Judged passes={room.passes} />
    </span>
  )
}

/** Mobile units in a month: what is missing of the eight ones (row 39) and what they covered (row 38). */
const UnitsPage = () => {
  const { mobile: messages } = useWardenDeskMessages()
  const words = messages.units
  const navigate = useNavigate()
  const { role } = usePrincipal()
  const [forming, setForming] = useState(false)
  const list = useListAddress(address)
  const { filter, query, set } = list
  const pages = usePages(
    (cursor) =>
      listUnits({
        ...(filter as UnitsQuery),
        limit: 50,
        ...(cursor === undefined ? {} : { cursor })
      }),
    query
  )
  const { first } = pages
  const own = useOwnTownship()
  const conditions: ReadonlyArray<Condition<Key>> = [
    { key: "township", title: messages.township, as: "township" },
    { key: "complete", title: words.complete, as: "yesNo" },
    { key: "enoughGroups", title: words.enoughGroups, as: "yesNo" },
    { key: "enoughRoom", title: words.enoughRoom, as: "yesNo" },
    { key: "open", title: words.open, as: "yesNo" },
    { key: "month", title: words.month, as: "text", hidden: true },
    { key: "asOf", title: messages.asOf, as: "instant" }
  ]
  const sort = filter.sort ?? "township"
  const addressOf = ({ id }: UnitItem): string =>
    `/wardens/units/${id}${filter.month === undefined ? "" : `?month=${filter.month}`}`
  const columns: Columns<UnitItem> = [
    {
      title: messages.fields.name,
      ...sortedBy(sort, "name"),
      render: (_, item) => (
        <Link to={addressOf(item)} onClick={(event) => event.stopPropagation()}>
          {item.name}
        </Link>
      )
    },
    { title: messages.fields.kind, key: "kind", render: (_, { kind }) => messages.kinds[kind] },
    { title: messages.township, ...sortedBy(sort, "township"), dataIndex: "townshipName" },
    { title: words.complete, key: "kit", render: (_, item) => <Kit item={item} /> },
    {
      title: words.people,
      key: "people",
      render: (_, { officers, assistants }) => words.officersAndAssistants(officers, assistants)
    },
    { title: words.visited, key: "groups", render: (_, { groups }) => <Visited groups={groups} /> },
    { title: words.room, key: "room", render: (_, { room }) => <Room room={room} /> }
  ]
  const month = filter.month ?? first?.month ?? thisMonth()
  return (
    <DeskSection
      title={
        <ListTitle
          title={words.title}
          first={first}
          totalWords={(total) => messages.total(figure(total))}
          incompleteWords={messages.incomplete}
        />
      }
      side={
        <>
          {mayGive("unit.form", role) && (
            <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setForming(true)}>
              {messages.verbs.form}
            </Button>
          )}
          <ExportButton
            address={`/api/wardens/units/coverage${query === "" ? "" : `?${query}`}`}
            fileName="mobile-units"
          />
        </>
      }
    >
      <section className="panel list-filters">
        <div className="unit-month">
          <span className="unit-month-field">
            <MonthField value={month} onChange={(next) => set("month", next)} label={words.month} />
          </span>
          {first !== undefined && (
            <span data-visited={first.sums.groupsVisited} data-asked={first.sums.groups}>
              {words.sums(figure(first.sums.groupsVisited), figure(first.sums.groups))}
            </span>
          )}
          <Link
            className="unit-link"
            to={`/wardens/units/groups?${new URLSearchParams({
              month,
              visited: "no",
              ...(filter.township === undefined ? {} : { township: filter.township })
            })}`}
          >
            {words.missedGroups}
          </Link>
        </div>
        <DeskFilters list={list} conditions={conditions} />
      </section>
      <RecordList
        pages={pages}
        columns={columns}
        card={(item) => (
          <li key={item.id} className="vehicle-card">
            <Link to={addressOf(item)} className="vehicle-card-link">
              <span className="vehicle-card-head">
                <strong>{item.name}</strong>
                <Kit item={item} />
              </span>
              <span>{`${messages.kinds[item.kind]} · ${item.townshipName}`}</span>
              <span>
                {words.visited} <Visited groups={item.groups} />
              </span>
              <span>
                {words.room} <Room room={item.room} />
              </span>
            </Link>
          </li>
        )}
        addressOf={addressOf}
        onSort={(next) => set("sort", next)}
        empty={messages.none}
      />
      {forming && (
        <DescribedForm
          title={messages.verbs.form}
          words={messages}
          act={formAct(messages, own)}
          onDone={({ id }) => navigate(`/wardens/units/${id}`)}
          onClose={() => setForming(false)}
        />
      )}
    </DeskSection>
  )
}

export default UnitsPage
