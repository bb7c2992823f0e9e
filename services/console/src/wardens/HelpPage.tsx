import { Form } from "antd"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { type PlaceAndTime, whereOf } from "./placeAndTime.ts"
import { useDay } from "./useDay.ts"
import { useItems } from "./useItems.ts"
import { HelpFields } from "./WorkFields.tsx"
import { WorkForm } from "./WorkForm.tsx"
import { useWardenMessages } from "./wardenMessages.ts"
import { type HelpValues, helpWork } from "./workValues.ts"

interface Values extends PlaceAndTime, HelpValues {}

const fresh: Values = {}

/** Somebody asked for help: with what, and whom they were sent on to. */
const HelpPage = () => {
  const messages = useWardenMessages()
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
          work: helpWork(values),
          ...whereOf(values, day?.place?.id)
        },
        subject: `${messages.short.help} · ${kinds.find(({ code }) => code === values.code)?.name ?? ""}`
      })}
    >
      <RefusedNotice refused={items.refused} onRetry={items.askAgain} />
      <HelpFields choices={kinds} />
    </WorkForm>
  )
}

export default HelpPage
