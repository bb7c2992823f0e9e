import { Alert, Button, Tag } from "antd"
import { Link } from "react-router"
import { Fact } from "../../../accidents/Fact.tsx"
import { today } from "../../../duties/dutyTimes.ts"
import { nameOf, useReference } from "../../../reference/Reference.tsx"
import { useAnswer } from "../../../server/useAnswer.ts"
import { dayOf, minuteOf } from "../../../shell/time.ts"
import { useWardenDeskMessages } from "../deskMessages.ts"
import { listTeams } from "../teams/teamCalls.ts"
import "./people.css"
import type { WardenFile } from "./peopleCalls.ts"
import * as standing from "./standing.ts"

interface Props {
  readonly file: WardenFile
}

/** What is amiss with somebody, or soon will be, in words. */
const useWarnings = (file: WardenFile): ReadonlyArray<string> => {
  const { warnings: words } = useWardenDeskMessages().people
  const trainings = useReference().table("wardens.trainings")
  const { insuredUntil, state } = file
  if (state === "left") {
    const out = standing.loansOut(file).length
    return out === 0 ? [] : [words.loans(out)]
  }
  const insurance =
    insuredUntil === null
      ? words.notInsured
      : insuredUntil < today()
        ? words.insuranceOver(insuredUntil)
        : words.insuranceEnds(insuredUntil)
  return [
    ...file.missing.map((subject) => words.missing(nameOf(trainings, subject))),
    ...standing
      .endingTrainings(file)
      .map(({ subject, validUntil }) => words.trainingEnds(nameOf(trainings, subject), validUntil)),
    ...(standing.lacksPost(file) ? [words.noPost] : []),
    ...(standing.lacksOneVillage(file) ? [words.oneVillage] : []),
    ...(standing.insuranceEnds(file) ? [insurance] : [])
  ]
}

export const WarningsPanel = ({ file }: Props) => {
  const { warnings: words } = useWardenDeskMessages().people
  const warnings = useWarnings(file)
  return warnings.length === 0 ? null : (
    <Alert
      className="page-alert"
      type="warning"
      showIcon
      data-panel="warnings"
      title={words.title}
      description={
        <ul className="refused-fields">
          {warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      }
    />
  )
}

/** The team that a volunteer is in. */
const TeamOf = ({ id }: { readonly id: string }) => {
  const { data } = useAnswer(listTeams({ member: id, limit: 1 }), `team of ${id}`)
  const [team] = data?.items ?? []
  return team === undefined ? null : (
    <Link to={`/wardens/teams/${team.id}`} className="warden-link">
      {team.name}
    </Link>
  )
}

export const FactsPanel = ({ file }: Props) => {
  const { people: messages } = useWardenDeskMessages()
  const { fields, person: words } = messages
  const { person, place, setsOutFrom, insurance } = file
  const named = (things: ReadonlyArray<{ readonly name: string }>): string =>
    things.map(({ name }) => name).join(messages.comma)
  const isVolunteer = file.roles.some(({ role }) => role === "volunteer")
  return (
    <section className="panel" data-panel="facts">
      <dl className="facts">
        <Fact name={fields.roles} wide>
          {named(file.roles)}
        </Fact>
        <Fact name={fields.township}>{file.townshipName}</Fact>
        <Fact name={fields.villages}>{named(file.villages)}</Fact>
        <Fact name={words.place}>
          {place === null ? null : (
            <Link to={`/wardens/places/${place.placeId}`} className="warden-link">
              {place.name}
            </Link>
          )}
        </Fact>
        {isVolunteer && (
          <Fact name={words.team}>
            <TeamOf id={file.id} />
          </Fact>
        )}
        <Fact name={fields.skills} wide>
          {named(file.skills)}
        </Fact>
        <Fact name={fields.phone}>{person.phone}</Fact>
        <Fact name={fields.idNumber}>{person.idNumber}</Fact>
        <Fact name={fields.address}>{person.address}</Fact>
        <Fact name={fields.account}>{file.account}</Fact>
        <Fact name={words.insurance}>
          {insurance === null
            ? null
            : [insurance.insurer, words.insuredUntil(insurance.lastDay)]
                .filter((part) => part !== null)
                .join(" · ")}
        </Fact>
        <Fact name={fields.setsOutFrom}>
          {setsOutFrom === null ? null : (
            <span className="number">{`${setsOutFrom.longitude}, ${setsOutFrom.latitude}`}</span>
          )}
        </Fact>
        <Fact name={words.appliedAt}>
          <span className="number">{dayOf(file.appliedAt)}</span>
        </Fact>
        <Fact name={words.since}>
          <span className="number">{dayOf(file.stateSince)}</span>
        </Fact>
        {(["shifts", "records"] as const).map((list) => (
          <Fact key={list} name={words[list]}>
            <Link
              to={`/wardens/${list}?warden=${file.id}&township=${file.township}`}
              className="warden-link"
              aria-label={words.openList(words[list])}
            >
              {words.open}
            </Link>
          </Fact>
        ))}
      </dl>
    </section>
  )
}

export const TrainingsPanel = ({ file }: Props) => {
  const { trainings: words } = useWardenDeskMessages().people
  return (
    <section className="panel" data-panel="trainings">
      <h2>{words.title}</h2>
      {file.trainings.length === 0 && <p className="soft">{words.none}</p>}
      <ul className="day-rows">
        {[...file.trainings].reverse().map(({ trainingId, subjectName, on, validUntil, passed, valid }) => (
          <li key={trainingId}>
            <strong className="number">{on}</strong>
            <span>
              {subjectName}{" "}
              {!passed ? (
                <Tag>{words.failed}</Tag>
              ) : valid ? (
                <Tag color={standing.endsSoon(validUntil) ? "gold" : "green"}>{words.valid(validUntil)}</Tag>
              ) : (
                <Tag color="red">
                  {validUntil < today() ? words.over(validUntil) : words.valid(validUntil)}
                </Tag>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

interface LoansProps extends Props {
  /** Takes one of them back; undefined where the reader may not. */
  readonly onTakeBack: ((loanId: string) => void) | undefined
}

export const LoansPanel = ({ file, onTakeBack }: LoansProps) => {
  const { loans: words } = useWardenDeskMessages().people
  return (
    <section className="panel" data-panel="loans">
      <h2>{words.title}</h2>
      {file.loans.length === 0 && <p className="soft">{words.none}</p>}
      <ul className="day-rows">
        {[...file.loans].reverse().map(({ loanId, equipment, serial, since, returnedAt, intact }) => (
          <li key={loanId} data-loan={loanId}>
            <strong className="number">{dayOf(since)}</strong>
            <span>
              {equipment.name} {serial !== null && <span className="number">{serial}</span>}{" "}
              {returnedAt === null ? (
                <Tag color="blue">{words.out}</Tag>
              ) : (
                <Tag color={intact === false ? "red" : "default"}>
                  {intact === false ? words.damaged : words.intact} {dayOf(returnedAt)}
                </Tag>
              )}
              {returnedAt === null && onTakeBack !== undefined && (
                <Button onClick={() => onTakeBack(loanId)}>{words.takeBack}</Button>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

export const InjuriesPanel = ({ file }: Props) => {
  const { injuries: words } = useWardenDeskMessages().people
  return file.injuries.length === 0 ? null : (
    <section className="panel" data-panel="injuries">
      <h2>{words.title}</h2>
      <ul className="day-rows">
        {[...file.injuries].reverse().map(({ injuryId, severity, severityName, activity, at }) => (
          <li key={injuryId}>
            <strong className="number">{minuteOf(at)}</strong>
            <span>
              <Tag color={severity === "slight" ? "gold" : "red"}>{severityName}</Tag> {activity}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
