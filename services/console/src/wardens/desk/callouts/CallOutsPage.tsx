import { AlertOutlined } from "@ant-design/icons"
import { Button, Tag } from "antd"
import { useMemo, useState } from "react"
import { Link, useNavigate } from "react-router"
import { ExportButton } from "../../../fields/ExportButton.tsx"
import { ListTitle } from "../../../lists/ListTitle.tsx"
import { type Columns, RecordList, sortedBy } from "../../../lists/RecordList.tsx"
import { nameOf, useReference } from "../../../reference/Reference.tsx"
import { usePages } from "../../../server/usePages.ts"
import { usePrincipal } from "../../../session/Session.tsx"
import { LiveMark } from "../../../shell/LiveMark.tsx"
import { Waiting } from "../../../shell/Page.tsx"
import { RefusedNotice } from "../../../shell/RefusedNotice.tsx"
import { figure, minuteOf } from "../../../shell/time.ts"
import { DeskSection } from "../DeskSection.tsx"
import { useWardenDeskMessages } from "../deskMessages.ts"
import { addressFilter } from "../lists/addressFilter.ts"
import { type Condition, DeskFilters } from "../lists/DeskFilters.tsx"
import { useListAddress } from "../lists/useListAddress.ts"
import { mayGive } from "../permissions.ts"
import { callOutTimes, type TimesItem, type TimesQuery } from "./callOutCalls.ts"
import { lengthOf, standingColours } from "./callOutWords.ts"
import { OpenCallOutForm } from "./OpenCallOutForm.tsx"
import { OpenNow } from "./OpenNow.tsx"
import { useOpenCallOuts } from "./useOpenCallOuts.ts"
import "../../../duties/duties.css"
import "../../../townships/townships.css"
import "../../../vehicles/vehicles.css"
import "./callOuts.css"

const keys = [
  "township",
  "need",
  "standing",
  "open",
  "arrived",
  "warden",
  "from",
  "until",
  "asOf",
  "sort"
] as const satisfies ReadonlyArray<keyof TimesQuery>
const address = addressFilter(keys)

/** Names of what the list holds as codes. */
const useNames = () => {
  const reference = useReference()
  return useMemo(
    () => ({
      need: (code: string) => nameOf(reference.table("wardens.needs"), code),
      standing: (code: string) => nameOf(reference.table("wardens.callOutStandings"), code),
      place: ({ township, village }: TimesItem) =>
        [nameOf(reference.townships, township), nameOf(reference.villages, village)].filter(Boolean).join(" ")
    }),
    [reference]
  )
}

const Standing = ({ item }: { readonly item: TimesItem }) => (
  <Tag color={standingColours[item.standing] ?? "default"}>{useNames().standing(item.standing)}</Tag>
)

const Card = ({ item }: { readonly item: TimesItem }) => {
  const { callOuts: words } = useWardenDeskMessages()
  const names = useNames()
  return (
    <li className="vehicle-card">
      <Link to={`/wardens/call-outs/${item.id}`} className="vehicle-card-link">
        <span className="vehicle-card-head">
          <strong>{names.need(item.need)}</strong>
          <Standing item={item} />
        </span>
        <span className="number">{minuteOf(item.openedAt)}</span>
        <span>
          {names.place(item)} · {item.what}
        </span>
        {item.secondsToArrive !== null && (
          <span className="soft">
            {words.columns.toArrive} {lengthOf(item.secondsToArrive, words)}
          </span>
        )}
      </Link>
    </li>
  )
}

/** Call-outs: what is open now comes first; below, whatever the address says, with the times to arrive. */
const CallOutsPage = () => {
  const { callOuts: words } = useWardenDeskMessages()
  const navigate = useNavigate()
  const { role } = usePrincipal()
  const [opening, setOpening] = useState(false)
  const list = useListAddress(address)
  const { filter, query, set } = list
  const open = useOpenCallOuts()
  const wanted = open.items?.filter(
    ({ township }) => filter.township === undefined || township === filter.township
  )
  // The list below is read anew where one was opened, went further or ended.
  const standings = wanted?.map(({ id, standing }) => `${id} ${standing}`).join() ?? ""
  const pages = usePages(
    (cursor) =>
      callOutTimes({ ...(filter as TimesQuery), limit: 50, ...(cursor === undefined ? {} : { cursor }) }),
    `${query} ${standings}`
  )
  const { first } = pages
  const conditions: ReadonlyArray<Condition<(typeof keys)[number]>> = [
    { key: "township", title: words.filters.township, as: "township" },
    { key: "need", title: words.filters.need, as: { table: "wardens.needs" } },
    { key: "standing", title: words.filters.standing, as: { table: "wardens.callOutStandings" } },
    { key: "open", title: words.filters.open, as: "yesNo" },
    { key: "arrived", title: words.filters.arrived, as: "yesNo" },
    { key: "warden", title: words.filters.warden, as: "id" },
    { key: "from", title: words.filters.from, as: "day" },
    { key: "until", title: words.filters.until, as: "day" },
    { key: "asOf", title: words.filters.asOf, as: "instant" }
  ]
  const names = useNames()
  const sort = filter.sort ?? "-openedAt"
  const columns = useMemo<Columns<TimesItem>>(() => {
    const titles = words.columns
    return [
      {
        title: titles.openedAt,
        ...sortedBy(sort, "openedAt"),
        render: (_, item) => (
          <Link
            to={`/wardens/call-outs/${item.id}`}
            onClick={(event) => event.stopPropagation()}
            className="number"
          >
            {minuteOf(item.openedAt)}
          </Link>
        )
      },
      {
        title: titles.need,
        key: "need",
        render: (_, item) => (
          <>
            <strong>{names.need(item.need)}</strong> <span className="soft">{item.what}</span>
          </>
        )
      },
      { title: titles.place, key: "place", render: (_, item) => names.place(item) },
      {
        title: titles.people,
        key: "people",
        render: (_, { people, come }) => <span className="number">{`${people} / ${come}`}</span>
      },
      {
        title: titles.rings,
        key: "rings",
        render: (_, { rings }) => <span className="number">{rings}</span>
      },
      { title: titles.standing, key: "standing", render: (_, item) => <Standing item={item} /> },
      {
        title: titles.toArrive,
        key: "toArrive",
        render: (_, { secondsToArrive }) =>
          secondsToArrive === null ? null : <span className="number">{lengthOf(secondsToArrive, words)}</span>
      }
    ]
  }, [words, names, sort])
  return (
    <DeskSection
      title={
        <>
          {words.title} <LiveMark liveness={open.liveness} position={open.heard} />
        </>
      }
      side={
        mayGive("callout.open", role) ? (
          <Button
            type="primary"
            size="large"
            icon={<AlertOutlined aria-hidden />}
            onClick={() => setOpening(true)}
          >
            {words.open.button}
          </Button>
        ) : null
      }
    >
      <RefusedNotice refused={open.refused} onRetry={open.askAgain} />
      {wanted === undefined && open.refused === undefined && <Waiting />}
      {wanted !== undefined && <OpenNow items={wanted} />}
      <h2 className="call-out-title">
        <ListTitle
          title={words.all}
          first={first}
          totalWords={(total) => words.total(figure(total))}
          incompleteWords={words.incomplete}
        />
      </h2>
      <section className="panel list-filters">
        <DeskFilters list={list} conditions={conditions} />
        {first !== undefined && (
          <p className="sums" data-arrived={first.sums.arrived}>
            {words.arrivedTimes(figure(first.sums.arrived))}
            {first.sums.meanSecondsToArrive !== null &&
              ` · ${words.meanTime(lengthOf(first.sums.meanSecondsToArrive, words))}`}
          </p>
        )}
        <div>
          <ExportButton
            address={`/api/wardens/call-outs/times${query === "" ? "" : `?${query}`}`}
            fileName="call-outs"
          />
        </div>
      </section>
      <RecordList
        pages={pages}
        columns={columns}
        card={(item) => <Card key={item.id} item={item} />}
        addressOf={({ id }) => `/wardens/call-outs/${id}`}
        onSort={(next) => set("sort", next)}
        empty={words.none}
      />
      {opening && (
        <OpenCallOutForm
          onDone={(id) => navigate(`/wardens/call-outs/${id}`)}
          onClose={() => setOpening(false)}
        />
      )}
    </DeskSection>
  )
}

export default CallOutsPage
