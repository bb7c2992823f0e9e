import { Button, Tag } from "antd"
import { Link, useNavigate, useSearchParams } from "react-router"
import { span } from "../../../duties/dutyTimes.ts"
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
import { listShifts, type ShiftItem, type ShiftsQuery } from "../places/placeCalls.ts"
import { useOwnTownship } from "../useTownships.ts"
import { usePlaces, useWardens } from "../useWardens.ts"
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
const address = addressFilter<Key>(keys)

/** Whether an address asks for some shifts: a township alone is a week to be planned. */
export const asksForList = (parameters: URLSearchParams): boolean =>
  keys.some((key) => key !== "township" && parameters.has(key))

/** Without a condition it is still the list. */
const stillTheList = (parameters: URLSearchParams): URLSearchParams => {
  if (!asksForList(parameters)) parameters.set("sort", "from")
  return parameters
}

/** Shifts as a list: whatever the address says, so that a number can point here. */
export const ShiftListPage = () => {
  const { work: messages } = useWardenDeskMessages()
  const words = messages.shifts
  const own = useOwnTownship()
  const navigate = useNavigate()
  const [parameters, setParameters] = useSearchParams()
  const list = useListAddress(address, stillTheList)
  const { filter, query, set } = list
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
  const township = filter.township ?? own
  const places = usePlaces(township, township !== undefined)
  const wardens = useWardens(township)
  const addressOf = (id: string): string => {
    const shown = address.parametersOf(filter)
    shown.set("shift", id)
    return `/wardens/shifts?${shown}`
  }
  const conditions: ReadonlyArray<Condition<Key>> = [
    { key: "township", title: messages.township, as: "township" },
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
      as: { table: "wardens.placeKinds" }
    },
    { key: "from", title: messages.from, as: "day" },
    { key: "until", title: messages.until, as: "day" },
    { key: "kept", title: words.kept, as: "yesNo" },
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
    { key: "at", title: words.at, as: "instant" },
    { key: "asOf", title: messages.asOf, as: "instant" }
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
        <DeskFilters list={list} conditions={conditions} />
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
        onSort={(next) => set("sort", next)}
        empty={messages.none}
      />
      {open !== null && (
        <ShiftDrawer
          id={open}
          onChanged={pages.askAgain}
          onClose={() => setParameters(address.parametersOf(filter))}
        />
      )}
    </DeskSection>
  )
}
