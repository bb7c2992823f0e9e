import { Form, Input } from "antd"
import { useMessages } from "../messages/Language.tsx"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { CodeField } from "./CodeField.tsx"
import { type PlaceAndTime, written } from "./placeAndTime.ts"
import { useItems } from "./useItems.ts"
import { WorkForm } from "./WorkForm.tsx"
import { useWardenMessages } from "./wardenMessages.ts"

interface Values extends PlaceAndTime {
  readonly code?: string
  readonly level?: string
  readonly description?: string
  readonly photo?: string
}

const fresh: Values = {}

/** A hazard on a road: what, how grave, where, and what its photo is called. */
const RoadHazardPage = () => {
  const messages = useWardenMessages()
  const { common } = useMessages()
  const words = messages.hazard
  const [form] = Form.useForm<Values>()
  const items = useItems()
  const kinds = items.of("hazard")
  const must = [{ required: true, message: common.required }]
  return (
    <WorkForm<Values>
      title={messages.section.hazard}
      page="/wardens/hazards"
      form={form}
      fresh={fresh}
      fill={(values) => {
        const kind = kinds.find(({ code }) => code === values.code)?.name ?? values.code ?? ""
        // A hazard has a description where other forms have a note.
        const told = [written(values.description), written(values.note)].filter((text) => text !== null)
        return {
          path: "/api/wardens/hazards",
          body: {
            code: values.code ?? "",
            level: values.level ?? "",
            road: written(values.road),
            village: written(values.village),
            location: values.location ?? null,
            description: told.length === 0 ? null : told.join("\n"),
            photo: written(values.photo)
          },
          subject: `${messages.short.hazard} · ${kind}`
        }
      }}
    >
      <RefusedNotice refused={items.refused} onRetry={items.askAgain} />
      <fieldset className="panel form-section">
        <legend>{messages.form.kind}</legend>
        <Form.Item name="code" rules={must}>
          <CodeField choices={kinds} title={messages.form.kind} />
        </Form.Item>
        <Form.Item name="level" label={words.level} rules={must}>
          <CodeField
            title={words.level}
            choices={items.hazardLevels.map(({ dueHours, ...level }) => ({
              ...level,
              name: `${level.name} · ${words.due(dueHours)}`
            }))}
          />
        </Form.Item>
        <Form.Item name="description" label={words.description}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={400} />
        </Form.Item>
        <Form.Item name="photo" label={words.photo}>
          <Input maxLength={100} placeholder={words.photoHint} />
        </Form.Item>
      </fieldset>
    </WorkForm>
  )
}

export default RoadHazardPage
