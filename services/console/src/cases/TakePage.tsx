import { Button, Form, Input } from "antd"
import * as Effect from "effect/Effect"
import { type KeyboardEvent, useEffect, useRef, useState } from "react"
import { useNavigate } from "react-router"
import { CodeChips } from "../accidents/CodeChips.tsx"
import { TimeField } from "../accidents/TimeField.tsx"
import { DoneNotice, FormNotices } from "../fields/FormNotices.tsx"
import { PickField } from "../fields/PickField.tsx"
import { useUnlosableForm } from "../fields/useUnlosableForm.ts"
import { useLanguage, useMessages } from "../messages/Language.tsx"
import { useAnswer } from "../server/useAnswer.ts"
import { usePrincipal } from "../session/Session.tsx"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { useIsPhone } from "../shell/useScreen.ts"
import { CasePlaceFields } from "./CasePlaceFields.tsx"
import { callerForm, isValues, typeForm } from "./caseFields.ts"
import { useCaseMessages } from "./caseMessages.ts"
import { useCaseChoices } from "./choices.ts"
import { OtherCase } from "./Duplicates.tsx"
import { actOnCase, caseFile, takeCall } from "./fileCalls.ts"
import { isOfCommand } from "./permissions.ts"
import { type DuplicateCase, duplicateCases } from "./readCalls.ts"
import { Section } from "./Section.tsx"
import { intakeForm, isTakePath, type TakeValues, usualChannel } from "./taking.ts"
import { useOnce } from "./useOnce.ts"

interface SameProps {
  readonly values: TakeValues
  readonly onJoined: (number: string) => void
}

const Same = ({ pair, values, onJoined }: SameProps & { readonly pair: DuplicateCase }) => {
  const messages = useCaseMessages()
  const caller = callerForm(values.caller)
  const join = useOnce(
    (commandId, _: undefined) =>
      actOnCase("join-call", pair.other.id, commandId, undefined, {
        ...(caller === undefined ? {} : { caller }),
        ...(values.description === undefined ? {} : { description: values.description })
      }),
    () => onJoined(pair.other.number)
  )
  return (
    <li data-duplicate={pair.other.id}>
      <OtherCase pair={pair} />
      <RefusedNotice refused={join.refused} />
      <Button loading={join.sending} onClick={() => void join.send(undefined)}>
        {messages.take.joinCall}
      </Button>
    </li>
  )
}

/** While a call is being taken: open cases near it, so that a second call becomes no second case. */
const ProbablyTheSame = ({ values, onJoined }: SameProps) => {
  const messages = useCaseMessages()
  const [calledAt] = useState(() => new Date().toISOString())
  const place = isValues(values.place) ? values.place : {}
  const township = typeof place["township"] === "string" ? place["township"] : undefined
  const village = typeof place["village"] === "string" ? place["village"] : undefined
  const location = isValues(place["location"]) ? place["location"] : undefined
  const { kind, type } = typeForm(values.type)
  const { data } = useAnswer(
    duplicateCases({
      calledAt,
      ...(township === undefined ? {} : { township }),
      ...(village === undefined ? {} : { village }),
      ...(location === undefined
        ? {}
        : { longitude: Number(location["longitude"]), latitude: Number(location["latitude"]) }),
      ...(kind === undefined || type === undefined ? {} : { kind, type })
    }),
    `same ${township ?? ""} ${village ?? ""} ${JSON.stringify(location ?? null)} ${values.type ?? ""}`
  )
  const items = data?.items ?? []
  return (
    <section className="panel" aria-label={messages.take.duplicates}>
      <h2>{messages.take.duplicates}</h2>
      {items.length === 0 && <p className="soft">{messages.take.noDuplicates}</p>}
      <ul className="plain-list papers">
        {items.slice(0, 5).map((pair) => (
          <Same key={pair.other.id} pair={pair} values={values} onJoined={onJoined} />
        ))}
      </ul>
    </section>
  )
}

/** Takes a call in under a minute, by keyboard alone: what is known already is filled in, the rest in reading order. */
const TakePage = () => {
  const common = useMessages()
  const messages = useCaseMessages()
  const { language } = useLanguage()
  const phone = useIsPhone()
  const navigate = useNavigate()
  const { account, role, station, townships } = usePrincipal()
  const { types, typeOf, levels } = useCaseChoices()
  const [form] = Form.useForm<TakeValues>()
  const [joined, setJoined] = useState<string>()
  const ownLevel = useRef(false)
  const values: TakeValues = Form.useWatch([], form) ?? {}
  const chosen = typeOf(values.type)
  const home = station ?? (townships?.length === 1 ? townships[0] : undefined)
  const fresh = (): TakeValues => ({
    channel: usualChannel(role),
    place: home === undefined ? {} : { township: home }
  })
  const taking = useUnlosableForm({
    name: `case.take.${account}`,
    form,
    send: (commandId, given: TakeValues) => takeCall(commandId, intakeForm(given)),
    shownAtField: isTakePath
  })
  const { answer } = taking
  // The number that the desk, the lists and the file say; the answer to a command has the id alone.
  const taken = useAnswer(
    answer === undefined ? Effect.succeed(undefined) : caseFile(answer.id),
    `taken ${answer?.id ?? ""}`
  )
  const restart = () => {
    ownLevel.current = false
    setJoined(undefined)
    taking.restart(fresh())
  }

  // The keyboard begins where the caller does: what happened.
  useEffect(() => {
    if (answer !== undefined || phone) return
    // After the frame has put the focus on the new page as a whole.
    const timer = setTimeout(() => document.getElementById("type")?.focus(), 0)
    return () => clearTimeout(timer)
  }, [answer, phone])

  const press = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      form.submit()
    }
  }

  if (joined !== undefined) {
    return (
      <Section title={messages.take.title}>
        <DoneNotice title={messages.take.joined(joined)} warnings={[]}>
          <Button size="large" type="primary" onClick={restart}>
            {messages.take.another}
          </Button>
        </DoneNotice>
      </Section>
    )
  }
  if (answer !== undefined) {
    const onDesk = isOfCommand(role) && !phone
    return (
      <Section title={messages.take.title}>
        <DoneNotice title={messages.take.done(taken.data?.number)} warnings={answer.warnings}>
          <Button
            type="primary"
            size="large"
            onClick={() => navigate(onDesk ? `/cases/desk?case=${answer.id}` : `/cases/${answer.id}`)}
          >
            {onDesk ? messages.take.toDispatch : messages.take.toFile}
          </Button>
          <Button size="large" onClick={restart}>
            {messages.take.another}
          </Button>
        </DoneNotice>
        <p className="soft">{messages.take.youAnswer}</p>
      </Section>
    )
  }
  return (
    <Section title={messages.take.title}>
      <FormNotices
        {...taking}
        shownAtField={isTakePath}
        onRetry={() => void taking.submit()}
        onReopen={taking.reopen}
        onEmpty={restart}
      />
      <div className="take-columns">
        <div>
          <Form<TakeValues>
            form={form}
            onKeyDown={press}
            layout="vertical"
            className="report-form take-form"
            initialValues={fresh()}
            disabled={taking.sending || taking.unanswered}
            scrollToFirstError={{ block: "center", focus: true }}
            onValuesChange={(part: Partial<TakeValues>) => {
              taking.changed()
              if (part.level !== undefined) ownLevel.current = true
              if (part.type !== undefined) {
                form.setFieldValue("detail", undefined)
                if (!ownLevel.current) form.setFieldValue("level", typeOf(part.type)?.level)
              }
            }}
            onFinish={taking.submit}
          >
            <fieldset className="panel form-section">
              <legend>{messages.take.what}</legend>
              <Form.Item
                name="type"
                label={messages.forms.fields.type}
                rules={[{ required: true, message: common.common.required }]}
                extra={
                  chosen === undefined
                    ? null
                    : [
                        chosen.legalReview ? messages.take.needsReview : null,
                        chosen.outsidePoliceDuty ? messages.take.outside : null
                      ]
                        .filter((hint) => hint !== null)
                        .join(messages.section.comma) || null
                }
              >
                <PickField
                  choices={types}
                  title={messages.take.pickType}
                  searchHint={messages.take.typeSearch}
                />
              </Form.Item>
              {chosen !== undefined && chosen.details.length > 0 && (
                <Form.Item name="detail" label={messages.forms.fields.detail}>
                  <CodeChips
                    codes={Object.fromEntries(chosen.details.map(({ code, name }) => [code, name[language]]))}
                    title={messages.forms.fields.detail}
                  />
                </Form.Item>
              )}
              <Form.Item name="level" label={messages.take.level} extra={messages.take.levelHint}>
                <CodeChips codes={levels} title={messages.take.level} />
              </Form.Item>
            </fieldset>
            <fieldset className="panel form-section">
              <legend>{messages.take.where}</legend>
              <CasePlaceFields locates={!isOfCommand(role)} everywhere />
            </fieldset>
            <fieldset className="panel form-section">
              <legend>{messages.take.who}</legend>
              <div className="form-grid">
                <Form.Item name={["caller", "phone"]} label={messages.take.phone}>
                  <Input type="tel" inputMode="tel" maxLength={20} autoComplete="off" />
                </Form.Item>
                <Form.Item
                  name={["caller", "name"]}
                  label={messages.take.name}
                  extra={messages.take.anonymousHint}
                >
                  <Input maxLength={100} autoComplete="off" />
                </Form.Item>
              </div>
              <Form.Item name="description" label={messages.take.description}>
                <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={4000} />
              </Form.Item>
              <Form.Item name="channel" label={messages.take.channel}>
                <CodeChips codes={messages.channels} title={messages.take.channel} />
              </Form.Item>
              {values.channel === "other-desk" && (
                <div className="form-grid">
                  <Form.Item
                    name={["source", "desk"]}
                    label={messages.take.sourceDesk}
                    rules={[{ required: true, whitespace: true, message: common.common.required }]}
                  >
                    <Input maxLength={60} autoComplete="off" />
                  </Form.Item>
                  <Form.Item
                    name={["source", "number"]}
                    label={messages.take.sourceNumber}
                    rules={[{ required: true, whitespace: true, message: common.common.required }]}
                  >
                    <Input maxLength={60} autoComplete="off" />
                  </Form.Item>
                </div>
              )}
              <Form.Item name="calledAt" label={messages.take.when} extra={messages.take.whenHint}>
                <TimeField />
              </Form.Item>
            </fieldset>
            <div className="form-submit">
              <Button
                type="primary"
                htmlType="submit"
                size="large"
                block={phone}
                loading={taking.sending}
                disabled={taking.unanswered}
              >
                {taking.sending ? messages.take.submitting : messages.take.submit}
                {!phone && <kbd className="kbd">{messages.take.submitHint}</kbd>}
              </Button>
            </div>
          </Form>
        </div>
        <ProbablyTheSame values={values} onJoined={setJoined} />
      </div>
    </Section>
  )
}

export default TakePage
