import { PlusOutlined } from "@ant-design/icons"
import { Button } from "antd"
import { useState } from "react"
import { Link, useNavigate } from "react-router"
import { ExportButton } from "../../../fields/ExportButton.tsx"
import { ListTitle } from "../../../lists/ListTitle.tsx"
import { type Columns, RecordList, sortedBy } from "../../../lists/RecordList.tsx"
import { useLanguage } from "../../../messages/Language.tsx"
import { nameOf, useReference } from "../../../reference/Reference.tsx"
import { useAnswer } from "../../../server/useAnswer.ts"
import { usePages } from "../../../server/usePages.ts"
import { usePrincipal } from "../../../session/Session.tsx"
import { figure } from "../../../shell/time.ts"
import "../../../vehicles/vehicles.css"
import { DeskSection } from "../DeskSection.tsx"
import { useWardenDeskMessages } from "../deskMessages.ts"
import { DescribedForm } from "../forms/DescribedForm.tsx"
import { addressFilter, type Filter } from "../lists/addressFilter.ts"
import { type Condition, DeskFilters } from "../lists/DeskFilters.tsx"
import { useListAddress } from "../lists/useListAddress.ts"
import { everyPlace, type PlaceItem } from "../peopleAndPlaces.ts"
import { mayGive } from "../permissions.ts"
import { useOwnTownship } from "../useTownships.ts"
import { useWardens } from "../useWardens.ts"
import { Assistants } from "./Assistants.tsx"
import { openAct } from "./placeActs.ts"
import { listPosts, type PostItem, type PostsQuery } from "./placeCalls.ts"
import { Standing } from "./Standing.tsx"
import "./places.css"

const keys = [
  "township",
  "kind",
  "open",
  "due",
  "manned",
  "at",
  "asOf",
  "sort"
] as const satisfies ReadonlyArray<keyof PostsQuery>
type Key = (typeof keys)[number]
const address = addressFilter<Key>(keys)

/** Without a word about it, places that are open. */
const queryOf = (filter: Filter<Key>): PostsQuery => ({ open: "yes", ...filter }) as PostsQuery

interface Row extends PostItem {
  /** Who is posted there; undefined while it is asked for, and of places that are closed. */
  readonly place: PlaceItem | undefined
}

/** Management stations, persuasion posts and police rooms, with who should be there now and who is (rows 34, 36, 42). */
const PlacesPage = () => {
  const { work: messages } = useWardenDeskMessages()
  const words = messages.places
  const { language } = useLanguage()
  const reference = useReference()
  const navigate = useNavigate()
  const { role } = usePrincipal()
  const [opening, setOpening] = useState(false)
  const list = useListAddress(address)
  const { filter, query, set } = list
  const pages = usePages(
    (cursor) => listPosts({ ...queryOf(filter), limit: 50, ...(cursor === undefined ? {} : { cursor }) }),
    query
  )
  const { data: posted } = useAnswer(
    everyPlace({ ...(filter.township === undefined ? {} : { township: filter.township }), open: "all" }),
    `posted ${filter.township} ${language} ${opening}`,
    "posted"
  )
  const byId = new Map((posted ?? []).map((place) => [place.id, place]))
  const rows = { ...pages, items: pages.items.map((post): Row => ({ ...post, place: byId.get(post.id) })) }
  const own = useOwnTownship()
  // Names are those of one township: of the district there would be thousands.
  const township = filter.township ?? own
  const wardens = useWardens(township)
  const naming = township === undefined ? {} : { nameOf: wardens.nameOf }
  const kinds = reference.table("wardens.placeKinds")
  const conditions: ReadonlyArray<Condition<Key>> = [
    { key: "township", title: messages.township, as: "township" },
    {
      key: "kind",
      title: words.kind,
      as: { table: "wardens.placeKinds" }
    },
    { key: "due", title: words.due, as: "yesNo" },
    { key: "manned", title: words.manned, as: "yesNo" },
    { key: "open", title: words.isOpen, as: "yesNo" },
    { key: "at", title: words.at, as: "instant" },
    { key: "asOf", title: messages.asOf, as: "instant" }
  ]
  const sort = filter.sort ?? "township"
  const columns: Columns<Row> = [
    {
      title: words.name,
      ...sortedBy(sort, "name"),
      render: (_, { id, name }) => (
        <Link to={`/wardens/places/${id}`} onClick={(event) => event.stopPropagation()}>
          {name}
        </Link>
      )
    },
    { title: words.kind, key: "kind", render: (_, { kind }) => nameOf(kinds, kind) },
    { title: messages.township, ...sortedBy(sort, "township"), dataIndex: "townshipName" },
    { title: words.now, key: "now", render: (_, post) => <Standing post={post} {...naming} /> },
    {
      title: words.persuaders,
      key: "persuaders",
      render: (_, { place }) =>
        place === undefined ? null : <span className="number">{figure(place.persuaders)}</span>
    },
    {
      title: words.assistants,
      key: "assistants",
      render: (_, { place }) => (place === undefined ? null : <Assistants place={place} />)
    },
    { title: words.road, key: "road", render: (_, { road }) => road }
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
          {mayGive("place.open", role) && (
            <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setOpening(true)}>
              {words.open}
            </Button>
          )}
          <ExportButton
            address={`/api/wardens/posts?${address.parametersOf({ open: "yes", ...filter })}`}
            fileName="warden-posts"
          />
        </>
      }
    >
      <section className="panel list-filters">
        <DeskFilters list={list} conditions={conditions} />
      </section>
      <RecordList
        pages={rows}
        columns={columns}
        card={({ place, ...post }) => (
          <li key={post.id} className="vehicle-card">
            <Link to={`/wardens/places/${post.id}`} className="vehicle-card-link">
              <span className="vehicle-card-head">
                <strong>{post.name}</strong>
              </span>
              <span>
                {nameOf(kinds, post.kind)} · {post.townshipName} {post.road}
              </span>
              <Standing post={post} {...naming} />
              {place !== undefined && place.assistantsAreWithin !== null && (
                <span>
                  {words.assistants} <Assistants place={place} />
                </span>
              )}
            </Link>
          </li>
        )}
        addressOf={({ id }) => `/wardens/places/${id}`}
        onSort={(next) => set("sort", next)}
        empty={messages.none}
      />
      {opening && (
        <DescribedForm
          title={messages.verbs.open}
          words={messages}
          act={openAct(own)}
          onDone={({ id }) => navigate(`/wardens/places/${id}`)}
          onClose={() => setOpening(false)}
        />
      )}
    </DeskSection>
  )
}

export default PlacesPage
