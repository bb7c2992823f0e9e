import { Button, Form, Input } from "antd"
import { Link, useNavigate, useParams, useSearchParams } from "react-router"
import { DayField } from "../fields/DayField.tsx"
import { DoneNotice, FormNotices } from "../fields/FormNotices.tsx"
import { useUnlosableForm } from "../fields/useUnlosableForm.ts"
import { useMessages } from "../messages/Language.tsx"
import { useOfflineMessages } from "../offline/offlineMessages.ts"
import { ByPlateHint } from "../queue/ByPlateHint.tsx"
import { CorrectingNotice } from "../queue/CorrectingNotice.tsx"
import { useSendThroughQueue } from "../queue/useSendThroughQueue.ts"
import { useReference } from "../reference/Reference.tsx"
import { useAnswer } from "../server/useAnswer.ts"
import { Page, Waiting } from "../shell/Page.tsx"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { dayOf, minuteOf } from "../shell/time.ts"
import { DayLeft } from "./DueDay.tsx"
import { PlateTag } from "./PlateTag.tsx"
import { VisitDrivers } from "./VisitDrivers.tsx"
import { type VehicleFile, vehicleFile, verifyVehicle } from "./vehicleCalls.ts"
import { type VisitValues, visitForm } from "./visit.ts"
import { TickList, YesNo } from "./visitFields.tsx"
import "../file/file.css"
import "../lists/lists.css"
import "./vehicles.css"
import "./visit.css"

const fresh: VisitValues = { ownerConfirmed: true, phoneConfirmed: true }

const paths = new Set(["phone", "inspectionValidUntil", "insuranceValidUntil", "note"])
const shownAtField = (path: string): boolean => paths.has(path)

interface Props {
  readonly file: VehicleFile
  /** Place in the queue of the refused visit that is corrected here. */
  readonly asked: string | null
}

const VisitSheet = ({ file, asked }: Props) => {
  const messages = useMessages()
  const reference = useReference()
  const navigate = useNavigate()
  const [form] = Form.useForm<VisitValues>()
  const phoneConfirmed = Form.useWatch("phoneConfirmed", form)
  const offline = useOfflineMessages()
  const page = `/vehicles/${file.id}/visit`
  const { send, correcting } = useSendThroughQueue<VisitValues>({
    form,
    page,
    fill: (values) => ({
      path: `/api/vehicles/${file.id}/verify`,
      body: visitForm(values),
      subject: `${messages.visit.title} · ${file.plate.number ?? ""}`
    }),
    direct: (commandId, values) => verifyVehicle(file.id, commandId, visitForm(values))
  })
  const visit = useUnlosableForm({
    name: asked === null ? `visit.${file.id}` : `visit.${file.id}.${asked}`,
    form,
    send,
    shownAtField
  })
  const open = file.hazards.filter((hazard) => hazard.clearedAt === null)
  const today = dayOf(new Date())

  if (visit.answer !== undefined) {
    return (
      <DoneNotice
        title={visit.answer.kept ? offline.saved : messages.visit.done}
        warnings={visit.answer.warnings}
      >
        <Button type="primary" size="large" onClick={() => navigate("/vehicles/find")}>
          {messages.visit.next}
        </Button>
        <Button size="large" onClick={() => navigate(`/vehicles/${file.id}`, { replace: true })}>
          {messages.register.toFile}
        </Button>
      </DoneNotice>
    )
  }

  return (
    <>
      {file.lastVisit !== null && (
        <p className="soft">
          {messages.vehicle.lastVisit}：{minuteOf(file.lastVisit.visitedAt)} · {file.lastVisit.visitedBy}
        </p>
      )}
      <CorrectingNotice correcting={correcting} page={page} />
      <FormNotices
        {...visit}
        shownAtField={shownAtField}
        onRetry={() => void visit.submit()}
        onReopen={visit.reopen}
        onEmpty={() => visit.restart(fresh)}
      />
      <Form<VisitValues>
        form={form}
        layout="vertical"
        className="vehicle-form"
        disabled={visit.sending || visit.unanswered}
        initialValues={fresh}
        onValuesChange={visit.changed}
        onFinish={visit.submit}
      >
        <fieldset className="panel form-section">
          <legend>{messages.visit.owner}</legend>
          <Form.Item name="ownerConfirmed" className="tight">
            <YesNo yes={messages.visit.ownerConfirmed} no={messages.visit.ownerWrong} />
          </Form.Item>
          <Form.Item name="phoneConfirmed" className="tight">
            <YesNo yes={messages.visit.phoneConfirmed} no={messages.visit.phoneWrong} />
          </Form.Item>
          {phoneConfirmed === false && (
            <Form.Item name="phone" label={messages.visit.newPhone}>
              <Input type="tel" inputMode="tel" maxLength={20} autoComplete="off" />
            </Form.Item>
          )}
        </fieldset>
        <fieldset className="panel form-section">
          <legend>{messages.visit.papers}</legend>
          <div className="form-grid">
            <Form.Item
              name="inspectionValidUntil"
              label={messages.visit.inspectionSeen}
              extra={<DayLeft dueOn={file.inspectionValidUntil} day={today} />}
            >
              <DayField />
            </Form.Item>
            <Form.Item
              name="insuranceValidUntil"
              label={messages.visit.insuranceSeen}
              extra={<DayLeft dueOn={file.insuranceValidUntil} day={today} />}
            >
              <DayField />
            </Form.Item>
          </div>
        </fieldset>
        <fieldset className="panel form-section">
          <legend>{messages.visit.hazards}</legend>
          {open.length > 0 && (
            <Form.Item name="cleared" label={messages.visit.openHazards}>
              <TickList
                title={messages.visit.openHazards}
                tone="good"
                choices={open.map((hazard) => ({
                  code: hazard.hazardId,
                  name: `${hazard.name} ${messages.visit.cleared}`
                }))}
              />
            </Form.Item>
          )}
          <Form.Item name="hazards" label={messages.visit.hazardsHint}>
            <TickList title={messages.visit.hazards} choices={reference.hazards} tone="alarming" />
          </Form.Item>
        </fieldset>
        <VisitDrivers drivers={file.drivers} />
        <fieldset className="panel form-section">
          <legend>{messages.visit.note}</legend>
          <Form.Item name="note" className="tight">
            <Input.TextArea
              autoSize={{ minRows: 2, maxRows: 6 }}
              maxLength={500}
              placeholder={messages.visit.noteHint}
              aria-label={messages.visit.note}
            />
          </Form.Item>
        </fieldset>
        <div className="form-submit">
          <Button
            type="primary"
            htmlType="submit"
            size="large"
            block
            loading={visit.sending}
            disabled={visit.unanswered}
          >
            {messages.visit.submit}
          </Button>
        </div>
      </Form>
    </>
  )
}

/** At the door: one form, everything at once. */
const VisitPage = () => {
  const messages = useMessages()
  const { id = "" } = useParams()
  const [search] = useSearchParams()
  const asked = search.get("correct")
  const { data: file, refused, askAgain } = useAnswer(vehicleFile(id), id)
  return (
    <Page
      back={`/vehicles/${id}`}
      title={
        <span className="file-title">
          {messages.visit.title}
          {file !== undefined && (
            <Link to={`/vehicles/${id}`}>
              <PlateTag plate={file.plate} />
            </Link>
          )}
        </span>
      }
    >
      <RefusedNotice refused={refused} onRetry={askAgain} />
      <ByPlateHint refused={refused} />
      {file === undefined && refused === undefined && <Waiting />}
      {file !== undefined && <VisitSheet key={asked} file={file} asked={asked} />}
    </Page>
  )
}

export default VisitPage
