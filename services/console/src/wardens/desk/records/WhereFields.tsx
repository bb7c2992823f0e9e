import { Form, Input, Select } from "antd"
import { TimeField } from "../../../accidents/TimeField.tsx"
import type { Place } from "../../../duties/useDevicePlace.ts"
import { PickField } from "../../../fields/PickField.tsx"
import { PlateField } from "../../../fields/PlateField.tsx"
import { useMessages } from "../../../messages/Language.tsx"
import { useReference } from "../../../reference/Reference.tsx"
import { useWardenMessages } from "../../wardenMessages.ts"
import { useWardenDeskMessages } from "../deskMessages.ts"
import { PlaceOrMapField } from "../forms/PlaceOrMapField.tsx"
import { useTownshipOptions } from "../useTownships.ts"

/** Where and when something was, as a desk writes it down. */
export interface WhereValues {
  readonly township?: string
  readonly village?: string
  readonly location?: Partial<Place>
  readonly road?: string
  /** A minute of the district's time; now where it is empty. */
  readonly happenedAt?: string
}

interface Props {
  /** A vehicle may be named. */
  readonly plate?: boolean
  /** What happened cannot be without a village. */
  readonly needsVillage?: boolean
}

/** The fields of where and when; whoever has one township is not asked for it. */
export const WhereFields = ({ plate = false, needsVillage = false }: Props) => {
  const common = useMessages()
  const { work: messages } = useWardenDeskMessages()
  const { form: words } = useWardenMessages()
  const reference = useReference()
  const inScope = useTownshipOptions()
  const form = Form.useFormInstance()
  const township = Form.useWatch("township", form) as string | undefined
  const must = [{ required: true, message: common.common.required }]
  const villages = reference.villages.filter(({ code }) =>
    township === undefined ? inScope.some(({ value }) => code.startsWith(value)) : code.startsWith(township)
  )
  return (
    <fieldset className="panel form-section">
      <legend>{words.where}</legend>
      <Form.Item name="township" label={messages.township} rules={must} hidden={inScope.length < 2}>
        <Select
          showSearch={{ optionFilterProp: "label" }}
          options={[...inScope]}
          onChange={(code: string) => {
            const village = form.getFieldValue("village") as string | undefined
            if (village !== undefined && !village.startsWith(code)) form.setFieldValue("village", undefined)
          }}
        />
      </Form.Item>
      <Form.Item name="village" label={words.village} rules={needsVillage ? must : []}>
        <PickField choices={villages} title={words.pickVillage} clearable />
      </Form.Item>
      <Form.Item name="location" label={messages.fields.location}>
        <PlaceOrMapField />
      </Form.Item>
      <Form.Item name="road" label={words.road}>
        <Input maxLength={100} placeholder={words.roadHint} />
      </Form.Item>
      {plate && (
        <Form.Item name={["plate", "number"]} label={messages.fields.plate}>
          <PlateField />
        </Form.Item>
      )}
      <Form.Item name="happenedAt" label={words.at}>
        <TimeField />
      </Form.Item>
    </fieldset>
  )
}
