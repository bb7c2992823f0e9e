import { Button, Tag } from "antd"
import { useCallback } from "react"
import { Link, useNavigate, useSearchParams } from "react-router"
import { span } from "../../../duties/dutyTimes.ts"
import { ExportButton } from "../../../fields/ExportButton.tsx"
import { ListTitle } from "../../../lists/ListTitle.tsx"
import { type Columns, RecordList, sortedBy } from "../../../lists/RecordList.tsx"
import { useReference } from "../../../reference/Reference.tsx"
import { usePages } from "../../../server/usePages.ts"
import { figure } from "../../../shell/time.ts"
import "../../../vehicles/vehicles.css"
import { DeskSection } from "../DeskSection.tsx"
import { useWardenDeskMessages } from "../deskMessages.ts"
import { addressFilter, type Filter } from "../places/addressFilter.ts"
import { type Condition, DeskFilters, useTownshipOptions } from "../places/DeskFilters.tsx"
import { listShifts, type ShiftItem, type ShiftsQuery } from "../places/placeCalls.ts"
import { usePlaces, useWardens } from "../places/useWardens.ts"
import { ShiftDrawer } from "./ShiftDrawer.tsx"
import { Presence } from "./WeekCell.tsx"
import "../places/places.css"
import "./week.css"

const keys = [
  "township",
  "kind",
  "place",
  "warden",
  "from",
  "until",
  "at",
  "kept",
  "cancelled",
  "asOf",
  "sort"
] as const satisfies ReadonlyArray<keyof ShiftsQuery>
type Key = (typeof keys)[number]
const { filterOf, parametersOf, withCondition } = addressFilter<Key>(keys)

/** Whether an address asks for some shifts: a township alone is a week to be planned. */
export const asksForList = (parameters: URLSearchParams): boolean =>
  keys.some((key) => key !== "township" && parameters.has(key))

/** Shifts as a list: whatever the address says, so that a number can point here. */
export const ShiftListPage = () => {
  const { work: messages } = useWardenDeskMessages()
  const words = messages.shifts
  const reference = useReference()
  const inScope = useTownshipOptions()
  const navigate = useNavigate()
  const [parameters, setParameters] = useSearchParams()
  const filter = filterOf(parameters)
  const query = parametersOf(filter).toString()
  const open = parameters.get("shift")
  const pages = usePages(
    (cursor) =>
      listShifts({
        ...(filter as ShiftsQuery),
        limit: 50,
        ...(cursor === undefined ? {} : { cursor })
      }),
    query
  )
  const setFilter = useCallback(
    (next: Filter<Key>) => {
      const parameters = parametersOf(next)
      // Without a condition it is still the list.
      if (!asksForList(parameters)) parameters.set("sort", "from")
      setParameters(parameters, { replace: true })
    },
    [setParameters]
  )
  const township = filter.township ?? (inScope.length === 1 ? inScope[0]?.value : undefined)
  const places = usePlaces(township, township !== undefined)
  const wardens = useWardens(township)
  const addressOf = (id: string): string => {
    const address = parametersOf(filter)
    address.set("shift", id)
    return `/wardens/shifts?${address}`
  }
  const yesNo = [
    { value: "yes", label: messages.yes },
    { value: "no", label: messages.no }
  ]
  const conditions: ReadonlyArray<Condition<Key>> = [
    { key: "township", title: messages.township, as: { options: inScope }, hidden: inScope.length < 2 },
    {
      key: "place",
      title: words.place,
      as: { options: places.map(({ id, name }) => ({ value: id, label: name })) },
      hidden: township === undefined
    },
    { key: "warden", title: words.who, as: { options: wardens.serving }, hidden: township === undefined },
    {
      key: "kind",
      title: messages.places.kind,
      as: {
        options: reference.table("wardens.placeKinds").map(({ code, name }) => ({ value: code, label: name }))
      }
    },
    { key: "from", title: messages.from, as: "day" },
    { key: "until", title: messages.until, as: "day" },
    { key: "kept", title: words.kept, as: { options: yesNo } },
    {
      key: "cancelled",
      title: words.cancelled,
      as: {
        options: [
          { value: "yes", label: words.cancelledOnes.yes },
          { value: "all", label: words.cancelledOnes.all }
        ]
      }
    },
    { key: "at", title: words.at, as: "text", hidden: true },
    { key: "asOf", title: messages.asOf, as: "text", hidden: true }
  ]
  const time = (shift: ShiftItem) => (
    <>
      <Link to={addressOf(shift.id)} className="number" onClick={(event) => event.stopPropagation()}>
        {span(shift)}
      </Link>
      {shift.cancelled && <Tag>{words.cancelled}</Tag>}
    </>
  )
  const people = (shift: ShiftItem) =>
    shift.wardens.map((id) => <Presence key={id} id={id} shift={shift} wardens={wardens} />)
  const columns: Columns<ShiftItem> = [
    { title: words.time, ...sortedBy(filter.sort ?? "from", "from"), render: (_, shift) => time(shift) },
    { title: words.place, key: "place", render: (_, { placeName, placeId }) => placeName ?? placeId },
    { title: messages.township, key: "township", dataIndex: "townshipName" },
    { title: words.who, key: "who", render: (_, shift) => people(shift) }
  ]
  return (
    <DeskSection
      title={
        <ListTitle
          title={words.list}
          first={pages.first}
          totalWords={(total) => messages.total(figure(total))}
          incompleteWords={messages.incomplete}
        />
      }
      side={
        <>
          <Button
            onClick={() =>
              navigate(`/wardens/shifts${township === undefined ? "" : `?township=${township}`}`)
            }
          >
            {words.asWeek}
          </Button>
          <ExportButton address={`/api/wardens/shifts?${query}`} fileName="warden-shifts" />
        </>
      }
    >
      <section className="panel list-filters">
        <DeskFilters
          filter={filter}
          conditions={conditions}
          onFilter={setFilter}
          onSet={(key, value) => setFilter(withCondition(filter, key, value))}
        />
      </section>
      <RecordList
        pages={pages}
        columns={columns}
        card={(shift) => (
          <li key={shift.id} className="vehicle-card">
            <Link to={addressOf(shift.id)} className="vehicle-card-link">
              <span className="vehicle-card-head">
                <strong className="number">{span(shift)}</strong>
                {shift.cancelled && <Tag>{words.cancelled}</Tag>}
              </span>
              <span>{shift.placeName ?? shift.placeId}</span>
              {people(shift)}
            </Link>
          </li>
        )}
        addressOf={({ id }) => addressOf(id)}
        onSort={(next) => setFilter(withCondition(filter, "sort", next))}
        empty={messages.none}
      />
      {open !== null && (
        <ShiftDrawer
          id={open}
          onChanged={pages.askAgain}
          onClose={() => setParameters(parametersOf(filter))}
        />
      )}
    </DeskSection>
  )
}
