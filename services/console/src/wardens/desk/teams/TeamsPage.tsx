import { PlusOutlined } from "@ant-design/icons"
import { Button, Tag } from "antd"
import { useState } from "react"
import { Link, useNavigate } from "react-router"
import { ListTitle } from "../../../lists/ListTitle.tsx"
import { type Columns, RecordList } from "../../../lists/RecordList.tsx"
import { nameOf, useReference } from "../../../reference/Reference.tsx"
import { usePages } from "../../../server/usePages.ts"
import { usePrincipal } from "../../../session/Session.tsx"
import { dayOf, figure } from "../../../shell/time.ts"
import "../../../vehicles/vehicles.css"
import { DeskSection } from "../DeskSection.tsx"
import { useWardenDeskMessages } from "../deskMessages.ts"
import { among } from "../forms/fields.ts"
import { addressFilter } from "../lists/addressFilter.ts"
import { type Condition, DeskFilters } from "../lists/DeskFilters.tsx"
import { useListAddress } from "../lists/useListAddress.ts"
import { mayGive } from "../permissions.ts"
import { FormTeamForm } from "./TeamForms.tsx"
import { listTeams, type TeamItem, type TeamsQuery } from "./teamCalls.ts"

const keys = ["township", "captain", "disbanded", "village", "member"] as const
const address = addressFilter(keys)

const Captain = ({ team }: { readonly team: TeamItem }) => {
  const { team: words } = useWardenDeskMessages().people
  if (team.disbandedAt !== null) return <Tag>{words.disbanded}</Tag>
  return team.captain === null ? (
    <Tag color="orange">{words.noCaptain}</Tag>
  ) : (
    <Tag color="green">{words.hasCaptain}</Tag>
  )
}

/** Teams of volunteers of the reader's stations (row 45). */
const TeamsPage = () => {
  const { people: messages } = useWardenDeskMessages()
  const { fields, team: words } = messages
  const reference = useReference()
  const navigate = useNavigate()
  const { role } = usePrincipal()
  const [forming, setForming] = useState(false)
  const list = useListAddress(address)
  const { filter, query } = list
  const pages = usePages(
    // What the interface does not know is sent as it is, and the refusal names it.
    (cursor) =>
      listTeams({ ...(filter as TeamsQuery), limit: 50, ...(cursor === undefined ? {} : { cursor }) }),
    query
  )
  const conditions: ReadonlyArray<Condition<(typeof keys)[number]>> = [
    { key: "township", title: fields.township, as: "township" },
    { key: "captain", title: words.hasCaptain, as: "yesNo" },
    {
      key: "disbanded",
      title: words.standing,
      as: { options: among({ no: words.stands, yes: words.disbanded, all: words.disbandedAll }) }
    },
    { key: "village", title: fields.villages, as: { choices: reference.villages }, hidden: true },
    { key: "member", title: fields.wardenId, as: "id" }
  ]
  const villagesOf = (team: TeamItem): string =>
    team.villages.map((code) => nameOf(reference.villages, code)).join(messages.comma)
  const columns: Columns<TeamItem> = [
    {
      title: fields.teamName,
      key: "name",
      render: (_, team) => (
        <Link to={`/wardens/teams/${team.id}`} onClick={(event) => event.stopPropagation()}>
          {team.name}
        </Link>
      )
    },
    { title: fields.station, key: "station", render: (_, team) => team.stationName },
    {
      title: words.members,
      key: "members",
      render: (_, team) => words.people(figure(team.members), figure(team.active))
    },
    { title: words.captain, key: "captain", render: (_, team) => <Captain team={team} /> },
    { title: fields.villages, key: "villages", render: (_, team) => villagesOf(team) },
    {
      title: words.formedAt,
      key: "formedAt",
      render: (_, team) => <span className="number">{dayOf(team.formedAt)}</span>
    }
  ]
  return (
    <DeskSection
      title={
        <ListTitle
          title={words.title}
          first={pages.first === undefined ? undefined : { total: pages.first.total, incomplete: false }}
          totalWords={(total) => words.total(figure(total))}
          incompleteWords={words.incomplete}
        />
      }
      side={
        mayGive("team.form", role) ? (
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setForming(true)}>
            {words.verbs.form}
          </Button>
        ) : null
      }
    >
      <section className="panel list-filters">
        <DeskFilters list={list} conditions={conditions} />
      </section>
      <RecordList
        pages={pages}
        columns={columns}
        card={(team) => (
          <li key={team.id} className="vehicle-card">
            <Link to={`/wardens/teams/${team.id}`} className="vehicle-card-link">
              <span className="vehicle-card-head">
                <strong>{team.name}</strong>
                <Captain team={team} />
              </span>
              <span>{words.people(figure(team.members), figure(team.active))}</span>
              <span className="soft">
                {[team.stationName, villagesOf(team)].filter((part) => part !== "").join(" · ")}
              </span>
            </Link>
          </li>
        )}
        addressOf={({ id }) => `/wardens/teams/${id}`}
        // The list has one order: by station, then by name.
        onSort={() => undefined}
        empty={words.empty}
      />
      {forming && (
        <FormTeamForm onDone={(id) => navigate(`/wardens/teams/${id}`)} onClose={() => setForming(false)} />
      )}
    </DeskSection>
  )
}

export default TeamsPage
