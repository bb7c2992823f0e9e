import { PlusOutlined } from "@ant-design/icons"
import { Button, Tag } from "antd"
import { useState } from "react"
import { Link, useNavigate } from "react-router"
import { ExportButton } from "../../../fields/ExportButton.tsx"
import { ListTitle } from "../../../lists/ListTitle.tsx"
import { type Columns, RecordList } from "../../../lists/RecordList.tsx"
import { nameOf, useReference } from "../../../reference/Reference.tsx"
import { useAnswer } from "../../../server/useAnswer.ts"
import { usePages } from "../../../server/usePages.ts"
import { usePrincipal } from "../../../session/Session.tsx"
import { dayOf, figure } from "../../../shell/time.ts"
import "../../../vehicles/vehicles.css"
import { DeskSection } from "../DeskSection.tsx"
import { useWardenDeskMessages } from "../deskMessages.ts"
import { DeskFilters } from "../lists/DeskFilters.tsx"
import { useListAddress } from "../lists/useListAddress.ts"
import { everyPlace, type PlaceItem } from "../peopleAndPlaces.ts"
import { mayGive } from "../permissions.ts"
import { ApplyForm } from "./ApplyForm.tsx"
import { exportOf, rollAddress } from "./peopleFilter.ts"
import { type Listed, listPeople } from "./peopleList.ts"
import { StateTag } from "./StateTag.tsx"
import { usePeopleConditions } from "./usePeopleConditions.ts"

/** What is to be done about somebody: a training, an insurance, a post. */
const ToDo = ({ item }: { readonly item: Listed }) => {
  const { person: words } = useWardenDeskMessages().people
  return (
    <>
      {item.untrained && <Tag color="orange">{words.untrained}</Tag>}
      {item.withoutPost && <Tag color="red">{words.noPost}</Tag>}
      {item.insurance === null && <Tag color="gold">{words.notInsured}</Tag>}
      {typeof item.insurance === "string" && <Tag color="gold">{words.insuredUntil(item.insurance)}</Tag>}
    </>
  )
}

/** Row 36: as many assistants as a station has, and whether that is as many as it takes. */
const AssistantsOf = ({ place }: { readonly place: PlaceItem | undefined }) => {
  const { person: words } = useWardenDeskMessages().people
  return place === undefined || place.assistantsAreWithin === null ? null : (
    <p className="sums" data-assistants={place.assistants}>
      {words.assistants(figure(place.assistants))}{" "}
      <Tag color={place.assistantsAreWithin ? "green" : "orange"}>
        {place.assistantsAreWithin ? words.assistantsWithin : words.assistantsNotWithin}
      </Tag>
    </p>
  )
}

/** Everybody who serves, wants to or did: whatever the address says, so that a figure can point here. */
const PeoplePage = () => {
  const { people: messages } = useWardenDeskMessages()
  const words = messages.person
  const reference = useReference()
  const navigate = useNavigate()
  const { role } = usePrincipal()
  const [applying, setApplying] = useState(false)
  const list = useListAddress(rollAddress)
  const { filter, query } = list
  const pages = usePages((cursor) => listPeople(filter, cursor), query)
  const places = useAnswer(everyPlace({}), "places")
  const conditions = usePeopleConditions(filter, places.data ?? [])
  const file = exportOf(filter)
  const rolesOf = ({ roles }: Listed): string =>
    roles.map((code) => nameOf(reference.table("wardens.roles"), code)).join(messages.comma)
  const skillsOf = ({ skills }: Listed): string =>
    skills.map((code) => nameOf(reference.table("duty.cellSkills"), code)).join(messages.comma)
  const villagesOf = ({ villages }: Listed): string =>
    villages.map((code) => nameOf(reference.villages, code)).join(messages.comma)
  const columns: Columns<Listed> = [
    {
      title: words.name,
      key: "name",
      render: (_, item) => (
        <Link to={`/wardens/people/${item.id}`} onClick={(event) => event.stopPropagation()}>
          {item.name ?? messages.noName}
        </Link>
      )
    },
    { title: messages.fields.roles, key: "roles", render: (_, item) => rolesOf(item) },
    {
      title: words.state,
      key: "state",
      render: (_, item) => (
        <>
          <StateTag state={item.state} />
          <ToDo item={item} />
        </>
      )
    },
    {
      title: words.since,
      key: "since",
      render: (_, item) => <span className="number">{dayOf(item.since)}</span>
    },
    { title: messages.fields.township, key: "township", render: (_, item) => item.townshipName },
    { title: messages.fields.villages, key: "villages", render: (_, item) => villagesOf(item) },
    { title: words.place, key: "place", render: (_, item) => item.placeName },
    { title: messages.fields.skills, key: "skills", render: (_, item) => skillsOf(item) }
  ]
  return (
    <DeskSection
      title={
        <ListTitle
          title={words.title}
          first={pages.first}
          totalWords={(total) => words.total(figure(total))}
          incompleteWords={words.incomplete}
        />
      }
      side={
        <>
          {file !== undefined && <ExportButton address={file} fileName="wardens" />}
          {mayGive("warden.apply", role) && (
            <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setApplying(true)}>
              {words.apply}
            </Button>
          )}
        </>
      }
    >
      <section className="panel list-filters">
        <DeskFilters list={list} conditions={conditions} />
        <AssistantsOf place={places.data?.find(({ id }) => id === filter.place)} />
        {filter.asOf !== undefined && <p className="soft">{words.noNames}</p>}
      </section>
      <RecordList
        pages={pages}
        columns={columns}
        card={(item) => (
          <li key={item.id} className="vehicle-card">
            <Link to={`/wardens/people/${item.id}`} className="vehicle-card-link">
              <span className="vehicle-card-head">
                <strong>{item.name ?? messages.noName}</strong>
                <StateTag state={item.state} />
              </span>
              <span>{rolesOf(item)}</span>
              <span className="soft">
                {[item.townshipName, item.placeName].filter((part) => part !== null).join(" · ")}
              </span>
              <span>
                <ToDo item={item} />
              </span>
            </Link>
          </li>
        )}
        addressOf={({ id }) => `/wardens/people/${id}`}
        // The list has one order: by township, then by the day of the application.
        onSort={() => undefined}
        empty={words.empty}
      />
      {applying && (
        <ApplyForm onDone={(id) => navigate(`/wardens/people/${id}`)} onClose={() => setApplying(false)} />
      )}
    </DeskSection>
  )
}

export default PeoplePage
