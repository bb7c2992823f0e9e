import { PlusOutlined } from "@ant-design/icons"
import { Button, Dropdown, Tag } from "antd"
import { useState } from "react"
import { Link, useNavigate } from "react-router"
import { ExportButton } from "../../../fields/ExportButton.tsx"
import { ListTitle } from "../../../lists/ListTitle.tsx"
import { type Columns, RecordList, sortedBy } from "../../../lists/RecordList.tsx"
import { nameOf, useReference } from "../../../reference/Reference.tsx"
import { usePages } from "../../../server/usePages.ts"
import { usePrincipal } from "../../../session/Session.tsx"
import { figure, minuteOf } from "../../../shell/time.ts"
import { PlateTag } from "../../../vehicles/PlateTag.tsx"
import "../../../vehicles/vehicles.css"
import { DeskSection } from "../DeskSection.tsx"
import { useWardenDeskMessages } from "../deskMessages.ts"
import { addressFilter, type Filter } from "../lists/addressFilter.ts"
import { type Condition, DeskFilters } from "../lists/DeskFilters.tsx"
import { useListAddress } from "../lists/useListAddress.ts"
import { mayGive } from "../permissions.ts"
import { useOwnTownship } from "../useTownships.ts"
import { usePlaces, useWardens } from "../useWardens.ts"
import { Codes } from "./Codes.tsx"
import { RecordForm } from "./RecordForm.tsx"
import { listRecords, type RecordItem, type RecordsQuery, type WorkKind } from "./recordCalls.ts"
import { itemOf, workKinds } from "./recordForm.ts"
import { Sums } from "./Sums.tsx"
import "../places/places.css"
import "./records.css"

const keys = [
  "township",
  "kind",
  "code",
  "place",
  "warden",
  "hour",
  "plate",
  "from",
  "until",
  "withdrawn",
  "gathersFrom",
  "gathersUntil",
  "asOf",
  "sort"
] as const satisfies ReadonlyArray<keyof RecordsQuery>
type Key = (typeof keys)[number]
const address = addressFilter<Key>(keys)

/** The conditions as the interface takes them: an hour is a number. */
const queryOf = ({ hour, ...filter }: Filter<Key>): Omit<RecordsQuery, "limit"> =>
  ({ ...filter, ...(hour === undefined ? {} : { hour: Number(hour) }) }) as Omit<RecordsQuery, "limit">

/** Records of all work, counted by kind and hour; and the forms of the kinds that a desk files. */
const RecordsPage = () => {
  const { work: messages } = useWardenDeskMessages()
  const words = messages.records
  const reference = useReference()
  const navigate = useNavigate()
  const { role } = usePrincipal()
  const own = useOwnTownship()
  const [making, setMaking] = useState<WorkKind>()
  const list = useListAddress(address)
  const { filter, query, set } = list
  const pages = usePages(
    (cursor) => listRecords({ ...queryOf(filter), limit: 50, ...(cursor === undefined ? {} : { cursor }) }),
    query
  )
  const { first } = pages
  const township = filter.township ?? own
  const places = usePlaces(township, township !== undefined)
  const wardens = useWardens(township)
  const kinds = reference.table("wardens.workKinds")
  const item = (itemOf as Readonly<Record<string, string>>)[filter.kind ?? ""]
  const tables = item === undefined ? Object.values(itemOf) : [item]
  const conditions: ReadonlyArray<Condition<Key>> = [
    { key: "township", title: messages.township, as: "township" },
    {
      key: "kind",
      title: words.kind,
      as: { table: "wardens.workKinds" }
    },
    {
      key: "code",
      title: words.code,
      as: {
        options: tables.flatMap((table) =>
          reference.table(`wardens.items.${table}`).map(({ code, name }) => ({ value: code, label: name }))
        )
      },
      // Codes of one kind only: two kinds may have one of the same name.
      hidden: item === undefined
    },
    {
      key: "place",
      title: words.place,
      as: { options: places.map(({ id, name }) => ({ value: id, label: name })) },
      hidden: township === undefined
    },
    { key: "warden", title: words.warden, as: { options: wardens.serving }, hidden: township === undefined },
    {
      key: "hour",
      title: words.hour,
      as: {
        options: Array.from({ length: 24 }, (_, hour) => ({
          value: String(hour),
          label: words.hourOf(hour)
        }))
      }
    },
    { key: "plate", title: words.plate, as: "text" },
    { key: "from", title: messages.from, as: "day" },
    { key: "until", title: messages.until, as: "day" },
    {
      key: "withdrawn",
      title: words.withdrawn,
      as: {
        options: [
          { value: "yes", label: words.withdrawnOnes.yes },
          { value: "all", label: words.withdrawnOnes.all }
        ]
      }
    },
    { key: "gathersFrom", title: `${words.gathers} ${messages.from}`, as: "day", hidden: true },
    { key: "gathersUntil", title: `${words.gathers} ${messages.until}`, as: "day", hidden: true },
    { key: "asOf", title: messages.asOf, as: "instant" }
  ]
  const placeOf = ({ placeName, village, road }: RecordItem) =>
    [placeName, village === null ? null : nameOf(reference.villages, village), road].filter(Boolean).join(" ")
  const made = workKinds.filter((kind) => mayGive(`record.${kind}`, role))
  const sort = filter.sort ?? "-happenedAt"
  const columns: Columns<RecordItem> = [
    {
      title: words.happenedAt,
      ...sortedBy(sort, "happenedAt"),
      render: (_, { happenedAt }) => <span className="number">{minuteOf(happenedAt)}</span>
    },
    {
      title: words.kind,
      key: "kind",
      render: (_, { id, kind, withdrawn }) => (
        <>
          <Link to={`/wardens/records/${id}`} onClick={(event) => event.stopPropagation()}>
            {nameOf(kinds, kind)}
          </Link>
          {withdrawn && <Tag>{words.withdrawn}</Tag>}
        </>
      )
    },
    { title: words.what, key: "what", render: (_, one) => <Codes item={one} /> },
    {
      title: words.plate,
      key: "plate",
      render: (_, { plate }) => (plate === null ? null : <PlateTag plate={plate} />)
    },
    { title: messages.township, key: "township", dataIndex: "townshipName" },
    { title: words.where, key: "where", render: (_, one) => placeOf(one) },
    {
      title: words.warden,
      key: "warden",
      render: (_, { wardenId }) => (wardenId === null ? null : wardens.nameOf(wardenId))
    },
    { title: words.note, key: "note", render: (_, { note }) => note }
  ]
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
          {made.length > 0 && (
            <Dropdown
              trigger={["click"]}
              menu={{
                items: made.map((kind) => ({
                  key: kind,
                  label: nameOf(kinds, kind),
                  onClick: () => setMaking(kind)
                }))
              }}
            >
              <Button type="primary" icon={<PlusOutlined aria-hidden />}>
                {words.make}
              </Button>
            </Dropdown>
          )}
          <ExportButton
            address={`/api/wardens/records${query === "" ? "" : `?${query}`}`}
            fileName="warden-records"
          />
        </>
      }
    >
      <section className="panel list-filters">
        <DeskFilters list={list} conditions={conditions} />
      </section>
      {first !== undefined && (
        <Sums
          sums={first.sums}
          pageOf={(key, value) =>
            `/wardens/records?${address.parametersOf(address.withCondition(address.withCondition(filter, "kind", "persuasion"), key, value))}`
          }
        />
      )}
      <RecordList
        pages={pages}
        columns={columns}
        card={(one) => (
          <li key={one.id} className="vehicle-card">
            <Link to={`/wardens/records/${one.id}`} className="vehicle-card-link">
              <span className="vehicle-card-head">
                <strong>{nameOf(kinds, one.kind)}</strong>
                {one.plate !== null && <PlateTag plate={one.plate} />}
                {one.withdrawn && <Tag>{words.withdrawn}</Tag>}
              </span>
              <span className="number">{minuteOf(one.happenedAt)}</span>
              <span>
                <Codes item={one} />
              </span>
              <span>
                {one.townshipName} {placeOf(one)}
              </span>
            </Link>
          </li>
        )}
        addressOf={({ id }) => `/wardens/records/${id}`}
        onSort={(next) => set("sort", next)}
        empty={messages.none}
      />
      {making !== undefined && (
        <RecordForm
          key={making}
          kind={making}
          onDone={({ id }) => navigate(`/wardens/records/${id}`)}
          onClose={() => setMaking(undefined)}
        />
      )}
    </DeskSection>
  )
}

export default RecordsPage
