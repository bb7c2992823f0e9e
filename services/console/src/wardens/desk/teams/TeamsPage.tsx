import { PlusOutlined } from "@ant-design/icons"
import { Button, Tag } from "antd"
import { useState } from "react"
import { Link, useNavigate, useSearchParams } from "react-router"
import { FilterSelect, FilterSheet, type Option } from "../../../lists/FilterSheet.tsx"
import { ListTitle } from "../../../lists/ListTitle.tsx"
import { type Columns, RecordList } from "../../../lists/RecordList.tsx"
import { nameOf, useReference } from "../../../reference/Reference.tsx"
import { usePages } from "../../../server/usePages.ts"
import { usePrincipal } from "../../../session/Session.tsx"
import { dayOf, figure } from "../../../shell/time.ts"
import "../../../vehicles/vehicles.css"
import { DeskSection } from "../DeskSection.tsx"
import { useWardenDeskMessages } from "../deskMessages.ts"
import { mayGive } from "../permissions.ts"
import { FormTeamForm } from "./TeamForms.tsx"
import { listTeams, type TeamItem, type TeamsQuery } from "./teamCalls.ts"

const filterKeys = ["township", "captain", "disbanded", "village", "member"] as const
type FilterKey = (typeof filterKeys)[number]

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
  const { fields, person, team: words } = messages
  const reference = useReference()
  const navigate = useNavigate()
  const { role, townships } = usePrincipal()
  const [forming, setForming] = useState(false)
  const [parameters, setParameters] = useSearchParams()
  const conditions = filterKeys.flatMap((key) => {
    const value = parameters.get(key)
    return value === null || value === "" ? [] : [[key, value] as const]
  })
  const pages = usePages(
    (cursor) =>
      // What the interface does not know is sent as it is, and the refusal names it.
      listTeams({
        ...Object.fromEntries(conditions),
        limit: 50,
        ...(cursor === undefined ? {} : { cursor })
      } as TeamsQuery),
    JSON.stringify(conditions)
  )
  const set = (key: FilterKey, value: string | undefined) => {
    const next = new URLSearchParams(parameters)
    if (value === undefined) next.delete(key)
    else next.set(key, value)
    setParameters(next, { replace: true })
  }
  const offered: ReadonlyArray<readonly [FilterKey, string, ReadonlyArray<Option>]> = [
    [
      "township",
      fields.township,
      reference.townships
        .filter(({ code }) => townships?.includes(code) ?? true)
        .map(({ code, name }) => ({ value: code, label: name }))
    ],
    [
      "captain",
      words.hasCaptain,
      [
        { value: "yes", label: person.yes },
        { value: "no", label: person.no }
      ]
    ],
    [
      "disbanded",
      words.standing,
      [
        { value: "no", label: words.stands },
        { value: "yes", label: words.disbanded },
        { value: "all", label: words.disbandedAll }
      ]
    ]
  ]
  const wordsOf = (key: FilterKey, value: string): string => {
    if (key === "village") return messages.condition(fields.villages, nameOf(reference.villages, value))
    const [, title, options] = offered.find(([name]) => name === key) ?? [key, fields.wardenId, []]
    return messages.condition(
      title,
      options.find((option) => option.value === value)?.label ?? value.slice(-6)
    )
  }
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
        <FilterSheet
          tags={conditions.map(([key, value]) => ({ key, words: wordsOf(key, value) }))}
          onRemove={(key) => set(key, undefined)}
          onClear={() => setParameters({}, { replace: true })}
        >
          {offered.map(([key, title, options]) =>
            // Somebody of one township has nothing to choose there.
            options.length < 2 ? null : (
              <FilterSelect
                key={key}
                title={title}
                value={parameters.get(key) ?? undefined}
                options={options}
                onChange={(value) => set(key, value)}
              />
            )
          )}
        </FilterSheet>
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
