import { PlusOutlined } from "@ant-design/icons"
import { Button } from "antd"
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
import { DescribedForm } from "../forms/DescribedForm.tsx"
import { addressFilter } from "../lists/addressFilter.ts"
import { type Condition, DeskFilters } from "../lists/DeskFilters.tsx"
import { useListAddress } from "../lists/useListAddress.ts"
import { mayGive } from "../permissions.ts"
import { listServices, type ServiceItem, type ServicesQuery } from "../units/mobileCalls.ts"
import { useUnitNames } from "../units/useUnitNames.ts"
import { useOwnTownship } from "../useTownships.ts"
import { ServiceSums } from "./ServiceSums.tsx"
import { ServiceTags } from "./ServiceTags.tsx"
import { requestAct } from "./serviceActs.ts"
import { useOffered, wordOf } from "./useOffered.ts"
import "../units/units.css"
import "./services.css"

const keys = [
  "township",
  "unit",
  "code",
  "channel",
  "from",
  "until",
  "done",
  "papers",
  "trips",
  "handOver",
  "withdrawn",
  "asOf",
  "day",
  "sort"
] as const satisfies ReadonlyArray<keyof ServicesQuery>
type Key = (typeof keys)[number]
const address = addressFilter<Key>(keys)

/** What people asked units and rooms for, counted by kind and channel (rows 40, 58), with trips (47) and hand-overs (72). */
const ServicesPage = () => {
  const { mobile: messages } = useWardenDeskMessages()
  const words = messages.services
  const reference = useReference()
  const navigate = useNavigate()
  const { role } = usePrincipal()
  const offered = useOffered()
  const units = useUnitNames()
  const [requesting, setRequesting] = useState(false)
  const list = useListAddress(address)
  const { filter, query, set } = list
  const pages = usePages(
    (cursor) =>
      listServices({ ...(filter as ServicesQuery), limit: 50, ...(cursor === undefined ? {} : { cursor }) }),
    query
  )
  const { first } = pages
  const own = useOwnTownship()
  const among = (texts: Readonly<Record<string, string>>) =>
    Object.entries(texts).map(([value, label]) => ({ value, label }))
  const conditions: ReadonlyArray<Condition<Key>> = [
    { key: "from", title: words.from, as: "day" },
    { key: "until", title: words.until, as: "day" },
    { key: "township", title: messages.township, as: "township" },
    { key: "code", title: words.code, as: { options: offered.codes } },
    { key: "channel", title: words.channel, as: { options: offered.channels } },
    { key: "unit", title: words.unit, as: { options: units.options } },
    { key: "done", title: words.state, as: { options: among({ no: words.isOpen, yes: words.isDone }) } },
    { key: "papers", title: words.papers, as: "yesNo" },
    { key: "trips", title: words.trips, as: { options: among({ one: words.one, several: words.several }) } },
    { key: "handOver", title: words.handOver, as: { options: among(words.handOvers) } },
    { key: "withdrawn", title: words.withdrawn, as: { options: among(words.shown) } },
    { key: "asOf", title: messages.asOf, as: "instant" }
  ]
  const sort = filter.sort ?? "-requestedAt"
  const columns: Columns<ServiceItem> = [
    {
      title: words.requestedAt,
      ...sortedBy(sort, "requestedAt"),
      render: (_, { id, requestedAt }) => (
        <Link to={`/wardens/services/${id}`} className="number" onClick={(event) => event.stopPropagation()}>
          {minuteOf(requestedAt)}
        </Link>
      )
    },
    { title: words.code, key: "code", render: (_, { code }) => wordOf(offered.codes, code) },
    { title: words.channel, key: "channel", render: (_, { channel }) => wordOf(offered.channels, channel) },
    { title: messages.township, key: "township", dataIndex: "townshipName" },
    {
      title: messages.village,
      key: "village",
      render: (_, { village }) => nameOf(reference.villages, village)
    },
    { title: words.unit, key: "unit", render: (_, { unitId }) => units.nameOf(unitId) },
    {
      title: words.state,
      key: "state",
      render: (_, item) => <ServiceTags service={item} handOver={item.handOver} />
    },
    {
      title: words.handOver,
      ...sortedBy(sort, "handedOverOn"),
      render: (_, { handOver }) =>
        handOver === null
          ? null
          : `${handOver.force} ${
              handOver.answeredAt === null ? words.waits(handOver.days) : words.answeredAfter(handOver.days)
            }`
    }
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
          {mayGive("service.request", role) && (
            <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setRequesting(true)}>
              {words.request}
            </Button>
          )}
          <ExportButton
            address={`/api/wardens/services${query === "" ? "" : `?${query}`}`}
            fileName="mobile-services"
          />
        </>
      }
    >
      <section className="panel list-filters">
        <DeskFilters list={list} conditions={conditions} />
        {first !== undefined && <p className="soft">{words.overdueAfter(first.handOverDays)}</p>}
      </section>
      {first !== undefined && first.total > 0 && (
        <ServiceSums sums={first.sums} offered={offered} onChoose={(key, value) => set(key, value)} />
      )}
      <RecordList
        pages={pages}
        columns={columns}
        card={(item) => (
          <li key={item.id} className="vehicle-card" data-service={item.id}>
            <Link to={`/wardens/services/${item.id}`} className="vehicle-card-link">
              <span className="vehicle-card-head">
                <strong>{wordOf(offered.codes, item.code)}</strong>
                <span className="number">{minuteOf(item.requestedAt)}</span>
              </span>
              <span>
                {wordOf(offered.channels, item.channel)} · {item.townshipName} {units.nameOf(item.unitId)}
              </span>
              <ServiceTags service={item} handOver={item.handOver} />
            </Link>
          </li>
        )}
        addressOf={({ id }) => `/wardens/services/${id}`}
        onSort={(next) => set("sort", next)}
        empty={messages.none}
      />
      {requesting && (
        <DescribedForm
          title={messages.verbs.request}
          words={messages}
          act={requestAct(offered, own, filter.unit)}
          onDone={({ id }) => navigate(`/wardens/services/${id}`)}
          onClose={() => setRequesting(false)}
        />
      )}
    </DeskSection>
  )
}

export default ServicesPage
