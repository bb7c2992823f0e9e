import { Form } from "antd"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { type PlaceAndTime, whereOf } from "./placeAndTime.ts"
import { useDay } from "./useDay.ts"
import { useItems } from "./useItems.ts"
import { GatheringFields } from "./WorkFields.tsx"
import { WorkForm } from "./WorkForm.tsx"
import { useWardenMessages } from "./wardenMessages.ts"
import { type GatheringValues, gatheringWork } from "./workValues.ts"

interface Values extends PlaceAndTime, GatheringValues {}

const fresh: Values = {}

/** People will come together, and a post is needed. */
const GatheringPage = () => {
  const messages = useWardenMessages()
  const [form] = Form.useForm<Values>()
  const { day } = useDay()
  const items = useItems()
  const kinds = items.of("gathering")
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
          work: gatheringWork(values),
          ...whereOf(values, day?.place?.id)
        },
        subject: `${messages.short.gathering} · ${kinds.find(({ code }) => code === values.code)?.name ?? ""}`
      })}
    >
      <RefusedNotice refused={items.refused} onRetry={items.askAgain} />
      <GatheringFields choices={kinds} />
    </WorkForm>
  )
}

export default GatheringPage
