import { Tag } from "antd"
import { useState } from "react"
import { Link, useParams } from "react-router"
import { Fact } from "../../../accidents/Fact.tsx"
import "../../../duties/duties.css"
import { FileColumns } from "../../../file/FileColumns.tsx"
import { NextSteps } from "../../../file/NextSteps.tsx"
import { nameOf, useReference } from "../../../reference/Reference.tsx"
import { useAnswer } from "../../../server/useAnswer.ts"
import { usePrincipal } from "../../../session/Session.tsx"
import { Waiting } from "../../../shell/Page.tsx"
import { RefusedNotice } from "../../../shell/RefusedNotice.tsx"
import { dayOf, minuteOf } from "../../../shell/time.ts"
import { DeskSection } from "../DeskSection.tsx"
import { useWardenDeskMessages } from "../deskMessages.ts"
import "../people/people.css"
import { StateTag } from "../people/StateTag.tsx"
import { mayGive } from "../permissions.ts"
import { useWardens, type Wardens } from "../useWardens.ts"
import { TeamActForm } from "./TeamForms.tsx"
import { TeamHistory } from "./TeamHistory.tsx"
import { nextSteps, teamActs, verbs } from "./teamActs.ts"
import { type TeamFile, teamFile, type Verb } from "./teamCalls.ts"

interface PanelProps {
  readonly team: TeamFile
  readonly volunteers: Wardens
}

const MembersPanel = ({ team, volunteers }: PanelProps) => {
  const { people: messages } = useWardenDeskMessages()
  const words = messages.team
  const reference = useReference()
  const skills = reference.table("duty.cellSkills")
  const equipment = reference.table("duty.cellEquipment")
  return (
    <section className="panel" data-panel="members">
      <h2>{words.members}</h2>
      {team.members.length === 0 && <p className="soft">{words.noMembers}</p>}
      <ul className="check-rows">
        {team.members.map((member) => (
          <li key={member.wardenId} data-member={member.wardenId}>
            <Link to={`/wardens/people/${member.wardenId}`} className="warden-link">
              <strong>{volunteers.nameOf(member.wardenId)}</strong>
            </Link>
            {team.captain?.wardenId === member.wardenId && <Tag color="red">{words.captain}</Tag>}
            <span className="soft">{member.asName}</span>
            {member.state !== null && member.state !== "active" && <StateTag state={member.state} />}
            {member.skills.map((code) => (
              <Tag key={code} color="blue">
                {nameOf(skills, code)}
              </Tag>
            ))}
            {member.equipment.map((code) => (
              <Tag key={code}>{nameOf(equipment, code)}</Tag>
            ))}
            <span className="soft">{words.since(dayOf(member.since))}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The vote that the captain comes from, as it was cast. */
const VotePanel = ({ team: { captain }, volunteers }: PanelProps) => {
  const { team: words } = useWardenDeskMessages().people
  return captain === null ? null : (
    <section className="panel" data-panel="vote">
      <h2>{words.vote}</h2>
      <p className="soft">
        {words.votedBy(captain.voters)} · {words.captainSince(minuteOf(captain.since))}
      </p>
      <ul className="check-rows">
        {captain.votes.map(({ wardenId, votes }) => (
          <li key={wardenId}>
            <strong>{volunteers.nameOf(wardenId)}</strong>
            <span className="number">{words.votesOf(votes)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const Team = ({ team, onChanged }: { readonly team: TeamFile; readonly onChanged: () => void }) => {
  const { people: messages } = useWardenDeskMessages()
  const words = messages.team
  const reference = useReference()
  const { role } = usePrincipal()
  const volunteers = useWardens(team.station, "volunteer")
  const [verb, setVerb] = useState<Verb>()
  const { captain } = team
  const offered = verbs.filter((one) => mayGive(`team.${one}`, role) && teamActs[one].possible(team))
  return (
    <>
      <NextSteps
        offered={offered}
        next={nextSteps(team).filter((one) => offered.includes(one))}
        nameOf={(one) => words.verbs[one]}
        groups={words.groups}
        groupOf={(one) => teamActs[one].group}
        messages={messages.steps}
        onAct={setVerb}
      />
      <FileColumns
        history={<TeamHistory team={team} volunteers={volunteers} />}
        station={team.stationName}
        version={team.version}
        id={team.id}
      >
        <section className="panel">
          <dl className="facts">
            <Fact name={messages.fields.station}>{team.stationName}</Fact>
            <Fact name={words.captain}>
              {captain === null ? (
                <Tag color="orange">{words.noCaptain}</Tag>
              ) : (
                <Link to={`/wardens/people/${captain.wardenId}`} className="warden-link">
                  {volunteers.nameOf(captain.wardenId)}
                </Link>
              )}
            </Fact>
            <Fact name={words.formedAt}>
              <span className="number">{dayOf(team.formedAt)}</span>
            </Fact>
            <Fact name={messages.fields.villages} wide>
              {team.villages.map((code) => nameOf(reference.villages, code)).join(messages.comma)}
            </Fact>
          </dl>
        </section>
        <MembersPanel team={team} volunteers={volunteers} />
        <VotePanel team={team} volunteers={volunteers} />
      </FileColumns>
      {verb !== undefined && (
        <TeamActForm
          verb={verb}
          team={team}
          volunteers={volunteers}
          onDone={() => {
            setVerb(undefined)
            onChanged()
          }}
          onClose={() => setVerb(undefined)}
        />
      )}
    </>
  )
}

/** A team of volunteers: who is in it, who leads it, and the vote that says so (row 45). */
const TeamPage = () => {
  const { id = "" } = useParams()
  const { team: words } = useWardenDeskMessages().people
  const { data, refused, askAgain } = useAnswer(teamFile(id), `team ${id}`)
  return (
    <DeskSection
      back="/wardens/teams"
      title={
        data === undefined ? (
          words.title
        ) : (
          <span className="file-title">
            {data.name} {data.disbandedAt !== null && <Tag>{words.disbanded}</Tag>}
          </span>
        )
      }
    >
      <RefusedNotice refused={refused} onRetry={askAgain} />
      {data === undefined && refused === undefined && <Waiting />}
      {data !== undefined && <Team team={data} onChanged={askAgain} />}
    </DeskSection>
  )
}

export default TeamPage
