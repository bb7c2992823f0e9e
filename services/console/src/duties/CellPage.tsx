import { Button, Tag } from "antd"
import { useState } from "react"
import { useParams } from "react-router"
import { Fact } from "../accidents/Fact.tsx"
import { FileColumns } from "../file/FileColumns.tsx"
import { usePurpose } from "../file/usePurpose.tsx"
import { useReference } from "../reference/Reference.tsx"
import { newCommandId } from "../server/commandIds.ts"
import { useAnswer } from "../server/useAnswer.ts"
import { useCommand } from "../server/useCommand.ts"
import { usePrincipal } from "../session/Session.tsx"
import { useNotices } from "../shell/Notices.tsx"
import { Waiting } from "../shell/Page.tsx"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { CallOutForm, ChangeCellForm, DisbandForm, EndCallOutForm } from "./CellForms.tsx"
import { CellLog } from "./CellLog.tsx"
import { actOnCell, type CellFile, cellFile } from "./cellCalls.ts"
import { cellColours } from "./cellColours.ts"
import { useDutyMessages } from "./dutyMessages.ts"
import { today } from "./dutyTimes.ts"
import { EventTimeline } from "./EventTimeline.tsx"
import { callsCellsOut, mayPlan, worksWithCells } from "./permissions.ts"
import { Section } from "./Section.tsx"

type Acting = "change" | "callOut" | "end" | "disband"
type Step = "comes" | "cannot" | "arrive"

const standingOf = ({ disbandedAt, from, out }: CellFile): keyof typeof cellColours =>
  disbandedAt !== null ? "disbanded" : from > today() ? "to-come" : out === null ? "free" : "out"

/** The steps of the call-out that the cell is on: answered, arrived, ended; the next one is the large button. */
const Steps = ({
  cell,
  onStepped,
  onEnd
}: {
  readonly cell: CellFile
  readonly onStepped: () => void
  readonly onEnd: () => void
}) => {
  const messages = useDutyMessages()
  const words = messages.cell
  const notices = useNotices()
  const callOut = cell.callOuts.find(({ callOutId }) => callOutId === cell.out)
  const { send, sending, refused } = useCommand(
    ({ step, callOutId }: { readonly step: Step; readonly callOutId: string }) =>
      step === "arrive"
        ? actOnCell("arrive", cell.id, newCommandId(), { callOutId })
        : actOnCell("answer", cell.id, newCommandId(), { callOutId, answer: step })
  )
  if (callOut === undefined) return null
  const take = async (step: Step) => {
    if ((await send({ step, callOutId: callOut.callOutId })) === undefined) return
    notices.success(messages.saved)
    onStepped()
  }
  const arrived = callOut.arrivedAt !== null
  const answered = callOut.answer !== null
  return (
    <section className="panel" data-panel="steps">
      <RefusedNotice refused={refused} />
      <p>{callOut.need}</p>
      <Button
        type="primary"
        block
        className="thumb-button"
        loading={sending}
        onClick={arrived ? onEnd : () => void take(answered ? "arrive" : "comes")}
      >
        {arrived ? words.end : answered ? words.arrive : words.comes}
      </Button>
      <span className="act-buttons">
        {!answered && (
          <Button size="large" disabled={sending} onClick={() => void take("cannot")}>
            {words.cannot}
          </Button>
        )}
        {!arrived && (
          <Button size="large" disabled={sending} onClick={onEnd}>
            {words.end}
          </Button>
        )}
      </span>
    </section>
  )
}

const Members = ({ cell }: { readonly cell: CellFile }) => {
  const messages = useDutyMessages()
  const words = messages.cell
  return (
    <section className="panel" data-panel="members">
      <h2>{words.members}</h2>
      <ul className="check-rows">
        {cell.members.map((member) => (
          <li key={member.memberId} data-member={member.memberId}>
            <strong>{member.person.name ?? messages.noName}</strong>
            <span className="soft">{member.asName}</span>
            {member.person.phone !== null && member.person.phone !== undefined && (
              <span className="number">{member.person.phone}</span>
            )}
            {member.skills.map(({ code, name }) => (
              <Tag key={code} color="blue">
                {name}
              </Tag>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The response cell of a village: who is in it, whether it is free, and every time that it was called out. */
const CellPage = () => {
  const { id = "" } = useParams()
  const messages = useDutyMessages()
  const words = messages.cell
  const reference = useReference()
  const { role } = usePrincipal()
  const shown = usePurpose()
  const [acting, setActing] = useState<Acting>()
  const { data, refused, askAgain } = useAnswer(
    cellFile(id, shown.purpose),
    `cell ${id} ${shown.purpose ?? ""}`,
    `cell ${id}`
  )
  const close = () => setActing(undefined)
  const done = () => {
    close()
    askAgain()
  }
  const form = data === undefined ? undefined : { cell: data, onDone: done, onClose: close }
  const standing = data === undefined ? undefined : standingOf(data)
  const stands = standing === "free" || standing === "out" || standing === "to-come"
  return (
    <Section
      back="/duties/cells"
      title={
        data === undefined || standing === undefined ? (
          words.title
        ) : (
          <span className="file-title">
            {data.name} <Tag color={cellColours[standing]}>{words.standings[standing]}</Tag>
          </span>
        )
      }
      side={shown.button}
    >
      {shown.notice}
      <RefusedNotice refused={refused} onRetry={askAgain} />
      {data === undefined && refused === undefined && <Waiting />}
      {data !== undefined && (
        <div data-standing={standing}>
          {worksWithCells(role) && <Steps cell={data} onStepped={askAgain} onEnd={() => setActing("end")} />}
          {stands && (mayPlan(role) || callsCellsOut(role)) && (
            <section className="panel act-buttons">
              {standing === "free" && callsCellsOut(role) && (
                <Button type="primary" size="large" onClick={() => setActing("callOut")}>
                  {words.callOut}
                </Button>
              )}
              {mayPlan(role) && (
                <Button size="large" onClick={() => setActing("change")}>
                  {words.change}
                </Button>
              )}
              {mayPlan(role) && standing !== "out" && (
                <Button size="large" danger onClick={() => setActing("disband")}>
                  {words.disband}
                </Button>
              )}
            </section>
          )}
          <FileColumns
            history={<EventTimeline history={data.history} />}
            station={data.name}
            version={data.version}
            id={data.id}
          >
            <section className="panel">
              <dl className="facts">
                <Fact name={words.village}>
                  {reference.villages.find(({ code }) => code === data.village)?.name ?? data.village}
                </Fact>
                <Fact name={words.from}>{data.from}</Fact>
                <Fact name={words.location}>
                  <span className="number">{`${data.location.longitude}, ${data.location.latitude}`}</span>
                </Fact>
                <Fact name={words.equipment} wide>
                  {data.equipment.map(({ name }) => name).join("、")}
                </Fact>
              </dl>
            </section>
            <Members cell={data} />
            <CellLog callOuts={data.callOuts} />
          </FileColumns>
        </div>
      )}
      {shown.dialog}
      {form !== undefined && acting === "change" && <ChangeCellForm {...form} />}
      {form !== undefined && acting === "callOut" && <CallOutForm {...form} />}
      {form !== undefined && acting === "disband" && <DisbandForm {...form} />}
      {form !== undefined && acting === "end" && form.cell.out !== null && (
        <EndCallOutForm {...form} callOutId={form.cell.out} />
      )}
    </Section>
  )
}

export default CellPage
