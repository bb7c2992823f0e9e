import { Alert, Button, Tag } from "antd"
import { useState } from "react"
import { Link, useParams } from "react-router"
import { Fact } from "../../../accidents/Fact.tsx"
import { FileColumns } from "../../../file/FileColumns.tsx"
import { useLanguage } from "../../../messages/Language.tsx"
import type { WardenWorkMessages } from "../../../messages/wardenWork.zh.ts"
import { useAnswer } from "../../../server/useAnswer.ts"
import { usePrincipal } from "../../../session/Session.tsx"
import { Waiting } from "../../../shell/Page.tsx"
import { RefusedNotice } from "../../../shell/RefusedNotice.tsx"
import { minuteOf } from "../../../shell/time.ts"
import "../../../vehicles/vehicles.css"
import { DeskHistory, remarksOf } from "../DeskHistory.tsx"
import { DeskSection } from "../DeskSection.tsx"
import { useWardenDeskMessages } from "../deskMessages.ts"
import type { Act } from "../forms/acts.ts"
import { DescribedForm } from "../forms/DescribedForm.tsx"
import { type FieldOf, reason } from "../forms/fields.ts"
import { mayGive } from "../permissions.ts"
import { usePlaces, useWardens } from "../useWardens.ts"
import { Matter } from "./Matter.tsx"
import { RecordForm } from "./RecordForm.tsx"
import { actOnRecord, type RecordFile, recordFile, type WithdrawalForm } from "./recordCalls.ts"
import "../places/places.css"

const withdrawing: ReadonlyArray<FieldOf<WithdrawalForm, WardenWorkMessages>> = [reason]

/** It counts no more; the reason stays. */
const withdrawal = ({ id, version }: RecordFile): Act => ({
  name: `record.withdraw.${id}`,
  fields: withdrawing,
  send: (commandId, form) => actOnRecord("withdraw", id, commandId, version, form)
})

const Facts = ({ file }: { readonly file: RecordFile }) => {
  const { work: messages } = useWardenDeskMessages()
  const words = messages.records
  const wardens = useWardens(file.township)
  const places = usePlaces(file.township, file.placeId !== null)
  const { location, placeId, wardenId } = file
  return (
    <section className="panel">
      <dl className="facts">
        <Matter work={file.work} />
        <Fact name={words.happenedAt}>
          <span className="number">{minuteOf(file.happenedAt)}</span>
        </Fact>
        <Fact name={messages.village}>{file.villageName}</Fact>
        <Fact name={words.place}>
          {placeId === null ? null : (
            <Link to={`/wardens/places/${placeId}`} className="desk-link">
              {places.find(({ id }) => id === placeId)?.name ?? placeId}
            </Link>
          )}
        </Fact>
        <Fact name={messages.fields.road}>{file.road}</Fact>
        <Fact name={messages.fields.location}>
          {location === null ? null : (
            <span className="number">{`${location.longitude}, ${location.latitude}`}</span>
          )}
        </Fact>
        <Fact name={words.warden}>{wardenId === null ? null : wardens.nameOf(wardenId)}</Fact>
        <Fact name={words.by}>{file.by}</Fact>
        <Fact name={words.note} wide>
          {file.note}
        </Fact>
      </dl>
    </section>
  )
}

/** One record of work: what was done, what was unusual about it, and how it is corrected or withdrawn. */
const RecordPage = () => {
  const { id = "" } = useParams()
  const { work: messages } = useWardenDeskMessages()
  const words = messages.records
  const { language } = useLanguage()
  const { role } = usePrincipal()
  const [acting, setActing] = useState<"correct" | "withdraw">()
  const { data, refused, askAgain } = useAnswer(recordFile(id), `record ${id} ${language}`, `record ${id}`)
  const close = () => setActing(undefined)
  const done = () => {
    close()
    askAgain()
  }
  // A second visit to a site stays to be seen, not only in the moment in which it was filed (row 65).
  const remarks = (data?.history ?? []).flatMap(({ figures }) => remarksOf(figures, language))
  return (
    <DeskSection
      back="/wardens/records"
      title={
        data === undefined ? (
          words.file
        ) : (
          <span className="file-title">
            {data.kindName} {data.withdrawnAt !== null && <Tag>{words.withdrawn}</Tag>}
          </span>
        )
      }
    >
      <RefusedNotice refused={refused} onRetry={askAgain} />
      {data === undefined && refused === undefined && <Waiting />}
      {data !== undefined && (
        <div
          data-kind={data.work.kind}
          data-withdrawn={data.withdrawnAt !== null}
          data-version={data.version}
        >
          {remarks.map(({ path, reason: said }) => (
            <Alert
              key={`${path} ${said}`}
              className="page-alert"
              type="warning"
              showIcon
              title={said}
              data-warning={path}
            />
          ))}
          {data.withdrawnAt === null && mayGive("record.correct", role) && (
            <section className="panel desk-buttons">
              <Button size="large" onClick={() => setActing("correct")}>
                {words.correct}
              </Button>
              <Button size="large" danger onClick={() => setActing("withdraw")}>
                {words.withdraw}
              </Button>
            </section>
          )}
          <FileColumns
            history={<DeskHistory entries={data.history} />}
            station={data.townshipName}
            version={data.version}
            id={data.id}
          >
            <Facts file={data} />
          </FileColumns>
        </div>
      )}
      {data !== undefined && acting === "correct" && (
        <RecordForm kind={data.work.kind} file={data} onDone={done} onClose={close} onStale={done} />
      )}
      {data !== undefined && acting === "withdraw" && (
        <DescribedForm
          title={messages.verbs.withdraw}
          words={messages}
          act={withdrawal(data)}
          onDone={done}
          onClose={close}
          onStale={done}
        />
      )}
    </DeskSection>
  )
}

export default RecordPage
