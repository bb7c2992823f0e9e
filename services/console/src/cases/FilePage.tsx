import { Tag } from "antd"
import { useCallback, useState } from "react"
import { Link, useParams, useSearchParams } from "react-router"
import { Fact } from "../accidents/Fact.tsx"
import { placeWords } from "../accidents/places.ts"
import { FileColumns } from "../file/FileColumns.tsx"
import { usePurpose } from "../file/usePurpose.tsx"
import { nameOf, useReference } from "../reference/Reference.tsx"
import { useAnswer } from "../server/useAnswer.ts"
import { usePrincipal } from "../session/Session.tsx"
import { Waiting } from "../shell/Page.tsx"
import { RefusedNotice, RuleTag } from "../shell/RefusedNotice.tsx"
import { minuteOf } from "../shell/time.ts"
import { ActionForm } from "./ActionForm.tsx"
import { ActionList } from "./ActionList.tsx"
import { actions, verbs } from "./actions.ts"
import { lengthOf } from "./board.ts"
import { useCaseMessages } from "./caseMessages.ts"
import { useUnitNames } from "./choices.ts"
import { DispatchPanel } from "./DispatchPanel.tsx"
import { DuplicatesOf } from "./Duplicates.tsx"
import { type CaseFile, caseFile, type FormVerb } from "./fileCalls.ts"
import { History } from "./History.tsx"
import {
  ClocksPanel,
  GroupsOnCase,
  HandlingPanels,
  SupervisionPanels,
  WhistlesPanel
} from "./handlingPanels.tsx"
import { mayDispatch } from "./permissions.ts"
import { Section } from "./Section.tsx"
import { isOpen } from "./standing.ts"
import { useCaseNews } from "./useCaseNews.ts"

const gradeColours = { general: "default", important: "orange", major: "red" } as const
const standingColours = { Open: "blue", Joined: "default", Closed: "green", Withdrawn: "default" } as const

/** Who answers for the case, where it is, and what was said. */
const Head = ({ file }: { readonly file: CaseFile }) => {
  const messages = useCaseMessages()
  const reference = useReference()
  const units = useUnitNames()
  const { responsible, offer, timeline, accident } = file
  const place = placeWords({
    townshipName: nameOf(reference.townships, file.place.township),
    villageName: file.place.village === null ? null : nameOf(reference.villages, file.place.village),
    roadCode: file.place.roadPost?.road ?? null,
    roadName: null,
    postMetres: file.place.roadPost?.metres ?? null,
    text: file.place.address
  })
  const took = (seconds: number | null) =>
    seconds === null ? null : lengthOf(seconds * 1000, messages.time.days)
  return (
    <section
      className="panel accident-head"
      data-standing={file.standing === "Open" ? "open" : "closed"}
      data-case-standing={file.standing}
      data-version={file.version}
    >
      <p className="accident-place">
        <strong className="number">{minuteOf(file.calledAt)}</strong> {place}
      </p>
      {file.description !== null && <p>{file.description}</p>}
      <dl className="facts case-facts">
        <Fact name={messages.file.responsible}>
          <span data-responsible={responsible.account}>
            <strong>{responsible.account}</strong> {messages.workers[responsible.kind]}
            <RuleTag rule="I5" />
          </span>
        </Fact>
        <Fact name={messages.file.offered}>
          {offer === null ? null : <span className="soon-text">{messages.desk.offeredTo(offer.to)}</span>}
        </Fact>
        <Fact name={messages.file.assistants}>
          {file.assistants
            .map(({ account, unitId, task }) =>
              [account ?? units.nameOf(unitId), task].filter(Boolean).join(" ")
            )
            .join(messages.section.comma)}
        </Fact>
        <Fact name={messages.file.caller}>
          {file.caller === null
            ? messages.file.anonymous
            : [file.caller.name, file.caller.phone].filter(Boolean).join(" ")}
        </Fact>
        <Fact name={messages.file.channel}>{messages.channels[file.channel]}</Fact>
        <Fact name={messages.file.source}>
          {file.source === null ? null : `${file.source.desk} ${file.source.number}`}
        </Fact>
        <Fact name={messages.file.zone}>{units.nameOf(file.zone)}</Fact>
        <Fact name={messages.file.station}>{units.nameOf(file.station)}</Fact>
        <Fact name={messages.time.toDispatch}>{took(timeline.secondsToDispatch)}</Fact>
        <Fact name={messages.time.toScene}>{took(timeline.secondsToScene)}</Fact>
        <Fact name={messages.time.toSettled}>{took(timeline.secondsToSettled)}</Fact>
        <Fact name={messages.forms.fields.closing}>
          {file.outcome === null
            ? null
            : ((messages.forms.codes.outcome as Readonly<Record<string, string>>)[file.outcome] ??
              file.outcome)}
        </Fact>
        <Fact name={messages.file.filed}>
          {file.caseWork === null ? null : (
            <span className={file.caseWork.overdue ? "over-text" : ""} data-work-due={file.caseWork.due}>
              {[
                file.caseWork.number,
                `${messages.file.workDue} ${file.caseWork.due}`,
                file.caseWork.extendedAt === null ? null : messages.file.extended
              ]
                .filter((part) => part !== null)
                .join(" · ")}
              <RuleTag rule="I6" />
            </span>
          )}
        </Fact>
        <Fact name={messages.file.joinedInto}>
          {file.joinedInto === null ? null : (
            <Link to={`/cases/${file.joinedInto}`}>{messages.file.openCase}</Link>
          )}
        </Fact>
        <Fact name={messages.file.accident}>
          {accident === null ? (
            file.kind === "accident" && file.standing === "Open" ? (
              <span className="soft">{messages.file.accidentComing}</span>
            ) : null
          ) : (
            <Link to={`/accidents/${accident.accidentId}`} data-accident={accident.accidentId}>
              {messages.file.openAccident}
            </Link>
          )}
        </Fact>
      </dl>
    </section>
  )
}

const isVerb = (text: string | null): text is FormVerb =>
  (verbs as ReadonlyArray<string | null>).includes(text)

/** Everything on file about one case, what falls due, and what can be done now; it follows what others do. */
const FilePage = () => {
  const messages = useCaseMessages()
  const reference = useReference()
  const { role } = usePrincipal()
  const { id = "" } = useParams()
  const [query, setQuery] = useSearchParams()
  const [change, setChange] = useState(0)
  const personal = usePurpose()
  const { purpose } = personal
  const [first, setFirst] = useState<number>()
  const news = useCaseNews(id, first)
  const {
    data: file,
    refused,
    askAgain
  } = useAnswer(caseFile(id, purpose), `${id} ${change} ${news} ${purpose ?? ""}`, `${id} ${purpose ?? ""}`)
  if (first === undefined && file !== undefined) setFirst(file.position)
  const asked = query.get("do")
  const verb = isVerb(asked) ? asked : undefined
  const presetGroup = query.get("groupId")
  const act = useCallback(
    (next: FormVerb | undefined) => setQuery(next === undefined ? {} : { do: next }, { replace: true }),
    [setQuery]
  )
  const done = useCallback(() => {
    act(undefined)
    setChange((n) => n + 1)
  }, [act])

  return (
    <Section
      back="/cases"
      title={
        file === undefined ? (
          messages.file.title
        ) : (
          <span className="file-title">
            {file.kindName} · {file.typeName}
            <Tag color={gradeColours[file.grade]}>{file.levelName}</Tag>
            <Tag color={standingColours[file.standing]}>{file.standingName}</Tag>
            <small className="soft number case-number">{file.number}</small>
          </span>
        )
      }
      side={file === undefined ? null : personal.button}
    >
      <RefusedNotice refused={refused} onRetry={askAgain} />
      {file === undefined && refused === undefined && <Waiting />}
      {file !== undefined && personal.notice}
      {file !== undefined && (
        <>
          <Head file={file} />
          <ActionList file={file} onAct={act} />
          {isOpen(file) && (
            <DuplicatesOf id={file.id} version={file.version} onDone={() => setChange((n) => n + 1)} />
          )}
          <FileColumns
            history={<History file={file} />}
            station={nameOf(reference.townships, file.township)}
            version={file.version}
            id={file.id}
          >
            {isOpen(file) && mayDispatch(role) && (
              <DispatchPanel file={file} change={String(change)} onDone={() => setChange((n) => n + 1)} />
            )}
            <ClocksPanel file={file} />
            <GroupsOnCase file={file} />
            <HandlingPanels file={file} />
            <WhistlesPanel file={file} />
            <SupervisionPanels file={file} />
          </FileColumns>
          {verb !== undefined && (
            <ActionForm
              // What somebody types stays when another acts: only a form that shows what is on file starts anew.
              key={actions[verb].initial === undefined ? verb : `${verb} ${file.version}`}
              verb={verb}
              file={file}
              {...(presetGroup === null ? {} : { preset: { groupId: presetGroup } })}
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
