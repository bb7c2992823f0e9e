import type { CommandAnswer } from "@jiaosuo/duties/api"
import { Checkbox, Form, Input, Select } from "antd"
import { FormDrawer } from "../file/FormDrawer.tsx"
import { useMessages } from "../messages/Language.tsx"
import { useReference } from "../reference/Reference.tsx"
import { useAnswer } from "../server/useAnswer.ts"
import { usePrincipal } from "../session/Session.tsx"
import { type Conditions, ConditionsFields, conditionsForm } from "./ConditionsFields.tsx"
import { organisationOn } from "./dutyCalls.ts"
import { useDutyMessages } from "./dutyMessages.ts"
import { instantOfField, minuteField } from "./dutyTimes.ts"
import { PlaceField, wholePlace } from "./PlaceField.tsx"
import { type PostConditions, type PostPlan, planPost } from "./postCalls.ts"
import type { Place } from "./useDevicePlace.ts"

interface Values extends Conditions {
  readonly kind?: PostConditions["kind"]
  readonly roadClass?: PostConditions["roadClass"]
  readonly unitId?: string
  readonly township?: string
  readonly location?: Partial<Place>
  readonly road?: string
  readonly from?: string
  readonly until?: string
  readonly tollOrServiceArea?: boolean
  readonly note?: string
}

const paths = [
  "kind",
  "roadClass",
  "visibility",
  "unitId",
  "township",
  "location",
  "road",
  "from",
  "until",
  "members",
  "signs",
  "tollOrServiceArea",
  "note"
]

const hour = 3_600_000

/** A checkpoint on a highway from the next hour on, for two hours. */
const fresh = (): Values => {
  const next = Math.ceil(Date.now() / hour) * hour
  return {
    kind: "checkpoint",
    roadClass: "highway",
    visibility: "good",
    from: minuteField(next),
    until: minuteField(next + 2 * hour),
    tollOrServiceArea: false
  }
}

const planOf = (values: Values): PostPlan => ({
  // Fields that the form does not let go without.
  kind: values.kind ?? "checkpoint",
  roadClass: values.roadClass ?? "other",
  visibility: values.visibility ?? "good",
  unitId: values.unitId ?? "",
  township: values.township ?? "",
  location: wholePlace(values.location) ?? { longitude: 0, latitude: 0 },
  from: instantOfField(values.from ?? ""),
  until: instantOfField(values.until ?? ""),
  members: [],
  ...conditionsForm(values),
  ...(values.road === undefined || values.road.trim() === "" ? {} : { road: values.road.trim() }),
  ...(values.tollOrServiceArea === true ? { tollOrServiceArea: true } : {}),
  ...(values.note === undefined || values.note.trim() === "" ? {} : { note: values.note.trim() })
})

interface Props {
  readonly onDone: (answer: CommandAnswer) => void
  readonly onClose: () => void
}

/** Plans a checkpoint, a post or a patrol: what its road and the weather ask for stands beside it as it is chosen. */
export const PlanPostForm = ({ onDone, onClose }: Props) => {
  const common = useMessages()
  const messages = useDutyMessages()
  const words = messages.post
  const reference = useReference()
  const { townships } = usePrincipal()
  const [form] = Form.useForm<Values>()
  const kind = Form.useWatch("kind", form)
  const roadClass = Form.useWatch("roadClass", form)
  const unitId = Form.useWatch("unitId", form)
  const from = Form.useWatch("from", form)
  const toll = Form.useWatch("tollOrServiceArea", form)
  const organisation = useAnswer(organisationOn(undefined), "organisation")
  const units = organisation.data?.units ?? []
  const zones = organisation.data?.zones ?? []
  const must = [{ required: true, message: common.common.required }]
  const inScope = reference.townships.filter(({ code }) => townships?.includes(code) ?? true)

  /** The station of a unit; of a zone its centre. */
  const stationOf = (id: string | undefined) => {
    const centre = zones.find(({ zoneId }) => zoneId === id)?.centre ?? id
    return units.find((unit) => unit.unitId === centre)
  }
  const station = stationOf(unitId)

  const chooseUnit = (id: string) => {
    const township = stationOf(id)?.townships.find((code) => inScope.some((one) => one.code === code))
    form.setFieldValue("members", undefined)
    if (township !== undefined) form.setFieldValue("township", township)
  }

  return (
    <FormDrawer
      name="duties.plan-post"
      title={words.plan}
      form={form}
      initial={fresh()}
      shownAtField={(path) => paths.includes(path)}
      saved={words.saved}
      send={(commandId, values) => planPost(commandId, planOf(values))}
      onDone={onDone}
      onClose={onClose}
    >
      <div className="post-fields">
        <Form.Item name="kind" label={words.kind} rules={must}>
          <Select options={Object.entries(messages.postKinds).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
        <Form.Item name="roadClass" label={words.roadClass} rules={must}>
          <Select
            options={Object.entries(messages.roadClasses).map(([value, label]) => ({ value, label }))}
          />
        </Form.Item>
        <Form.Item name="unitId" label={words.unit} rules={must}>
          <Select
            showSearch={{ optionFilterProp: "label" }}
            onChange={chooseUnit}
            options={[
              ...zones.map(({ zoneId, name }) => ({ value: zoneId, label: name })),
              ...units
                .filter((unit) => unit.kind === "station")
                .map((unit) => ({ value: unit.unitId, label: unit.name }))
            ]}
          />
        </Form.Item>
        <Form.Item name="township" label={words.township} rules={must}>
          <Select
            showSearch={{ optionFilterProp: "label" }}
            options={inScope.map(({ code, name }) => ({ value: code, label: name }))}
          />
        </Form.Item>
        <Form.Item name="from" label={words.from} rules={must}>
          <Input type="datetime-local" />
        </Form.Item>
        <Form.Item name="until" label={words.until} rules={must}>
          <Input type="datetime-local" />
        </Form.Item>
        <Form.Item name="road" label={words.road}>
          <Input maxLength={60} placeholder={words.roadHint} autoComplete="off" autoCapitalize="characters" />
        </Form.Item>
      </div>
      <Form.Item
        name="location"
        label={words.location}
        required
        rules={[
          {
            validator: (_, place: Partial<Place> | undefined) =>
              wholePlace(place) === undefined
                ? Promise.reject(new Error(common.common.required))
                : Promise.resolve()
          }
        ]}
      >
        <PlaceField station={station?.location ?? undefined} />
      </Form.Item>
      <ConditionsFields
        unit={unitId}
        on={from?.slice(0, 10)}
        kind={kind}
        roadClass={roadClass}
        tollOrServiceArea={toll === true}
      >
        {roadClass === "motorway" && (
          <Form.Item name="tollOrServiceArea" valuePropName="checked">
            <Checkbox>{words.toll}</Checkbox>
          </Form.Item>
        )}
      </ConditionsFields>
      <Form.Item name="note" label={words.note}>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={500} />
      </Form.Item>
    </FormDrawer>
  )
}
