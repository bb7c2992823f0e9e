import { Form } from "antd"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { type PlaceAndTime, whereOf } from "./placeAndTime.ts"
import { useDay } from "./useDay.ts"
import { useItems } from "./useItems.ts"
import { PublicityFields } from "./WorkFields.tsx"
import { WorkForm } from "./WorkForm.tsx"
import { useWardenMessages } from "./wardenMessages.ts"
import { type PublicityValues, publicityWork } from "./workValues.ts"

interface Values extends PlaceAndTime, PublicityValues {}

const fresh: Values = {}

/** A session at which people were told something. */
const PublicityPage = () => {
  const messages = useWardenMessages()
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
          work: publicityWork(values),
          ...whereOf(values, day?.place?.id)
        },
        subject: `${messages.short.publicity} · ${kinds.find(({ code }) => code === values.code)?.name ?? ""}`
      })}
    >
      <RefusedNotice refused={items.refused} onRetry={items.askAgain} />
      <PublicityFields choices={kinds} />
    </WorkForm>
  )
}

export default PublicityPage
