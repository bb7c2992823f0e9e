import type { CommandAnswer } from "@jiaosuo/wardens/api"
import { Form } from "antd"
import { wholePlace } from "../../../duties/PlaceField.tsx"
import { FormDrawer } from "../../../file/FormDrawer.tsx"
import { RefusedNotice } from "../../../shell/RefusedNotice.tsx"
import { instantOf, namedPlate, written } from "../../placeAndTime.ts"
import { useItems } from "../../useItems.ts"
import { HazardFields } from "../../WorkFields.tsx"
import type { HazardValues } from "../../workValues.ts"
import { useWardenDeskMessages } from "../deskMessages.ts"
import { WhereFields, type WhereValues } from "../records/WhereFields.tsx"
import { useOwnTownship } from "../useTownships.ts"
import { type HazardReport, reportHazard } from "./roadCalls.ts"

interface Values extends HazardValues, WhereValues {
  readonly plate?: { readonly number?: string }
}

const fields = ["code", "level", "description", "photo", "township", "village", "location", "road"] as const

const payloadOf = (values: Values): HazardReport => ({
  code: values.code ?? "",
  level: values.level ?? "",
  description: written(values.description),
  photo: written(values.photo),
  township: written(values.township),
  village: written(values.village),
  location: wholePlace(values.location) ?? null,
  road: written(values.road),
  plate: namedPlate(values.plate?.number),
  happenedAt: instantOf(values.happenedAt)
})

interface Props {
  readonly onDone: (answer: CommandAnswer) => void
  readonly onClose: () => void
}

/** A hazard that somebody told the station of: the fields of a warden's phone, with the place as a desk knows it. */
export const ReportForm = ({ onDone, onClose }: Props) => {
  const { form: common, work: messages } = useWardenDeskMessages()
  const [form] = Form.useForm<Values>()
  const items = useItems()
  const own = useOwnTownship()
  return (
    <FormDrawer<Values, CommandAnswer>
      name="wardens.report.new"
      title={messages.roads.report}
      form={form}
      initial={own === undefined ? {} : { township: own }}
      send={(commandId, values) => reportHazard(commandId, payloadOf(values))}
      shownAtField={(path) =>
        path === "plate.number" || path === "happenedAt" || fields.some((field) => field === path)
      }
      saved={common.saved}
      submit={messages.roads.report}
      onDone={onDone}
      onClose={onClose}
    >
      <RefusedNotice refused={items.refused} onRetry={items.askAgain} />
      <HazardFields choices={items.of("hazard")} levels={items.hazardLevels} />
      <WhereFields plate />
    </FormDrawer>
  )
}
