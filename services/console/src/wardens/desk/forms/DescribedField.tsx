import { Checkbox, Form, Input, InputNumber, Select } from "antd"
import type { Rule } from "antd/es/form"
import type { ReactNode } from "react"
import { CodeChips } from "../../../accidents/CodeChips.tsx"
import "../../../accidents/report.css"
import { TimeField } from "../../../accidents/TimeField.tsx"
import { wholePlace } from "../../../duties/PlaceField.tsx"
import type { Place } from "../../../duties/useDevicePlace.ts"
import { DayField } from "../../../fields/DayField.tsx"
import { PickField } from "../../../fields/PickField.tsx"
import type { Option } from "../../../lists/FilterSheet.tsx"
import { useMessages } from "../../../messages/Language.tsx"
import { useReference } from "../../../reference/Reference.tsx"
import { useTownshipOptions } from "../useTownships.ts"
import { usePlaces, useWardens } from "../useWardens.ts"
import { AccountField } from "./AccountField.tsx"
import { type Asked, type Field, type FormWords, nowhere } from "./fields.ts"
import { HoursField } from "./HoursField.tsx"
import { LevelField } from "./LevelField.tsx"
import { PlaceOrMapField } from "./PlaceOrMapField.tsx"
import { VotesField } from "./VotesField.tsx"

interface Props {
  readonly field: Field
  readonly words: FormWords
  /** Nine-digit code of the township that the form is about; undefined while none is chosen. */
  readonly township: string | undefined
}

/** More codes than this do not fit as chips. */
const mostChips = 6

const isPlace = (as: Asked): boolean => as === "place" || (typeof as === "object" && "placeOr" in as)
const isPeople = (as: Asked): boolean =>
  as === "warden" || as === "wardens" || (typeof as === "object" && "among" in as)

/** One field as it is described. */
export const DescribedField = ({ field, words, township }: Props) => {
  const { as } = field
  const common = useMessages()
  const reference = useReference()
  const inScope = useTownshipOptions()
  const wardens = useWardens(isPeople(as) ? township : undefined)
  const places = usePlaces(township, isPlace(as) && township !== undefined)
  const label = words.fields[field.label ?? field.key] ?? ""
  const clearable = field.required !== true
  const must: ReadonlyArray<Rule> = clearable ? [] : [{ required: true, message: common.common.required }]
  const item = (inside: ReactNode, more: Readonly<Record<string, unknown>> = {}) => (
    <Form.Item
      name={field.key}
      label={label}
      rules={[...must]}
      extra={field.hint === undefined ? null : words.hints[field.hint]}
      {...more}
    >
      {inside}
    </Form.Item>
  )
  const search = { optionFilterProp: "label" }
  const one = (options: ReadonlyArray<Option>) =>
    item(<Select allowClear={clearable} showSearch={search} options={[...options]} />)
  const several = (options: ReadonlyArray<Option>) =>
    item(<Select mode="multiple" showSearch={search} options={[...options]} />)
  const chips = (options: ReadonlyArray<Option>) =>
    item(
      <CodeChips
        codes={Object.fromEntries(options.map(({ value, label: name }) => [value, name]))}
        title={label}
      />
    )
  const villages = reference.villages.filter(({ code }) =>
    township === undefined ? inScope.some(({ value }) => code.startsWith(value)) : code.startsWith(township)
  )
  const placeOptions = places.map(({ id, name, kindName }) => ({ value: id, label: `${name} · ${kindName}` }))
  if (typeof as === "object") {
    if ("votes" in as) return <VotesField name={field.key} label={label} candidates={as.votes} />
    if ("yes" in as) {
      return chips([
        { value: "yes", label: as.yes },
        { value: "no", label: as.no }
      ])
    }
    if ("placeOr" in as) return one([...placeOptions, { value: nowhere, label: as.placeOr }])
    if ("among" in as) return one(as.among.map((id) => ({ value: id, label: wardens.nameOf(id) })))
    const options =
      "options" in as
        ? as.options
        : reference.table(as.table).map(({ code, name }) => ({ value: code, label: name }))
    if (as.several === true) return several(options)
    // A chip that was chosen stays chosen: what may be left empty is chosen from a list.
    return clearable || options.length > mostChips ? one(options) : chips(options)
  }
  switch (as) {
    case "text":
      return item(<Input maxLength={200} autoComplete="off" />)
    case "phone":
      return item(<Input type="tel" inputMode="tel" maxLength={20} autoComplete="off" />)
    case "long":
      return item(<Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} maxLength={1000} />)
    case "day":
      return item(<DayField />)
    case "instant":
      return item(<TimeField />)
    case "count":
      return item(<InputNumber min={0} precision={0} controls={false} inputMode="numeric" className="full" />)
    case "yes":
      return item(<Checkbox>{label}</Checkbox>, { valuePropName: "checked", label: undefined, rules: [] })
    case "position": {
      // Half a place is none.
      const whole = {
        required: true,
        validator: (_: unknown, place: Partial<Place> | undefined) =>
          wholePlace(place) === undefined
            ? Promise.reject(new Error(common.common.required))
            : Promise.resolve()
      }
      return item(<PlaceOrMapField />, { rules: clearable ? [] : [whole] })
    }
    case "township":
      return one(inScope)
    case "village":
      return item(
        <PickField
          choices={villages}
          title={common.register.pickVillage}
          searchHint={common.register.pickVillageSearch}
          clearable={clearable}
        />
      )
    case "villages":
      return several(villages.map(({ code, name }) => ({ value: code, label: name })))
    case "account":
      return item(<AccountField />)
    case "names":
      return item(
        <Select mode="tags" tokenSeparators={[",", "，", "、", " "]} suffixIcon={null} open={false} />
      )
    case "hours":
      return <HoursField name={field.key} label={label} />
    case "level":
      return item(<LevelField title={label} />)
    case "place":
      return one(placeOptions)
    case "warden":
      return one(wardens.serving)
    case "wardens":
      return several(wardens.serving)
  }
}
