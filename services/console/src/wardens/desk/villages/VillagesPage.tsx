import { Button, Tag } from "antd"
import { type MouseEvent, useMemo, useState } from "react"
import { Link, useNavigate } from "react-router"
import { ListTitle } from "../../../lists/ListTitle.tsx"
import { type Columns, RecordList } from "../../../lists/RecordList.tsx"
import { useAnswer } from "../../../server/useAnswer.ts"
import { usePages } from "../../../server/usePages.ts"
import { usePrincipal } from "../../../session/Session.tsx"
import { figure } from "../../../shell/time.ts"
import { DeskSection } from "../DeskSection.tsx"
import { useWardenDeskMessages } from "../deskMessages.ts"
import { ApplyForm } from "../people/ApplyForm.tsx"
import "../people/people.css"
import type { Act } from "../forms/acts.ts"
import { DescribedForm } from "../forms/DescribedForm.tsx"
import { among } from "../forms/fields.ts"
import { addressFilter } from "../lists/addressFilter.ts"
import { type Condition, DeskFilters } from "../lists/DeskFilters.tsx"
import { useListAddress } from "../lists/useListAddress.ts"
import { everyWarden } from "../peopleAndPlaces.ts"
import { mayGive } from "../permissions.ts"
import { openAct } from "../places/placeActs.ts"
import { listVillages, type VillageItem, type VillagesQuery } from "./villageCalls.ts"

type Listed = VillageItem & { readonly id: string }

const keys = ["township", "lacking"] as const
const address = addressFilter(keys)

/** A row leads to the people of the village; what stands in it leads elsewhere. */
const here = (event: MouseEvent) => event.stopPropagation()

interface CoverProps {
  readonly item: VillageItem
  /** Masked names of auxiliaries by their id (X2). */
  readonly names: ReadonlyMap<string, string | null>
}

const Auxiliary = ({ item: { auxiliary }, names }: CoverProps) => {
  const { people: messages } = useWardenDeskMessages()
  const words = messages.village
  if (auxiliary === null) return <Tag color="orange">{words.lacks.auxiliary}</Tag>
  return (
    <Link to={`/wardens/people/${auxiliary.wardenId}`} className="warden-link" onClick={here}>
      {names.get(auxiliary.wardenId) ?? words.openFile}
    </Link>
  )
}

const Room = ({ item: { room } }: Pick<CoverProps, "item">) => {
  const { village: words } = useWardenDeskMessages().people
  return room === null ? (
    <Tag color="orange">{words.lacks.room}</Tag>
  ) : (
    <Link to={`/wardens/places/${room.placeId}`} className="warden-link" onClick={here}>
      {room.name}
    </Link>
  )
}

/** A village with what it is to get. */
interface Mended {
  readonly item: VillageItem
  readonly lacks: VillageItem["lacks"][number]
}

interface MendingProps {
  readonly item: VillageItem
  readonly onMend: (mended: Mended) => void
}

/** The village in the form of a new room, whose name people correct where they call it otherwise. */
const roomAct = ({ village, villageName, township }: VillageItem): Act => {
  const act = openAct(township)
  return {
    ...act,
    name: `place.open.${village}`,
    initial: { ...act.initial, kind: "police-room", village, name: `${villageName}警务室` }
  }
}

/** What can be done about a village that lacks somebody or something. */
const Mending = ({ item, onMend }: MendingProps) => {
  const { village: words } = useWardenDeskMessages().people
  const { role } = usePrincipal()
  const mends = {
    auxiliary: { may: mayGive("warden.apply", role), text: words.findAuxiliary },
    room: { may: mayGive("place.open", role), text: words.openRoom }
  }
  return (
    <span className="warden-links">
      {item.lacks.map((lacks) =>
        mends[lacks].may ? (
          <Button
            key={lacks}
            data-mends={lacks}
            onClick={(event) => {
              here(event)
              onMend({ item, lacks })
            }}
          >
            {mends[lacks].text}
          </Button>
        ) : null
      )}
    </span>
  )
}

/** Row 42: which villages have their auxiliary and their room, and which lack either. */
const VillagesPage = () => {
  const { people: messages, work } = useWardenDeskMessages()
  const { fields, village: words } = messages
  const navigate = useNavigate()
  const [mending, setMending] = useState<Mended>()
  const list = useListAddress(address)
  const { filter, query } = list
  const asked = usePages(
    (cursor) =>
      // What the interface does not know is sent as it is, and the refusal names it.
      listVillages({ ...filter, limit: 100, ...(cursor === undefined ? {} : { cursor }) } as VillagesQuery),
    query
  )
  const { first, items } = asked
  const pages = {
    ...asked,
    items: useMemo(() => items.map((item): Listed => ({ ...item, id: item.village })), [items])
  }
  const auxiliaries = useAnswer(everyWarden({ role: "village-auxiliary", state: "active" }), "auxiliaries")
  const names = useMemo(
    () => new Map((auxiliaries.data ?? []).map(({ id, name }) => [id, name])),
    [auxiliaries.data]
  )
  const conditions: ReadonlyArray<Condition<(typeof keys)[number]>> = [
    { key: "township", title: fields.township, as: "township" },
    { key: "lacking", title: words.lacking, as: { options: among(words.lacks) } }
  ]
  const columns: Columns<Listed> = [
    { title: words.village, key: "village", render: (_, item) => item.villageName },
    { title: fields.township, key: "township", render: (_, item) => item.townshipName },
    {
      title: words.auxiliary,
      key: "auxiliary",
      render: (_, item) => <Auxiliary item={item} names={names} />
    },
    { title: words.room, key: "room", render: (_, item) => <Room item={item} /> },
    { title: "", key: "mending", render: (_, item) => <Mending item={item} onMend={setMending} /> }
  ]
  return (
    <DeskSection
      title={
        <ListTitle
          title={words.title}
          first={first === undefined ? undefined : { total: first.total, incomplete: false }}
          totalWords={(total) => words.total(figure(total))}
          incompleteWords={words.incomplete}
        />
      }
    >
      <section className="panel list-filters">
        <DeskFilters list={list} conditions={conditions} />
        {first !== undefined && (
          <p className="sums" data-sums={JSON.stringify(first.sums)}>
            {words.sums(
              figure(first.sums.villages),
              figure(first.sums.withAuxiliary),
              figure(first.sums.withRoom),
              figure(first.sums.withBoth)
            )}
          </p>
        )}
      </section>
      <RecordList
        pages={pages}
        columns={columns}
        card={(item) => (
          <li key={item.id} className="panel" data-village={item.village}>
            <strong>{item.villageName}</strong> <span className="soft">{item.townshipName}</span>
            <div className="warden-links">
              <Auxiliary item={item} names={names} />
              <Room item={item} />
            </div>
            <Mending item={item} onMend={setMending} />
          </li>
        )}
        addressOf={({ village }) => `/wardens/people?village=${village}`}
        // The list has one order: by the code of the village.
        onSort={() => undefined}
        empty={words.empty}
      />
      {mending?.lacks === "auxiliary" && (
        <ApplyForm
          preset={{
            roles: ["village-auxiliary"],
            township: mending.item.township,
            villages: [mending.item.village]
          }}
          onDone={(id) => navigate(`/wardens/people/${id}`)}
          onClose={() => setMending(undefined)}
        />
      )}
      {mending?.lacks === "room" && (
        <DescribedForm
          title={work.verbs.open}
          words={work}
          act={roomAct(mending.item)}
          onDone={() => {
            setMending(undefined)
            asked.askAgain()
          }}
          onClose={() => setMending(undefined)}
        />
      )}
    </DeskSection>
  )
}

export default VillagesPage
