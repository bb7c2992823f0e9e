import { Form, Input, InputNumber, Select } from "antd"
import { wholePlace } from "../../../duties/PlaceField.tsx"
import type { Place } from "../../../duties/useDevicePlace.ts"
import { PickField } from "../../../fields/PickField.tsx"
import { FormDrawer } from "../../../file/FormDrawer.tsx"
import { useMessages } from "../../../messages/Language.tsx"
import { useReference } from "../../../reference/Reference.tsx"
import { usePrincipal } from "../../../session/Session.tsx"
import { written } from "../../placeAndTime.ts"
import { useWardenDeskMessages } from "../deskMessages.ts"
import { PlaceOrMapField } from "../forms/PlaceOrMapField.tsx"
import { useOwnTownship } from "../useTownships.ts"
import { openCallOut, type WhoQuery } from "./callOutCalls.ts"
import { WhoPanel } from "./WhoPanel.tsx"

interface Values {
  readonly need?: string
  readonly what?: string
  readonly village?: string
  readonly township?: string
  readonly location?: Partial<Place>
  readonly skill?: string
  readonly equipment?: ReadonlyArray<string>
  readonly people?: number | null
}

const fields = ["need", "what", "village", "township", "location", "skill", "people"]

const codesOf = (equipment: ReadonlyArray<string> | undefined) =>
  equipment === undefined || equipment.length === 0 ? {} : { equipment: [...equipment] }

/** The question that the values make up; undefined while need or place are missing. */
const questionOf = ({ need, village, location, skill, equipment, people }: Values): WhoQuery | undefined => {
  const place = wholePlace(location)
  if (need === undefined || (village === undefined && place === undefined)) return undefined
  return {
    need,
    ...(village === undefined ? {} : { village }),
    ...(place === undefined ? {} : { lat: String(place.latitude), lon: String(place.longitude) }),
    ...(skill === undefined ? {} : { skill }),
    ...(equipment === undefined || equipment.length === 0 ? {} : { equipment: equipment.join(",") }),
    ...(typeof people === "number" ? { people: String(people) } : {})
  }
}

interface Props {
  readonly onDone: (id: string) => void
  readonly onClose: () => void
}

/** Calls people out: for what and where, and who would be asked, before anybody is (rows 45, 46). */
export const OpenCallOutForm = ({ onDone, onClose }: Props) => {
  const common = useMessages()
  const { callOuts } = useWardenDeskMessages()
  const words = callOuts.open
  const reference = useReference()
  const { townships } = usePrincipal()
  const [form] = Form.useForm<Values>()
  const values = Form.useWatch((all: Values) => all, form)
  const inScope = (code: string) => townships?.includes(code.slice(0, 9)) ?? true
  const options = (table: string) =>
    reference.table(table).map(({ code, name }) => ({ value: code, label: name }))
  const own = useOwnTownship()
  const must = [{ required: true, message: common.common.required }]
  const somewhere = {
    validator: (_: unknown, location: Partial<Place> | undefined) =>
      form.getFieldValue("village") === undefined && wholePlace(location) === undefined
        ? Promise.reject(new Error(words.where))
        : Promise.resolve()
  }
  return (
    <FormDrawer<
      Values,
      { readonly id: string; readonly warnings: ReadonlyArray<{ readonly reason: string }> }
    >
      name="wardens.call-out"
      title={words.button}
      submit={words.button}
      form={form}
      initial={own === undefined ? {} : { township: own }}
      shownAtField={(path) => fields.includes(path) || path.startsWith("equipment")}
      saved={words.saved}
      send={(commandId, { need, what, village, township, location, skill, equipment, people }) =>
        openCallOut(commandId, {
          need: need ?? "",
          what: what?.trim() ?? "",
          // A village says the township as well.
          township: village === undefined ? written(township) : null,
          village: written(village),
          location: wholePlace(location) ?? null,
          skill: written(skill),
          ...codesOf(equipment),
          people: people ?? null
        })
      }
      onDone={({ id }) => onDone(id)}
      onClose={onClose}
    >
      <Form.Item name="need" label={words.need} rules={must}>
        <Select options={options("wardens.needs")} />
      </Form.Item>
      <Form.Item name="what" label={words.what} rules={[{ ...must[0], whitespace: true }]}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} placeholder={words.whatHint} />
      </Form.Item>
      <Form.Item name="village" label={words.village}>
        <PickField
          clearable
          choices={reference.villages.filter(({ code }) => inScope(code))}
          title={words.pickVillage}
          searchHint={words.searchVillage}
        />
      </Form.Item>
      <Form.Item
        name="location"
        label={words.location}
        dependencies={["village"]}
        rules={[somewhere]}
        extra={words.locationHint}
      >
        <PlaceOrMapField />
      </Form.Item>
      {own === undefined && values?.village === undefined && (
        <Form.Item name="township" label={words.township} rules={must}>
          <Select
            showSearch={{ optionFilterProp: "label" }}
            options={reference.townships
              .filter(({ code }) => inScope(code))
              .map(({ code, name }) => ({ value: code, label: name }))}
          />
        </Form.Item>
      )}
      <p className="soft">{words.needs}</p>
      <Form.Item name="skill" label={words.skill}>
        <Select allowClear options={options("duty.cellSkills")} />
      </Form.Item>
      <Form.Item name="equipment" label={words.equipment}>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: "label" }}
          options={options("duty.cellEquipment")}
        />
      </Form.Item>
      <Form.Item name="people" label={words.people}>
        <InputNumber min={1} max={50} precision={0} controls={false} inputMode="numeric" className="full" />
      </Form.Item>
      <WhoPanel query={values === undefined ? undefined : questionOf(values)} />
    </FormDrawer>
  )
}
