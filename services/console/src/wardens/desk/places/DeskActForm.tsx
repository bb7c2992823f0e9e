import type { CommandAnswer } from "@jiaosuo/wardens/api"
import { Form, Input, Select } from "antd"
import type { Rule } from "antd/es/form"
import type { ReactNode } from "react"
import { TimeField } from "../../../accidents/TimeField.tsx"
import { wholePlace } from "../../../duties/PlaceField.tsx"
import type { Place } from "../../../duties/useDevicePlace.ts"
import type { FieldProps } from "../../../fields/FieldProps.ts"
import { PickField } from "../../../fields/PickField.tsx"
import { FormDrawer } from "../../../file/FormDrawer.tsx"
import { useMessages } from "../../../messages/Language.tsx"
import { useReference } from "../../../reference/Reference.tsx"
import { usePrincipal } from "../../../session/Session.tsx"
import { CodeField } from "../../CodeField.tsx"
import { useItems } from "../../useItems.ts"
import { useWardenMessages } from "../../wardenMessages.ts"
import { PlaceOrMapField } from "../callouts/PlaceOrMapField.tsx"
import "../callouts/callOuts.css"
import { useWardenDeskMessages } from "../deskMessages.ts"
import { useTownshipOptions } from "./DeskFilters.tsx"
import { type Act, type Field, isFieldOf, type Values } from "./deskActs.ts"
import { HoursField } from "./HoursField.tsx"
import { usePlaces, useWardens } from "./useWardens.ts"
import "./places.css"

interface Props {
  readonly act: Act
  readonly onDone: (answer: CommandAnswer) => void
  readonly onClose: () => void
  /** Where the act is on the version that was read: reads it anew, and closes the form. */
  readonly onStale?: () => void
}

const isText = (value: unknown): value is string => typeof value === "string" && value !== ""

interface LevelProps extends FieldProps {
  readonly title: string
  readonly value?: string
  readonly onChange?: (level: string) => void
}

/** How grave a hazard is, and how soon it is to be cleared then. */
const LevelField = (props: LevelProps) => {
  const { hazard: words } = useWardenMessages()
  const { hazardLevels } = useItems()
  return (
    <CodeField
      {...props}
      choices={hazardLevels.map(({ dueHours, ...level }) => ({
        ...level,
        name: `${level.name} · ${words.due(dueHours)}`
      }))}
    />
  )
}

/** One field as it is described. */
const One = ({ field, act, township }: { field: Field; act: Act; township: string | undefined }) => {
  const common = useMessages()
  const { work: messages } = useWardenDeskMessages()
  const reference = useReference()
  const { townships } = usePrincipal()
  const inScope = useTownshipOptions()
  const asksPeople = field.as === "warden" || field.as === "wardens"
  const wardens = useWardens(asksPeople ? township : undefined)
  const places = usePlaces(township, field.as === "place")
  const label = messages.fields[field.key]
  const villages = reference.villages.filter(({ code }) =>
    township === undefined ? (townships?.includes(code.slice(0, 9)) ?? true) : code.startsWith(township)
  )
  const must = [{ required: true, message: common.common.required }]
  // Half a place is none.
  const mustBeAPlace = [
    {
      required: true,
      validator: (_: unknown, place: Partial<Place> | undefined) =>
        wholePlace(place) === undefined
          ? Promise.reject(new Error(common.common.required))
          : Promise.resolve()
    }
  ]
  const item = (inside: ReactNode, rules: ReadonlyArray<Rule> = must) => (
    <Form.Item
      name={field.key}
      label={label}
      rules={field.required === true ? [...rules] : []}
      extra={field.hint === undefined ? null : messages.hints[field.hint]}
    >
      {inside}
    </Form.Item>
  )
  switch (field.as) {
    case "text":
      return item(<Input maxLength={100} autoComplete="off" />)
    case "long":
      return item(<Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} maxLength={500} />)
    case "instant":
      return item(<TimeField />)
    case "position":
      return item(<PlaceOrMapField />, mustBeAPlace)
    case "township":
      return item(<Select showSearch={{ optionFilterProp: "label" }} options={[...inScope]} />)
    case "village":
      return item(
        <PickField
          choices={villages}
          title={common.register.pickVillage}
          searchHint={common.register.pickVillageSearch}
          clearable
        />
      )
    case "villages":
      return item(
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: "label" }}
          options={villages.map(({ code, name }) => ({ value: code, label: name }))}
        />
      )
    case "hours":
      return <HoursField name={field.key} label={label} />
    case "placeKind":
      return item(<CodeField choices={reference.table("wardens.placeKinds")} title={label} />)
    case "place":
      return item(
        <Select
          showSearch={{ optionFilterProp: "label" }}
          options={places.map(({ id, name, kindName }) => ({ value: id, label: `${name} · ${kindName}` }))}
        />
      )
    case "warden":
    case "wardens": {
      const { among } = act
      return item(
        <Select
          allowClear
          showSearch={{ optionFilterProp: "label" }}
          {...(field.as === "wardens" ? { mode: "multiple" as const } : {})}
          options={
            among === undefined
              ? [...wardens.serving]
              : among.map((id) => ({ value: id, label: wardens.nameOf(id) }))
          }
        />
      )
    }
    case "level":
      return item(<LevelField title={label} />)
  }
}

/** One act with its form: a place, a shift or a hazard. */
export const DeskActForm = ({ act, onDone, onClose, onStale }: Props) => {
  const { work: messages } = useWardenDeskMessages()
  const [form] = Form.useForm<Values>()
  const chosen: unknown = Form.useWatch("township", form)
  const township = act.township ?? (isText(chosen) ? chosen : undefined)
  return (
    <FormDrawer<Values, CommandAnswer>
      name={`wardens.${act.verb}.${act.subject}`}
      title={messages.verbs[act.verb]}
      form={form}
      initial={act.initial ?? {}}
      send={act.send}
      shownAtField={(path) => isFieldOf(act.fields, path)}
      saved={messages.saved}
      submit={messages.verbs[act.verb]}
      width={520}
      {...(onStale === undefined ? {} : { stale: { title: messages.changedMeanwhile, onRefresh: onStale } })}
      onDone={onDone}
      onClose={onClose}
    >
      {act.fields.map((field) => (
        <One key={field.key} field={field} act={act} township={township} />
      ))}
    </FormDrawer>
  )
}
