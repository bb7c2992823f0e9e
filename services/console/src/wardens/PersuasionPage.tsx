import { Form } from "antd"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { type PlaceAndTime, whereOf } from "./placeAndTime.ts"
import { useDay } from "./useDay.ts"
import { useItems } from "./useItems.ts"
import { PersuasionFields } from "./WorkFields.tsx"
import { WorkForm } from "./WorkForm.tsx"
import { useWardenMessages } from "./wardenMessages.ts"
import { type PersuasionValues, persuasionWork } from "./workValues.ts"

interface Values extends PlaceAndTime, PersuasionValues {}

const fresh: Values = { atPost: true }

/** Persuasions of a stretch of time: how often of what, a vehicle where one is worth naming. No penalty (A3). */
const PersuasionPage = () => {
  const messages = useWardenMessages()
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
        const work = persuasionWork(values)
        return {
          path: "/api/wardens/records",
          body: {
            work,
            ...whereOf(values, day?.place?.id)
          },
          subject: `${messages.short.persuasion} · ${work.counts.map(({ code, count }) => `${nameOf(code)} ${count}`).join("、")}`
        }
      }}
    >
      <RefusedNotice refused={items.refused} onRetry={items.askAgain} />
      <PersuasionFields choices={kinds} />
    </WorkForm>
  )
}

export default PersuasionPage
