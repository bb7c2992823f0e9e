import { Form, Input } from "antd"
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
  readonly referredTo?: string
}

const fresh: Values = {}

/** Somebody asked for help: with what, and whom they were sent on to. */
const HelpPage = () => {
  const messages = useWardenMessages()
  const { common } = useMessages()
  const [form] = Form.useForm<Values>()
  const { day } = useDay()
  const items = useItems()
  const kinds = items.of("help")
  return (
    <WorkForm<Values>
      title={messages.section.help}
      page="/wardens/help"
      form={form}
      fresh={fresh}
      post={day?.place?.name}
      fill={(values) => ({
        path: "/api/wardens/records",
        body: {
          work: { kind: "help-request", code: values.code ?? "", referredTo: written(values.referredTo) },
          ...whereOf(values, day?.place?.id)
        },
        subject: `${messages.short.help} · ${kinds.find(({ code }) => code === values.code)?.name ?? ""}`
      })}
    >
      <RefusedNotice refused={items.refused} onRetry={items.askAgain} />
      <fieldset className="panel form-section">
        <legend>{messages.form.kind}</legend>
        <Form.Item name="code" rules={[{ required: true, message: common.required }]}>
          <CodeField choices={kinds} title={messages.form.kind} />
        </Form.Item>
        <Form.Item name="referredTo" label={messages.help.referredTo}>
          <Input maxLength={100} />
        </Form.Item>
      </fieldset>
    </WorkForm>
  )
}

export default HelpPage
