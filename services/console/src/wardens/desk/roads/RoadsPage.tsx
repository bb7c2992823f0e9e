import { PlusOutlined } from "@ant-design/icons"
import { Button, Tag } from "antd"
import { useState } from "react"
import { Link, useNavigate } from "react-router"
import { ExportButton } from "../../../fields/ExportButton.tsx"
import { ListTitle } from "../../../lists/ListTitle.tsx"
import { type Columns, RecordList, sortedBy } from "../../../lists/RecordList.tsx"
import { nameOf, useReference } from "../../../reference/Reference.tsx"
import { usePages } from "../../../server/usePages.ts"
import { usePrincipal } from "../../../session/Session.tsx"
import { figure, minuteOf } from "../../../shell/time.ts"
import "../../../vehicles/vehicles.css"
import { DeskSection } from "../DeskSection.tsx"
import { useWardenDeskMessages } from "../deskMessages.ts"
import { addressFilter } from "../lists/addressFilter.ts"
import { type Condition, DeskFilters } from "../lists/DeskFilters.tsx"
import { useListAddress } from "../lists/useListAddress.ts"
import { mayGive } from "../permissions.ts"
import { useOwnTownship } from "../useTownships.ts"
import { useWardens } from "../useWardens.ts"
import { hazardColours } from "./hazardColours.ts"
import { ReportForm } from "./ReportForm.tsx"
import { type HazardsQuery, listRoadHazards, type RoadHazardItem } from "./roadCalls.ts"
import "../places/places.css"

const keys = [
  "township",
  "code",
  "level",
  "state",
  "open",
  "overdue",
  "from",
  "until",
  "warden",
  "at",
  "asOf",
  "sort"
] as const satisfies ReadonlyArray<keyof HazardsQuery>
type Key = (typeof keys)[number]
const address = addressFilter<Key>(keys)

const Due = ({ item }: { readonly item: RoadHazardItem }) => {
  const { work } = useWardenDeskMessages()
  return (
    <span className={item.overdue ? "due due-over" : "due"} data-overdue={item.overdue}>
      {minuteOf(item.dueAt)}
      {item.overdue && <small>{work.roads.overdue}</small>}
      {item.clearedLate && <small>{work.roads.clearedLate}</small>}
    </span>
  )
}

const State = ({ item }: { readonly item: RoadHazardItem }) => {
  const reference = useReference()
  return (
    <Tag color={hazardColours(item.state)}>{nameOf(reference.table("wardens.hazardStates"), item.state)}</Tag>
  )
}

/** Hazards on roads: where each is on its way from the report to the check, and what is overdue. */
const RoadsPage = () => {
  const { work: messages } = useWardenDeskMessages()
  const words = messages.roads
  const reference = useReference()
  const navigate = useNavigate()
  const { role } = usePrincipal()
  const own = useOwnTownship()
  const [reporting, setReporting] = useState(false)
  const list = useListAddress(address)
  const { filter, query, set } = list
  const pages = usePages(
    (cursor) =>
      listRoadHazards({
        ...(filter as HazardsQuery),
        limit: 50,
        ...(cursor === undefined ? {} : { cursor })
      }),
    query
  )
  const wardens = useWardens(filter.township ?? own)
  const nameIn = (table: string, code: string) => nameOf(reference.table(table), code)
  const conditions: ReadonlyArray<Condition<Key>> = [
    { key: "township", title: messages.township, as: "township" },
    { key: "state", title: words.state, as: { table: "wardens.hazardStates" } },
    { key: "open", title: words.isOpen, as: "yesNo" },
    { key: "overdue", title: words.isOverdue, as: "yesNo" },
    { key: "level", title: words.level, as: { table: "wardens.hazardLevels" } },
    { key: "code", title: words.code, as: { table: "wardens.items.hazard" } },
    { key: "from", title: messages.from, as: "day" },
    { key: "until", title: messages.until, as: "day" },
    { key: "warden", title: words.by, as: { options: wardens.serving }, hidden: true },
    { key: "at", title: messages.places.at, as: "instant" },
    { key: "asOf", title: messages.asOf, as: "instant" }
  ]
  const placeOf = ({ village, road, townshipName }: RoadHazardItem) =>
    [townshipName, village === null ? null : nameOf(reference.villages, village), road]
      .filter(Boolean)
      .join(" ")
  const assigneeOf = ({ assignee }: RoadHazardItem) =>
    assignee?.office ?? (assignee?.wardenId == null ? null : wardens.nameOf(assignee.wardenId))
  const sort = filter.sort ?? "-reportedAt"
  const columns: Columns<RoadHazardItem> = [
    {
      title: words.reportedAt,
      ...sortedBy(sort, "reportedAt"),
      render: (_, { reportedAt }) => <span className="number">{minuteOf(reportedAt)}</span>
    },
    {
      title: words.what,
      key: "code",
      render: (_, { id, code }) => (
        <Link to={`/wardens/roads/${id}`} onClick={(event) => event.stopPropagation()}>
          {nameIn("wardens.items.hazard", code)}
        </Link>
      )
    },
    { title: words.level, key: "level", render: (_, { level }) => nameIn("wardens.hazardLevels", level) },
    { title: words.state, key: "state", render: (_, item) => <State item={item} /> },
    { title: words.place, key: "place", render: (_, item) => placeOf(item) },
    { title: words.dueAt, ...sortedBy(sort, "dueAt"), render: (_, item) => <Due item={item} /> },
    { title: words.assignee, key: "assignee", render: (_, item) => assigneeOf(item) },
    {
      title: words.sentBack,
      key: "sentBack",
      render: (_, { sentBack }) => (sentBack === 0 ? null : <span className="number">{sentBack}</span>)
    }
  ]
  return (
    <DeskSection
      title={
        <ListTitle
          title={words.title}
          first={pages.first}
          totalWords={(total) => messages.total(figure(total))}
          incompleteWords={messages.incomplete}
        />
      }
      side={
        <>
          {mayGive("hazard.report", role) && (
            <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setReporting(true)}>
              {words.report}
            </Button>
          )}
          <ExportButton
            address={`/api/wardens/hazards${query === "" ? "" : `?${query}`}`}
            fileName="road-hazards"
          />
        </>
      }
    >
      <section className="panel list-filters">
        <DeskFilters list={list} conditions={conditions} />
      </section>
      <RecordList
        pages={pages}
        columns={columns}
        card={(item) => (
          <li key={item.id} className="vehicle-card">
            <Link to={`/wardens/roads/${item.id}`} className="vehicle-card-link">
              <span className="vehicle-card-head">
                <strong>{nameIn("wardens.items.hazard", item.code)}</strong>
                <State item={item} />
              </span>
              <span>
                {nameIn("wardens.hazardLevels", item.level)} · {placeOf(item)}
              </span>
              <span>
                {words.dueAt} <Due item={item} />
              </span>
            </Link>
          </li>
        )}
        addressOf={({ id }) => `/wardens/roads/${id}`}
        onSort={(next) => set("sort", next)}
        empty={messages.none}
      />
      {reporting && (
        <ReportForm
          onDone={({ id }) => navigate(`/wardens/roads/${id}`)}
          onClose={() => setReporting(false)}
        />
      )}
    </DeskSection>
  )
}

export default RoadsPage
