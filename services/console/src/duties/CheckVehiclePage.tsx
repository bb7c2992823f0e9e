import { Button, Form, Input, InputNumber } from "antd"
import * as Effect from "effect/Effect"
import { useEffect } from "react"
import { useNavigate, useParams } from "react-router"
import { ChipField } from "../fields/ChipField.tsx"
import { FormNotices } from "../fields/FormNotices.tsx"
import { PlateField } from "../fields/PlateField.tsx"
import { useUnlosableForm } from "../fields/useUnlosableForm.ts"
import { useLanguage, useMessages } from "../messages/Language.tsx"
import { useReference } from "../reference/Reference.tsx"
import { useAnswer } from "../server/useAnswer.ts"
import { usePrincipal } from "../session/Session.tsx"
import { useNotices } from "../shell/Notices.tsx"
import { commonPlateKinds } from "../vehicles/commonCodes.ts"
import { TickList } from "../vehicles/visitFields.tsx"
import "../vehicles/vehicles.css"
import { useDutyMessages } from "./dutyMessages.ts"
import { actOnPost, postFile } from "./postCalls.ts"
import { Section } from "./Section.tsx"

interface Values {
  readonly plate?: { readonly kind?: string; readonly number?: string }
  readonly state?: string
  readonly findings?: ReadonlyArray<string>
  readonly passengers?: number | null
  readonly loadKg?: number | null
  readonly note?: string
}

/** Kind 41 is a vehicle without a plate (N5); its state follows from that. */
const withoutPlate = "41"
const fresh: Values = { plate: { kind: "02" } }
const paths: ReadonlyArray<string> = ["plate.kind", "plate.number", "state", "passengers", "loadKg", "note"]
const shownAtField = (path: string): boolean => paths.includes(path)

/** K14: a key vehicle at a checkpoint, taken down with one thumb: plate, what is wrong with it, and the next one. */
const CheckVehiclePage = () => {
  const { id = "" } = useParams()
  const common = useMessages()
  const messages = useDutyMessages()
  const words = messages.check
  const { language } = useLanguage()
  const reference = useReference()
  const navigate = useNavigate()
  const notices = useNotices()
  const { account } = usePrincipal()
  const [form] = Form.useForm<Values>()
  const kind = Form.useWatch(["plate", "kind"], form)
  const post = useAnswer(postFile(id), `post ${id}`)
  const { askAgain } = post
  const checking = useUnlosableForm<
    Values,
    { readonly warnings: ReadonlyArray<{ readonly reason: string }> }
  >({
    name: `duties.check.${id}.${account}`,
    form,
    send: (commandId, { plate, state, findings, passengers, loadKg, note }) =>
      Effect.map(
        actOnPost("check-vehicle", id, commandId, {
          plate: {
            kind: plate?.kind ?? "02",
            ...(plate?.kind === withoutPlate || plate?.number === undefined ? {} : { number: plate.number })
          },
          ...(state === undefined ? {} : { state }),
          findings: [...(findings ?? [])],
          ...(typeof passengers === "number" ? { passengers } : {}),
          ...(typeof loadKg === "number" ? { loadKg } : {}),
          ...(note === undefined || note.trim() === "" ? {} : { note: note.trim() })
        }),
        ({ warnings }) => ({ warnings })
      ),
    shownAtField
  })
  const { answer, restart } = checking

  // The next vehicle stands there already: its form is empty, and the count says that the last one is taken down.
  useEffect(() => {
    if (answer === undefined) return
    notices.success(words.done)
    for (const warning of answer.warnings) notices.warning(warning.reason, 8)
    restart(fresh)
    askAgain()
  }, [answer, notices, words, restart, askAgain])

  const states = reference.table("duty.checkStates")
  const kinds = commonPlateKinds[language]
  return (
    <Section
      back={`/duties/posts/${id}`}
      title={words.title}
      side={<Button onClick={() => navigate(`/duties/posts/${id}`)}>{words.back}</Button>}
    >
      <p className="soft" data-checked={post.data?.checks.length ?? 0}>
        {post.data === undefined ? "" : words.many(post.data.checks.length)}
      </p>
      <FormNotices
        {...checking}
        shownAtField={shownAtField}
        onRetry={() => void checking.submit()}
        onReopen={checking.reopen}
        onEmpty={() => checking.restart(fresh)}
      />
      <Form<Values>
        form={form}
        layout="vertical"
        className="vehicle-form"
        disabled={checking.sending || checking.unanswered}
        initialValues={fresh}
        onValuesChange={checking.changed}
        onFinish={() => void checking.submit()}
      >
        <section className="panel">
          <Form.Item name={["plate", "kind"]} label={words.kind}>
            <ChipField choices={reference.plateKinds} common={kinds} title={words.kind} />
          </Form.Item>
          {kind !== withoutPlate && (
            <Form.Item
              name={["plate", "number"]}
              label={words.plate}
              rules={[{ required: true, message: common.common.required }]}
            >
              <PlateField />
            </Form.Item>
          )}
          <Form.Item name="state" label={words.state}>
            <ChipField
              choices={states}
              common={states.map(({ code, name }) => [code, name] as const)}
              title={words.state}
            />
          </Form.Item>
          <Form.Item name="findings" label={words.findings}>
            <TickList
              title={words.findings}
              choices={reference.table("duty.checkFindings")}
              tone="alarming"
            />
          </Form.Item>
          <div className="post-fields">
            <Form.Item name="passengers" label={words.passengers}>
              <InputNumber min={0} controls={false} inputMode="numeric" className="full" />
            </Form.Item>
            <Form.Item name="loadKg" label={words.load}>
              <InputNumber min={0} controls={false} inputMode="numeric" className="full" />
            </Form.Item>
          </div>
          <Form.Item name="note" label={words.note}>
            <Input maxLength={500} autoComplete="off" />
          </Form.Item>
        </section>
        <div className="form-submit">
          <Button
            type="primary"
            htmlType="submit"
            block
            className="thumb-button"
            loading={checking.sending}
            disabled={checking.unanswered}
          >
            {words.submit}
          </Button>
        </div>
      </Form>
    </Section>
  )
}

export default CheckVehiclePage
