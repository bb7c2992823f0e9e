import { Button, Form, Input } from "antd"
import { useEffect, useState } from "react"
import { useNavigate } from "react-router"
import { Chip } from "../fields/Chip.tsx"
import { DoneNotice, FormNotices } from "../fields/FormNotices.tsx"
import { useUnlosableForm } from "../fields/useUnlosableForm.ts"
import { useMessages } from "../messages/Language.tsx"
import { useReference } from "../reference/Reference.tsx"
import { usePrincipal } from "../session/Session.tsx"
import { useIsPhone } from "../shell/useScreen.ts"
import "../vehicles/vehicles.css"
import { useAccidentMessages } from "./accidentMessages.ts"
import { CodeChips } from "./CodeChips.tsx"
import { DuplicatesOf } from "./Duplicates.tsx"
import { reportAccident } from "./fileCalls.ts"
import { GroundsField } from "./GroundsField.tsx"
import { PlaceFields } from "./PlaceFields.tsx"
import { fieldTimeOf } from "./places.ts"
import { isMorePath, isReportPath, type ReportValues, reportForm } from "./reporting.ts"
import { Section } from "./Section.tsx"
import { Stepper } from "./Stepper.tsx"
import { TimeField } from "./TimeField.tsx"
import { VehicleRows } from "./VehicleRows.tsx"

const minutesBefore = (minutes: number): string => fieldTimeOf(new Date(Date.now() - minutes * 60_000))

/** How people report: a 110 case opens its file by itself. */
const personalWays = <Ways extends { readonly case: string }>({ case: _, ...ways }: Ways) => ways

interface TimeProps {
  readonly id?: string
  readonly value?: string | undefined
  readonly onChange?: (time: string | undefined) => void
}

/** Just now, some minutes ago, or a time of one's own. */
const TimeChoice = ({ value, onChange, id }: TimeProps) => {
  const messages = useAccidentMessages()
  const [ago, setAgo] = useState<number>()
  return (
    <>
      <div className="chips" role="radiogroup" aria-label={messages.report.when}>
        {[0, 5, 15, 30].map((minutes) => (
          <Chip
            key={minutes}
            type="radio"
            name="ago"
            checked={ago === minutes}
            onChange={() => {
              setAgo(minutes)
              onChange?.(minutesBefore(minutes))
            }}
            text={minutes === 0 ? messages.report.justNow : messages.report.minutesAgo(minutes)}
          />
        ))}
      </div>
      <div className="time-own">
        <label htmlFor={id}>{messages.report.chosenTime}</label>
        <TimeField
          {...(id === undefined ? {} : { id })}
          value={value}
          onChange={(time) => {
            setAgo(undefined)
            onChange?.(time)
          }}
        />
      </div>
    </>
  )
}

/** Reports an accident in under a minute: what is known already is filled in, everything else is a tap. */
const ReportPage = () => {
  const common = useMessages()
  const messages = useAccidentMessages()
  const phone = useIsPhone()
  const navigate = useNavigate()
  const { plateArea } = useReference()
  const { account, role, station, townships } = usePrincipal()
  const [form] = Form.useForm<ReportValues>()
  const [more, setMore] = useState(false)
  const named = Form.useWatch("named", form) === true
  const hasGoods = Form.useWatch("hasGoods", form) === true
  const hasFled = Form.useWatch("hasFled", form) === true
  const kind = Form.useWatch("kind", form)
  const saidDead = Form.useWatch("saidDead", form)
  const saidInjured = Form.useWatch("saidInjured", form)
  const home = station ?? (townships?.length === 1 ? townships[0] : undefined)
  const fresh = (): ReportValues => ({
    way: role === "warden" ? "warden" : "patrol",
    happenedAt: minutesBefore(0),
    place: home === undefined ? {} : { township: home },
    saidDead: 0,
    saidInjured: 0
  })
  const report = useUnlosableForm({
    name: `accident.report.${account}`,
    form,
    send: (commandId, values: ReportValues) => reportAccident(commandId, reportForm(values, plateArea)),
    shownAtField: isReportPath,
    onRefused: (refused) => {
      if (refused.fields.some(({ path }) => isMorePath(path))) setMore(true)
    }
  })

  // A draft with values behind "more" opens it: nothing that is sent stays out of sight.
  useEffect(() => {
    const kept = report.kept
    if (kept?.named === true || kept?.description !== undefined) setMore(true)
  }, [report.kept])

  if (report.answer !== undefined) {
    const { id, warnings } = report.answer
    return (
      <Section title={messages.report.title}>
        <DoneNotice title={messages.report.done} warnings={warnings}>
          <Button type="primary" size="large" onClick={() => navigate(`/accidents/${id}`)}>
            {messages.section.toFile}
          </Button>
          <Button size="large" onClick={() => report.restart(fresh())}>
            {messages.report.another}
          </Button>
        </DoneNotice>
        <DuplicatesOf accident={id} />
      </Section>
    )
  }

  return (
    <Section title={messages.report.title}>
      <FormNotices
        {...report}
        shownAtField={isReportPath}
        onRetry={() => void report.submit()}
        onReopen={report.reopen}
        onEmpty={() => report.restart(fresh())}
      />
      <Form<ReportValues>
        form={form}
        layout="vertical"
        className="report-form"
        initialValues={fresh()}
        disabled={report.sending || report.unanswered}
        scrollToFirstError={{ block: "center", focus: true }}
        onValuesChange={report.changed}
        onFinish={report.submit}
      >
        <fieldset className="panel form-section">
          <legend>{messages.report.what}</legend>
          <Form.Item name="kind" className="tight">
            <CodeChips codes={messages.section.kinds} title={messages.section.kind} big />
          </Form.Item>
          <div className="counts">
            <Form.Item name="saidDead" label={messages.report.dead}>
              <Stepper what={messages.report.dead} />
            </Form.Item>
            <Form.Item name="saidInjured" label={messages.report.injured}>
              <Stepper what={messages.report.injured} />
            </Form.Item>
          </div>
        </fieldset>
        <fieldset className="panel form-section">
          <legend>{messages.report.when}</legend>
          <Form.Item name="happenedAt">
            <TimeChoice />
          </Form.Item>
        </fieldset>
        <fieldset className="panel form-section">
          <legend>{messages.report.where}</legend>
          <PlaceFields />
        </fieldset>
        <fieldset className="panel form-section">
          <legend>{messages.report.vehicles}</legend>
          <VehicleRows />
          <div className="chips report-flags">
            <Form.Item name="hasFled" valuePropName="checked" noStyle>
              <FlagChip text={messages.report.fled} />
            </Form.Item>
            <Form.Item name="hasGoods" valuePropName="checked" noStyle>
              <FlagChip text={messages.report.goods} />
            </Form.Item>
          </div>
          {hasFled && (
            <Form.Item
              name="fled"
              label={messages.report.fledHint}
              rules={[{ required: true, whitespace: true, message: common.common.required }]}
            >
              <Input maxLength={200} autoComplete="off" />
            </Form.Item>
          )}
          {hasGoods && (
            <div className="counts">
              <Form.Item
                name={["goods", "what"]}
                label={messages.report.goodsWhat}
                rules={[{ required: true, whitespace: true, message: common.common.required }]}
              >
                <Input maxLength={100} autoComplete="off" />
              </Form.Item>
              <Form.Item name={["goods", "leaking"]} valuePropName="checked" label=" " colon={false}>
                <FlagChip text={messages.report.goodsLeaking} />
              </Form.Item>
            </div>
          )}
        </fieldset>
        <fieldset className="panel form-section">
          <legend>{messages.report.grounds}</legend>
          <Form.Item name="grounds" className="tight">
            <GroundsField
              said={{
                hasFled,
                hasGoods,
                ...(kind === undefined ? {} : { kind }),
                ...(saidDead === undefined ? {} : { saidDead }),
                ...(saidInjured === undefined ? {} : { saidInjured })
              }}
            />
          </Form.Item>
        </fieldset>
        {more ? (
          <fieldset className="panel form-section">
            <legend>{messages.report.more}</legend>
            <Form.Item name="way" label={messages.report.way}>
              <CodeChips codes={personalWays(messages.codes.way)} title={messages.report.way} />
            </Form.Item>
            <Form.Item name="named" label={messages.report.reporter}>
              <NamedChips />
            </Form.Item>
            {named && (
              <div className="counts">
                <Form.Item name={["reporter", "name"]} label={messages.report.name}>
                  <Input maxLength={100} autoComplete="off" />
                </Form.Item>
                <Form.Item name={["reporter", "phone"]} label={messages.report.phone}>
                  <Input type="tel" inputMode="tel" maxLength={20} autoComplete="off" />
                </Form.Item>
              </div>
            )}
            <Form.Item name="late" valuePropName="checked">
              <FlagChip text={messages.report.late} />
            </Form.Item>
            <Form.Item name="description" label={messages.report.description}>
              <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={4000} />
            </Form.Item>
          </fieldset>
        ) : (
          <Button type="dashed" block className="form-more" onClick={() => setMore(true)}>
            {messages.section.condition(
              messages.report.more,
              [messages.report.reporter, messages.report.description].join(messages.section.comma)
            )}
          </Button>
        )}
        <div className="form-submit">
          <Button
            type="primary"
            htmlType="submit"
            size="large"
            block={phone}
            loading={report.sending}
            disabled={report.unanswered}
          >
            {report.sending ? messages.report.submitting : messages.report.submit}
          </Button>
        </div>
      </Form>
    </Section>
  )
}

interface FlagProps {
  readonly checked?: boolean
  readonly onChange?: (checked: boolean) => void
  readonly text: string
}

const FlagChip = ({ checked = false, onChange, text }: FlagProps) => (
  <Chip type="checkbox" checked={checked} onChange={() => onChange?.(!checked)} text={text} tone="alarming" />
)

interface NamedProps {
  readonly value?: boolean
  readonly onChange?: (named: boolean) => void
}

const NamedChips = ({ value = false, onChange }: NamedProps) => {
  const messages = useAccidentMessages()
  return (
    <CodeChips
      codes={{ anonymous: messages.report.anonymous, named: messages.report.named }}
      title={messages.report.reporter}
      value={value ? "named" : "anonymous"}
      onChange={(code) => onChange?.(code === "named")}
    />
  )
}

export default ReportPage
