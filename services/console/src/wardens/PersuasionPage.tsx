import { Form } from "antd"
import { PlateField } from "../fields/PlateField.tsx"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { type Counts, CountsField } from "./CountsField.tsx"
import { namedPlate, type PlaceAndTime, whereOf } from "./placeAndTime.ts"
import { useDay } from "./useDay.ts"
import { useItems } from "./useItems.ts"
import { WorkForm } from "./WorkForm.tsx"
import { useWardenMessages } from "./wardenMessages.ts"

interface Values extends PlaceAndTime {
  readonly counts?: Counts
  readonly plate?: string
}

const fresh: Values = { atPost: true }

const counted = (counts: Counts | undefined) =>
  Object.entries(counts ?? {}).flatMap(([code, count]) => (count > 0 ? [{ code, count }] : []))

/** Persuasions of a stretch of time: how often of what, a vehicle where one is worth naming. No penalty (A3). */
const PersuasionPage = () => {
  const messages = useWardenMessages()
  const words = messages.persuasion
  const [form] = Form.useForm<Values>()
  const { day } = useDay()
  const items = useItems()
  const kinds = items.of("persuasion")
  const nameOf = (code: string) => kinds.find((kind) => kind.code === code)?.name ?? code
  return (
    <WorkForm<Values>
      title={messages.section.persuasion}
      page="/wardens/persuasions"
      form={form}
      fresh={fresh}
      post={day?.place?.name}
      fill={(values) => {
        const counts = counted(values.counts)
        return {
          path: "/api/wardens/records",
          body: {
            work: { kind: "persuasion", counts, plate: namedPlate(values.plate) },
            ...whereOf(values, day?.place?.id)
          },
          subject: `${messages.short.persuasion} · ${counts.map(({ code, count }) => `${nameOf(code)} ${count}`).join("、")}`
        }
      }}
    >
      <RefusedNotice refused={items.refused} onRetry={items.askAgain} />
      <fieldset className="panel form-section">
        <legend>{words.counts}</legend>
        <Form.Item
          name="counts"
          className="tight"
          rules={[
            {
              validator: (_, counts: Counts | undefined) =>
                counted(counts).length > 0 ? Promise.resolve() : Promise.reject(new Error(words.atLeastOne))
            }
          ]}
        >
          <CountsField choices={kinds} />
        </Form.Item>
        <Form.Item name="plate" label={words.plate}>
          <PlateField />
        </Form.Item>
      </fieldset>
    </WorkForm>
  )
}

export default PersuasionPage
