import { Tag } from "antd"
import { Link, useParams } from "react-router"
import { Fact } from "../../../accidents/Fact.tsx"
import { FileColumns } from "../../../file/FileColumns.tsx"
import { usePurpose } from "../../../file/usePurpose.tsx"
import { useAnswer } from "../../../server/useAnswer.ts"
import { usePrincipal } from "../../../session/Session.tsx"
import { LiveMark } from "../../../shell/LiveMark.tsx"
import { Waiting } from "../../../shell/Page.tsx"
import { RefusedNotice } from "../../../shell/RefusedNotice.tsx"
import { minuteOf } from "../../../shell/time.ts"
import { placeLink } from "../../placeAndTime.ts"
import { DeskSection } from "../DeskSection.tsx"
import { useWardenDeskMessages } from "../deskMessages.ts"
import { mayGive } from "../permissions.ts"
import { CallOutActs } from "./CallOutActs.tsx"
import { CallOutHistory } from "./CallOutHistory.tsx"
import { type CallOutFile, callOutFile } from "./callOutCalls.ts"
import { lengthOf, placeOf, standingColours } from "./callOutWords.ts"
import { HowFar } from "./OpenNow.tsx"
import { Parties } from "./Parties.tsx"
import { Rings } from "./Rings.tsx"
import { useChanges, useOpenCallOuts } from "./useOpenCallOuts.ts"
import "../../../townships/townships.css"
import "./callOuts.css"

/** Whether people are still out, or asked. */
const isOpen = ({ standing }: Pick<CallOutFile, "standing">): boolean =>
  standing === "asking" || standing === "manned" || standing === "there"

/** What is to be done, where, by how many, and how far it is. */
const Head = ({ file }: { readonly file: CallOutFile }) => {
  const { callOuts } = useWardenDeskMessages()
  const words = callOuts.facts
  const { location, skill, equipment, secondsToArrive, caseId } = file
  const minute = (instant: string | null) =>
    instant === null ? null : <span className="number">{minuteOf(instant)}</span>
  return (
    <section className="panel" data-standing={file.standing} data-version={file.version}>
      <p>
        <strong>{file.what}</strong>
      </p>
      <HowFar callOut={file} />
      <dl className="facts">
        <Fact name={words.place}>{placeOf(file)}</Fact>
        <Fact name={words.location}>
          {location === null ? null : (
            <a href={placeLink(location)} className="call-out-link number">
              {`${location.longitude}, ${location.latitude}`} {words.openMap}
            </a>
          )}
        </Fact>
        <Fact name={words.people}>{callOuts.people(file.people)}</Fact>
        <Fact name={words.skill}>{skill?.name ?? null}</Fact>
        <Fact name={words.equipment}>{equipment.map(({ name }) => name).join(callOuts.comma)}</Fact>
        <Fact name={words.openedAt}>{minute(file.openedAt)}</Fact>
        <Fact name={words.mannedAt}>{minute(file.mannedAt)}</Fact>
        <Fact name={words.arrivedAt}>{minute(file.arrivedAt)}</Fact>
        <Fact name={words.toArrive}>
          {secondsToArrive === null ? null : lengthOf(secondsToArrive, callOuts)}
        </Fact>
        <Fact name={words.endedAt}>{minute(file.endedAt)}</Fact>
        <Fact name={words.outcome}>{file.outcomeName}</Fact>
        <Fact name={words.note}>{file.note}</Fact>
        <Fact name={words.case}>
          {caseId === null ? null : <Link to={`/cases/${caseId}`}>{words.openCase}</Link>}
        </Fact>
      </dl>
    </section>
  )
}

/** A call-out: who was asked and what they said, ring by ring, and what the desk can do; it follows what others do. */
const CallOutPage = () => {
  const { id = "" } = useParams()
  const { callOuts: words } = useWardenDeskMessages()
  const { role } = usePrincipal()
  const shown = usePurpose()
  const open = useOpenCallOuts()
  // Reading a file is on record (X1): it is read again only where the list shows that it went on.
  const item = open.items?.find((one) => one.id === id)
  const changes = useChanges(open.items === undefined ? undefined : JSON.stringify(item ?? null))
  const { data, refused, askAgain } = useAnswer(
    callOutFile(id, shown.purpose),
    `call-out ${id} ${changes} ${shown.purpose ?? ""}`,
    `call-out ${id} ${shown.purpose ?? ""}`
  )
  const onDone = () => {
    askAgain()
    open.askAgain()
  }
  return (
    <DeskSection
      back="/wardens/call-outs"
      title={
        data === undefined ? (
          words.file
        ) : (
          <span className="file-title">
            {data.need.name}{" "}
            <Tag color={standingColours[data.standing] ?? "default"}>{data.standingName}</Tag>
            <LiveMark liveness={open.liveness} position={open.heard} />
          </span>
        )
      }
      side={data === undefined ? null : shown.button}
    >
      {shown.notice}
      <RefusedNotice refused={refused} onRetry={askAgain} />
      {data === undefined && refused === undefined && <Waiting />}
      {data !== undefined && (
        <>
          <Head file={data} />
          {isOpen(data) && <CallOutActs file={data} onDone={onDone} />}
          <FileColumns
            history={<CallOutHistory file={data} />}
            station={data.townshipName}
            version={data.version}
            id={data.id}
          >
            <Parties
              callOutId={data.id}
              parties={data.parties}
              answering={isOpen(data) && mayGive("callout.accept", role)}
              onDone={onDone}
            />
            <Rings file={data} />
          </FileColumns>
        </>
      )}
      {shown.dialog}
    </DeskSection>
  )
}

export default CallOutPage
