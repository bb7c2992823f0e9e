import { Alert, Button, Form, type FormInstance, Input } from "antd"
import type { ReactNode } from "react"
import { useNavigate } from "react-router"
import { TimeField } from "../accidents/TimeField.tsx"
import { Chip } from "../fields/Chip.tsx"
import { DoneNotice } from "../fields/FormNotices.tsx"
import { PickField } from "../fields/PickField.tsx"
import { useOfflineMessages } from "../offline/offlineMessages.ts"
import { type Filled, useQueuedForm } from "../queue/useQueuedForm.ts"
import { useReference } from "../reference/Reference.tsx"
import { usePrincipal } from "../session/Session.tsx"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { HereField } from "./HereField.tsx"
import { fieldMinute, instantOf, type PlaceAndTime } from "./placeAndTime.ts"
import { Section } from "./Section.tsx"
import { useWardenMessages } from "./wardenMessages.ts"

interface Props<Values extends PlaceAndTime> {
  readonly title: string
  readonly page: string
  readonly form: FormInstance<Values>
  readonly fresh: Values
  readonly fill: (values: Values) => Filled
  /** The post at which the warden serves, where the form may be about it. */
  readonly post?: string | undefined
  /** What the form asks for beside its matter; everything, where nothing is said. */
  readonly asks?: ReadonlyArray<Asked>
  /** The page is there for what was refused only. */
  readonly correctsOnly?: boolean
  /** The matter of the form: its first fields. */
  readonly children: ReactNode
}

type Asked = "location" | "road" | "village" | "at" | "note"
const everything: ReadonlyArray<Asked> = ["location", "road", "village", "at", "note"]

interface AtPostProps {
  readonly value?: boolean
  readonly onChange?: (atPost: boolean) => void
  readonly text: string
}

/** Whether it was at one's own post. */
const AtPost = ({ value = false, onChange, text }: AtPostProps) => (
  <Chip type="checkbox" checked={value} onChange={() => onChange?.(!value)} text={text} />
)

/** A form of a warden's day: its own matter, where and when; kept on the device, and sent by itself. */
export const WorkForm = <Values extends PlaceAndTime>({
  title,
  page,
  form,
  fresh,
  fill,
  post,
  asks = everything,
  correctsOnly = false,
  children
}: Props<Values>) => {
  const { form: words } = useWardenMessages()
  const offline = useOfflineMessages()
  const reference = useReference()
  const navigate = useNavigate()
  const { townships } = usePrincipal()
  const saving = useQueuedForm<Values>({
    form,
    page,
    fresh,
    fill,
    happenedAt: ({ at }) => instantOf(at),
    toCorrect: (values, happenedAt) => ({ ...values, at: fieldMinute(happenedAt) })
  })
  const villages = reference.villages.filter(({ code }) => townships?.includes(code.slice(0, 9)) ?? true)

  if (saving.saved) {
    return (
      <Section title={title}>
        <DoneNotice title={offline.saved} warnings={[]}>
          <p>{offline.savedHint}</p>
          {!correctsOnly && (
            <Button type="primary" size="large" onClick={saving.another}>
              {offline.another}
            </Button>
          )}
          <Button size="large" onClick={() => navigate("/wardens/unsent")}>
            {offline.title}
          </Button>
        </DoneNotice>
      </Section>
    )
  }
  if (correctsOnly && saving.gone) {
    return (
      <Section title={offline.title}>
        <Alert className="page-alert" type="warning" showIcon title={offline.gone} />
      </Section>
    )
  }
  return (
    <Section title={title}>
      {saving.gone && <Alert className="page-alert" type="warning" showIcon title={offline.gone} />}
      {saving.failed && <Alert className="page-alert" type="error" showIcon title={offline.notSaved} />}
      {saving.correcting !== undefined && (
        <Alert className="page-alert" type="info" showIcon title={offline.correcting} />
      )}
      <RefusedNotice refused={saving.refused} />
      <Form<Values>
        form={form}
        layout="vertical"
        className="vehicle-form"
        initialValues={fresh}
        scrollToFirstError={{ block: "center", focus: true }}
        onValuesChange={saving.changed}
        onFinish={() => void saving.save(form.getFieldsValue(true))}
      >
        {children}
        <fieldset className="panel form-section">
          <legend>{asks.includes("location") ? words.where : words.when}</legend>
          {post !== undefined && (
            <Form.Item name="atPost" className="tight">
              <AtPost text={words.atPost(post)} />
            </Form.Item>
          )}
          {asks.includes("location") && (
            <Form.Item name="location" className="tight">
              <HereField />
            </Form.Item>
          )}
          {asks.includes("road") && (
            <Form.Item name="road" label={words.road}>
              <Input maxLength={100} placeholder={words.roadHint} />
            </Form.Item>
          )}
          {asks.includes("village") && (
            <Form.Item name="village" label={words.village}>
              <PickField choices={villages} title={words.pickVillage} clearable />
            </Form.Item>
          )}
          {asks.includes("at") && (
            <Form.Item name="at" label={saving.correcting === undefined ? words.at : words.correctedAt}>
              <TimeField />
            </Form.Item>
          )}
          {asks.includes("note") && (
            <Form.Item name="note" label={words.note}>
              <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
            </Form.Item>
          )}
        </fieldset>
        <div className="form-submit">
          <Button
            type="primary"
            htmlType="submit"
            size="large"
            block
            disabled={correctsOnly && saving.correcting === undefined}
          >
            {words.submit}
          </Button>
        </div>
      </Form>
    </Section>
  )
}
