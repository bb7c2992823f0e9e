import { Button, Tag } from "antd"
import { useState } from "react"
import { useParams } from "react-router"
import { Fact } from "../accidents/Fact.tsx"
import { FileColumns } from "../file/FileColumns.tsx"
import { usePurpose } from "../file/usePurpose.tsx"
import { useAnswer } from "../server/useAnswer.ts"
import { usePrincipal } from "../session/Session.tsx"
import { Waiting } from "../shell/Page.tsx"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { ActForm } from "./ActForm.tsx"
import type { Act } from "./acts.ts"
import { type PersonFile, personFile } from "./dutyCalls.ts"
import { useDutyMessages } from "./dutyMessages.ts"
import { EventTimeline } from "./EventTimeline.tsx"
import { mayPlan } from "./permissions.ts"
import { personActs } from "./personActs.ts"
import { Section } from "./Section.tsx"
import { nobodyNamed, useNames } from "./useNames.ts"

const Facts = ({ file }: { readonly file: PersonFile }) => {
  const messages = useDutyMessages()
  const words = messages.person
  const names = useNames(nobodyNamed, undefined)
  return (
    <>
      <section className="panel">
        <dl className="facts">
          <Fact name={words.kind}>{file.personKindName}</Fact>
          <Fact name={words.post}>{file.postName}</Fact>
          <Fact name={words.unit}>{file.unitId === null ? null : names.unit(file.unitId)}</Fact>
          <Fact name={words.qualification}>{messages.qualifications[file.qualification]}</Fact>
          <Fact name={words.account}>{file.account}</Fact>
          <Fact name={messages.fields.phone}>{file.person.phone}</Fact>
          <Fact name={messages.fields.idNumber}>{file.person.idNumber}</Fact>
          <Fact name={messages.fields.bornIn}>{file.bornIn}</Fact>
          <Fact name={words.rest}>{messages.days(file.restBalance)}</Fact>
        </dl>
      </section>
      <section className="panel" data-panel="absences">
        <h2>{words.absences}</h2>
        {file.absences.length === 0 && <p className="soft">{words.noAbsences}</p>}
        <ul className="day-rows">
          {[...file.absences].reverse().map((absence) => (
            <li key={absence.absenceId}>
              <strong className="number">
                {absence.from} – {absence.until}
              </strong>
              <span>
                {absence.groundName} {absence.cancelled && <Tag>{words.cancelled}</Tag>}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section className="panel">
        <h2>{words.assignments}</h2>
        <ul className="day-rows">
          {file.assignments.map((assignment) => (
            <li key={`${assignment.from} ${assignment.unitId}`}>
              <strong className="number">{words.since(assignment.from)}</strong>
              <span>{names.unit(assignment.unitId)}</span>
            </li>
          ))}
        </ul>
      </section>
      {file.trainings.length > 0 && (
        <section className="panel">
          <h2>{words.trainings}</h2>
          <ul className="day-rows">
            {file.trainings.map((training) => (
              <li key={training.trainingId}>
                <strong className="number">{training.on}</strong>
                <span>
                  {training.subject} · {messages.hours(training.hours)}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

/** The file of somebody who serves. */
const PersonPage = () => {
  const { id = "" } = useParams()
  const messages = useDutyMessages()
  const { role } = usePrincipal()
  const shown = usePurpose()
  const [acting, setActing] = useState<Act>()
  const { data, refused, askAgain } = useAnswer(
    personFile(id, shown.purpose),
    `person ${id} ${shown.purpose ?? ""}`,
    `person ${id}`
  )
  const [first, ...others] = personActs
  return (
    <Section
      back="/duties/people"
      title={data === undefined ? messages.person.file : (data.person.name ?? messages.noName)}
      side={shown.button}
    >
      {shown.notice}
      <RefusedNotice refused={refused} onRetry={askAgain} />
      {data === undefined && refused === undefined && <Waiting />}
      {data !== undefined && (
        <>
          {mayPlan(role) && first !== undefined && (
            <section className="panel act-buttons">
              <Button type="primary" onClick={() => setActing(first)}>
                {messages.acts[first.name]}
              </Button>
              {others.map((act) => (
                <Button key={act.name} onClick={() => setActing(act)}>
                  {messages.acts[act.name]}
                </Button>
              ))}
            </section>
          )}
          <FileColumns
            history={<EventTimeline history={data.history} />}
            station={data.postName ?? ""}
            version={data.version}
            id={data.id}
          >
            <Facts file={data} />
          </FileColumns>
        </>
      )}
      {shown.dialog}
      {acting !== undefined && data !== undefined && (
        <ActForm
          act={acting}
          subject={data.id}
          person={data}
          onDone={() => {
            setActing(undefined)
            askAgain()
          }}
          onClose={() => setActing(undefined)}
        />
      )}
    </Section>
  )
}

export default PersonPage
