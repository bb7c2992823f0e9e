import { Button, Steps, Tag } from "antd"
import { useState } from "react"
import { Link, useParams } from "react-router"
import { Fact } from "../../../accidents/Fact.tsx"
import { FileColumns } from "../../../file/FileColumns.tsx"
import { useLanguage } from "../../../messages/Language.tsx"
import { useAnswer } from "../../../server/useAnswer.ts"
import { usePrincipal } from "../../../session/Session.tsx"
import { Waiting } from "../../../shell/Page.tsx"
import { RefusedNotice } from "../../../shell/RefusedNotice.tsx"
import { minuteOf } from "../../../shell/time.ts"
import { PlateTag } from "../../../vehicles/PlateTag.tsx"
import "../../../vehicles/vehicles.css"
import { DeskHistory } from "../DeskHistory.tsx"
import { DeskSection } from "../DeskSection.tsx"
import { useWardenDeskMessages } from "../deskMessages.ts"
import { DescribedForm } from "../forms/DescribedForm.tsx"
import { useWardens } from "../useWardens.ts"
import { hazardAct, offeredActs } from "./hazardActs.ts"
import { hazardColours } from "./hazardColours.ts"
import { type HazardVerb, hazardFile, type RoadHazardFile } from "./roadCalls.ts"
import "../places/places.css"

const way: ReadonlyArray<string> = ["reported", "assigned", "fixed", "cleared"]

/** The case of the station that it became, and how that ended. */
const CaseOf = ({ hazard }: { readonly hazard: RoadHazardFile }) => {
  const { work } = useWardenDeskMessages()
  const words = work.roads
  const { asksForCase, case: ofStation } = hazard
  if (ofStation === null) return asksForCase ? <span className="soft">{words.caseComing}</span> : null
  return (
    <Link to={`/cases/${ofStation.caseId}`} className="desk-link" data-case={ofStation.caseId}>
      {[words.openCase(ofStation.number), ofStation.outcomeName].filter(Boolean).join(" · ")}
    </Link>
  )
}

const Facts = ({ hazard }: { readonly hazard: RoadHazardFile }) => {
  const { work: messages } = useWardenDeskMessages()
  const words = messages.roads
  const wardens = useWardens(hazard.township)
  const { assignee, location, plate } = hazard
  return (
    <section className="panel">
      <dl className="facts">
        <Fact name={words.level}>{hazard.levelName}</Fact>
        <Fact name={words.dueAt}>
          <span className={hazard.overdue ? "due due-over" : "due"} data-overdue={hazard.overdue}>
            {minuteOf(hazard.dueAt)}
            {hazard.overdue && <small>{words.overdue}</small>}
            {hazard.clearedLate && <small>{words.clearedLate}</small>}
          </span>
        </Fact>
        <Fact name={words.reportedAt}>{minuteOf(hazard.reportedAt)}</Fact>
        <Fact name={words.assignee}>
          {assignee === null
            ? null
            : (assignee.office ?? (assignee.wardenId === null ? null : wardens.nameOf(assignee.wardenId)))}
        </Fact>
        <Fact name={words.by}>{hazard.wardenId === null ? hazard.by : wardens.nameOf(hazard.wardenId)}</Fact>
        <Fact name={words.theCase}>
          {(hazard.asksForCase || hazard.case !== null) && <CaseOf hazard={hazard} />}
        </Fact>
        <Fact name={messages.village}>{hazard.villageName}</Fact>
        <Fact name={messages.fields.road}>{hazard.road}</Fact>
        <Fact name={messages.fields.location}>
          {location === null ? null : (
            <span className="number">{`${location.longitude}, ${location.latitude}`}</span>
          )}
        </Fact>
        <Fact name={words.plate}>
          {plate === null ? null : (
            <Link
              className="desk-link"
              to={plate.number === null ? "/vehicles" : `/vehicles?q=${encodeURIComponent(plate.number)}`}
            >
              <PlateTag plate={plate} />
            </Link>
          )}
        </Fact>
        <Fact name={words.sentBack}>{hazard.sentBack === 0 ? null : String(hazard.sentBack)}</Fact>
        <Fact name={words.description} wide>
          {hazard.description}
        </Fact>
        <Fact name={words.photo}>{hazard.photo}</Fact>
        <Fact name={words.photoOfRepair}>{hazard.photoOfRepair}</Fact>
      </dl>
    </section>
  )
}

/** One hazard on its way to being cleared, with a form for what may come next. */
const RoadPage = () => {
  const { id = "" } = useParams()
  const { work: messages } = useWardenDeskMessages()
  const words = messages.roads
  const { language } = useLanguage()
  const { role } = usePrincipal()
  const [acting, setActing] = useState<HazardVerb>()
  const { data, refused, askAgain } = useAnswer(hazardFile(id), `hazard ${id} ${language}`, `hazard ${id}`)
  const close = () => setActing(undefined)
  const offered = data === undefined ? [] : offeredActs(data, role)
  return (
    <DeskSection
      back="/wardens/roads"
      title={
        data === undefined ? (
          words.what
        ) : (
          <span className="file-title">
            {data.codeName} <Tag color={hazardColours(data.state)}>{data.stateName}</Tag>
            {data.overdue && <Tag color="red">{words.overdue}</Tag>}
          </span>
        )
      }
    >
      <RefusedNotice refused={refused} onRetry={askAgain} />
      {data === undefined && refused === undefined && <Waiting />}
      {data !== undefined && (
        <div data-state={data.state} data-version={data.version}>
          <section className="panel">
            {data.state !== "withdrawn" && (
              <Steps
                size="small"
                current={way.indexOf(data.state)}
                items={words.steps.map((title, i) => ({
                  title,
                  ...(way[i] === data.state ? { content: words.stateSince(minuteOf(data.stateSince)) } : {})
                }))}
              />
            )}
            <p className="desk-buttons">
              {offered.map((verb, i) => (
                <Button
                  key={verb}
                  size="large"
                  type={i === 0 ? "primary" : "default"}
                  danger={verb === "withdraw"}
                  data-verb={verb}
                  onClick={() => setActing(verb)}
                >
                  {messages.verbs[verb]}
                </Button>
              ))}
            </p>
          </section>
          <FileColumns
            history={<DeskHistory entries={data.history} />}
            station={data.townshipName}
            version={data.version}
            id={data.id}
          >
            <Facts hazard={data} />
          </FileColumns>
        </div>
      )}
      {data !== undefined && acting !== undefined && (
        <DescribedForm
          title={messages.verbs[acting]}
          words={messages}
          act={hazardAct(acting, data)}
          onDone={() => {
            close()
            askAgain()
          }}
          onClose={close}
        />
      )}
    </DeskSection>
  )
}

export default RoadPage
