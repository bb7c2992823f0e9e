import { Form, InputNumber } from "antd"
import { TimeField } from "../accidents/TimeField.tsx"
import { useMessages } from "../messages/Language.tsx"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { CodeField } from "./CodeField.tsx"
import { instantOf, type PlaceAndTime, whereOf } from "./placeAndTime.ts"
import { useDay } from "./useDay.ts"
import { useItems } from "./useItems.ts"
import { WorkForm } from "./WorkForm.tsx"
import { useWardenMessages } from "./wardenMessages.ts"

interface Values extends PlaceAndTime {
  readonly code?: string
  readonly from?: string
  readonly until?: string
  readonly people?: number | null
}

const fresh: Values = {}

/** People will come together, and a post is needed. */
const GatheringPage = () => {
  const messages = useWardenMessages()
  const { common } = useMessages()
  const words = messages.gathering
  const [form] = Form.useForm<Values>()
  const { day } = useDay()
  const items = useItems()
  const kinds = items.of("gathering")
  const must = [{ required: true, message: common.required }]
  return (
    <WorkForm<Values>
      title={messages.section.gathering}
      page="/wardens/gatherings"
      form={form}
      fresh={fresh}
      post={day?.place?.name}
      fill={(values) => ({
        path: "/api/wardens/records",
        body: {
          work: {
            kind: "gathering",
            code: values.code ?? "",
            from: instantOf(values.from) ?? "",
            until: instantOf(values.until) ?? "",
            people: values.people ?? null
          },
          ...whereOf(values, day?.place?.id)
        },
        subject: `${messages.short.gathering} · ${kinds.find(({ code }) => code === values.code)?.name ?? ""}`
      })}
    >
      <RefusedNotice refused={items.refused} onRetry={items.askAgain} />
      <fieldset className="panel form-section">
        <legend>{messages.form.kind}</legend>
        <Form.Item name="code" rules={must}>
          <CodeField choices={kinds} title={messages.form.kind} />
        </Form.Item>
        <Form.Item name="from" label={words.from} rules={must}>
          <TimeField />
        </Form.Item>
        <Form.Item name="until" label={words.until} rules={must}>
          <TimeField />
        </Form.Item>
        <Form.Item name="people" label={words.people}>
          <InputNumber min={0} precision={0} inputMode="numeric" className="wide-number" />
        </Form.Item>
      </fieldset>
    </WorkForm>
  )
}

export default GatheringPage
