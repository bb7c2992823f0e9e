import { Button, Tag } from "antd"
import { type MouseEvent, useMemo, useState } from "react"
import { Link, useNavigate, useSearchParams } from "react-router"
import { FilterSelect, FilterSheet } from "../../../lists/FilterSheet.tsx"
import { ListTitle } from "../../../lists/ListTitle.tsx"
import { type Columns, RecordList } from "../../../lists/RecordList.tsx"
import { useReference } from "../../../reference/Reference.tsx"
import { useAnswer } from "../../../server/useAnswer.ts"
import { usePages } from "../../../server/usePages.ts"
import { usePrincipal } from "../../../session/Session.tsx"
import { figure } from "../../../shell/time.ts"
import { DeskSection } from "../DeskSection.tsx"
import { useWardenDeskMessages } from "../deskMessages.ts"
import { ApplyForm } from "../people/ApplyForm.tsx"
import "../people/people.css"
import { everyWarden } from "../people/peopleCalls.ts"
import { mayGive } from "../permissions.ts"
import { DeskActForm } from "../places/DeskActForm.tsx"
import { openAct } from "../places/placeActs.ts"
import { listVillages, type VillageItem, type VillagesQuery } from "./villageCalls.ts"

type Listed = VillageItem & { readonly id: string }

const filterKeys = ["township", "lacking"] as const
type FilterKey = (typeof filterKeys)[number]

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
const roomAct = ({ village, villageName, township }: VillageItem): ReturnType<typeof openAct> => {
  const act = openAct(township)
  return {
    ...act,
    subject: `room.${village}`,
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
  const { people: messages } = useWardenDeskMessages()
  const { fields, village: words } = messages
  const reference = useReference()
  const navigate = useNavigate()
  const { townships } = usePrincipal()
  const [mending, setMending] = useState<Mended>()
  const [parameters, setParameters] = useSearchParams()
  const conditions = filterKeys.flatMap((key) => {
    const value = parameters.get(key)
    return value === null || value === "" ? [] : [[key, value] as const]
  })
  const query = Object.fromEntries(conditions)
  const asked = usePages(
    (cursor) =>
      // What the interface does not know is sent as it is, and the refusal names it.
      listVillages({ ...query, limit: 100, ...(cursor === undefined ? {} : { cursor }) } as VillagesQuery),
    JSON.stringify(conditions)
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
  const set = (key: FilterKey, value: string | undefined) => {
    const next = new URLSearchParams(parameters)
    if (value === undefined) next.delete(key)
    else next.set(key, value)
    setParameters(next, { replace: true })
  }
  const offered = {
    township: {
      title: fields.township,
      options: reference.townships
        .filter(({ code }) => townships?.includes(code) ?? true)
        .map(({ code, name }) => ({ value: code, label: name }))
    },
    lacking: {
      title: words.lacking,
      options: Object.entries(words.lacks).map(([value, label]) => ({ value, label }))
    }
  }
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
        <FilterSheet
          tags={conditions.map(([key, value]) => ({
            key,
            words: messages.condition(
              offered[key].title,
              offered[key].options.find((option) => option.value === value)?.label ?? value
            )
          }))}
          onRemove={(key) => set(key, undefined)}
          onClear={() => setParameters({}, { replace: true })}
        >
          {filterKeys.map((key) =>
            // Somebody of one township has nothing to choose there.
            offered[key].options.length < 2 ? null : (
              <FilterSelect
                key={key}
                title={offered[key].title}
                value={parameters.get(key) ?? undefined}
                options={offered[key].options}
                onChange={(value) => set(key, value)}
              />
            )
          )}
        </FilterSheet>
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
        <DeskActForm
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
