import { Alert, Tag } from "antd"
import { useCallback, useState } from "react"
import { Link, useParams, useSearchParams } from "react-router"
import { FileColumns } from "../file/FileColumns.tsx"
import { usePurpose } from "../file/usePurpose.tsx"
import { nameOf, useReference } from "../reference/Reference.tsx"
import { useAnswer } from "../server/useAnswer.ts"
import { Waiting } from "../shell/Page.tsx"
import { RefusedNotice, RuleTag } from "../shell/RefusedNotice.tsx"
import { minuteOf } from "../shell/time.ts"
import "../lists/lists.css"
import "../vehicles/vehicles.css"
import { ActionForm } from "./ActionForm.tsx"
import { ActionList } from "./ActionList.tsx"
import { useAccidentMessages } from "./accidentMessages.ts"
import { actions, verbs } from "./actions.ts"
import { ClocksPanel } from "./ClocksPanel.tsx"
import { DocumentButton } from "./DocumentButton.tsx"
import { DuplicatesOf } from "./Duplicates.tsx"
import { FactsPanel, ScenePanel } from "./FactsPanel.tsx"
import { type AccidentFile, accidentFile, type Verb } from "./fileCalls.ts"
import { History } from "./History.tsx"
import { InvestigationPanels } from "./InvestigationPanels.tsx"
import { CasualtiesPanel, PersonsPanel, VehiclesPanel } from "./PartiesPanels.tsx"
import { CrimePanel, PapersPanel, ProceedingsPanels } from "./ProceedingsPanels.tsx"
import { placeWords } from "./places.ts"
import { Section } from "./Section.tsx"
import { isOpen } from "./standing.ts"

const kindColours = { property: "default", injury: "orange", death: "red" } as const

/** What the accident is, where it was, how bad, and where its file stands. */
const Head = ({ file }: { readonly file: AccidentFile }) => {
  const messages = useAccidentMessages()
  const reference = useReference()
  const place = placeWords({
    townshipName: nameOf(reference.townships, file.place.township),
    villageName: file.place.village === null ? null : nameOf(reference.villages, file.place.village),
    roadCode: file.place.road.code,
    roadName: file.place.road.name,
    postMetres: file.place.postMetres,
    text: file.place.text
  })
  const { severities } = file
  return (
    <section className="panel accident-head" data-phase={file.phase} data-standing={file.standing}>
      <p className="accident-place">
        <strong className="number">{minuteOf(file.happenedAt)}</strong> {place}
      </p>
      <p className="accident-tags">
        {[severities.trafficWords, severities.productionSafety].map((severity, index) => (
          <Tag key={severity.rule} title={severity.reason}>
            {messages.section.condition(
              index === 0 ? messages.file.trafficWords : messages.file.productionSafety,
              severity.name
            )}
            {severity.recommended && ` · ${messages.file.recommended}`}
          </Tag>
        ))}
        {!file.counts && <Tag color="default">{messages.file.doesNotCount}</Tag>}
        {file.ground !== null && <Tag>{file.ground.name}</Tag>}
      </p>
      {file.closed !== null && <p>{messages.file.closed(file.closed.closedOn, file.closed.archiveNumber)}</p>}
      {file.mergedInto !== null && (
        <p>
          {messages.file.mergedInto} <Link to={`/accidents/${file.mergedInto}`}>{file.mergedInto}</Link>
        </p>
      )}
      {file.takenIn.length > 0 && (
        <p>
          {messages.file.takenIn}{" "}
          {file.takenIn.map((id) => (
            <Link key={id} to={`/accidents/${id}`}>
              {id}{" "}
            </Link>
          ))}
        </p>
      )}
      {file.handedOverTo !== null && (
        <p>
          {messages.file.handedTo} {file.handedOverTo}
        </p>
      )}
      {file.intake !== null && file.intake.caseId !== null && (
        <p>
          <Link to={`/cases/${file.intake.caseId}`} data-case={file.intake.caseId}>
            {messages.file.fromCase}
          </Link>
        </p>
      )}
      {file.source !== null && (
        <p>
          {messages.file.source} {file.source.source} {file.source.number}
        </p>
      )}
    </section>
  )
}

const isVerb = (text: string | null): text is Verb => (verbs as ReadonlyArray<string | null>).includes(text)

/** Everything on file about one accident, what falls due, and what can be done now. */
const FilePage = () => {
  const messages = useAccidentMessages()
  const reference = useReference()
  const { id = "" } = useParams()
  const [query, setQuery] = useSearchParams()
  const [change, setChange] = useState(0)
  const personal = usePurpose()
  const { purpose } = personal
  const {
    data: file,
    refused,
    askAgain
  } = useAnswer(accidentFile(id, purpose), `${id} ${change} ${purpose ?? ""}`, `${id} ${purpose ?? ""}`)
  const asked = query.get("do")
  const verb = isVerb(asked) ? asked : undefined
  const act = useCallback(
    (next: Verb | undefined) => setQuery(next === undefined ? {} : { do: next }, { replace: true }),
    [setQuery]
  )
  const done = useCallback(() => {
    act(undefined)
    setChange((n) => n + 1)
  }, [act])

  return (
    <Section
      back="/accidents"
      title={
        file === undefined ? (
          messages.file.title
        ) : (
          <span className="file-title">
            {file.kindName}
            <Tag color={kindColours[file.kind]}>{messages.section.kinds[file.kind]}</Tag>
            <Tag color="blue">{file.phaseName}</Tag>
          </span>
        )
      }
      side={
        file === undefined ? null : (
          <>
            <DocumentButton accident={file.id} purpose={purpose} />
            {personal.button}
          </>
        )
      }
    >
      <RefusedNotice refused={refused} onRetry={askAgain} />
      {file === undefined && refused === undefined && <Waiting />}
      {file !== undefined && personal.notice}
      {file !== undefined && (
        <>
          <Head file={file} />
          <ActionList file={file} onAct={act} />
          {file.warnings.length > 0 && (
            <Alert
              className="page-alert"
              type="warning"
              showIcon
              title={messages.file.warnings}
              description={
                <ul className="refused-fields">
                  {file.warnings.map((warning) => (
                    <li key={warning.path + warning.reason}>
                      {warning.reason}
                      <RuleTag rule={warning.rule ?? undefined} />
                    </li>
                  ))}
                </ul>
              }
            />
          )}
          {isOpen(file) && <DuplicatesOf accident={file.id} onDecided={() => setChange((n) => n + 1)} />}
          <FileColumns
            history={<History file={file} />}
            station={nameOf(reference.townships, file.jurisdiction.township)}
            version={file.version}
            id={file.id}
          >
            <ClocksPanel clocks={file.clocks} />
            <CrimePanel file={file} />
            <FactsPanel file={file} />
            <CasualtiesPanel file={file} />
            <PersonsPanel file={file} />
            <VehiclesPanel file={file} />
            <ScenePanel file={file} />
            <PapersPanel file={file} />
            <ProceedingsPanels file={file} />
            <InvestigationPanels file={file} />
          </FileColumns>
          {verb !== undefined && (
            <ActionForm
              // What somebody types stays when the file moves on: only a form that shows what is on file starts anew.
              key={actions[verb].corrects === undefined ? verb : `${verb} ${file.version}`}
              verb={verb}
              file={file}
              onDone={done}
              onClose={() => act(undefined)}
            />
          )}
        </>
      )}
      {personal.dialog}
    </Section>
  )
}

export default FilePage
