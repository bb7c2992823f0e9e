import { Form } from "antd"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { type PlaceAndTime, written } from "./placeAndTime.ts"
import { useItems } from "./useItems.ts"
import { HazardFields } from "./WorkFields.tsx"
import { WorkForm } from "./WorkForm.tsx"
import { useWardenMessages } from "./wardenMessages.ts"
import type { HazardValues } from "./workValues.ts"

interface Values extends PlaceAndTime, HazardValues {}

const fresh: Values = {}

/** A hazard on a road: what, how grave, where, and what its photo is called. */
const RoadHazardPage = () => {
  const messages = useWardenMessages()
  const [form] = Form.useForm<Values>()
  const items = useItems()
  const kinds = items.of("hazard")
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
      <HazardFields choices={kinds} levels={items.hazardLevels} />
    </WorkForm>
  )
}

export default RoadHazardPage
