import { Form, Input, InputNumber } from "antd"
import { useMessages } from "../messages/Language.tsx"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { CodeField } from "./CodeField.tsx"
import { type PlaceAndTime, whereOf, written } from "./placeAndTime.ts"
import { useDay } from "./useDay.ts"
import { useItems } from "./useItems.ts"
import { WorkForm } from "./WorkForm.tsx"
import { useWardenMessages } from "./wardenMessages.ts"

interface Values extends PlaceAndTime {
  readonly code?: string
  readonly people?: number | null
  readonly topic?: string
}

const fresh: Values = {}

/** A session at which people were told something. */
const PublicityPage = () => {
  const messages = useWardenMessages()
  const { common } = useMessages()
  const [form] = Form.useForm<Values>()
  const { day } = useDay()
  const items = useItems()
  const kinds = items.of("publicity")
  return (
    <WorkForm<Values>
      title={messages.section.publicity}
      page="/wardens/publicity"
      form={form}
      fresh={fresh}
      post={day?.place?.name}
      fill={(values) => ({
        path: "/api/wardens/records",
        body: {
          work: {
            kind: "publicity",
            code: values.code ?? "",
            people: values.people ?? null,
            topic: written(values.topic)
          },
          ...whereOf(values, day?.place?.id)
        },
        subject: `${messages.short.publicity} · ${kinds.find(({ code }) => code === values.code)?.name ?? ""}`
      })}
    >
      <RefusedNotice refused={items.refused} onRetry={items.askAgain} />
      <fieldset className="panel form-section">
        <legend>{messages.form.kind}</legend>
        <Form.Item name="code" rules={[{ required: true, message: common.required }]}>
          <CodeField choices={kinds} title={messages.form.kind} />
        </Form.Item>
        <Form.Item name="people" label={messages.form.people}>
          <InputNumber min={0} precision={0} inputMode="numeric" className="wide-number" />
        </Form.Item>
        <Form.Item name="topic" label={messages.publicity.topic}>
          <Input maxLength={100} />
        </Form.Item>
      </fieldset>
    </WorkForm>
  )
}

export default PublicityPage
