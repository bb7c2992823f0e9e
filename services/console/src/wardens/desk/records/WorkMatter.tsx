import { Checkbox, Form, Input, InputNumber } from "antd"
import type { Choice } from "../../../fields/Choice.ts"
import { DayField } from "../../../fields/DayField.tsx"
import { useMessages } from "../../../messages/Language.tsx"
import { useItems } from "../../useItems.ts"
import {
  GatheringFields,
  HelpFields,
  KindField,
  PeopleField,
  PersuasionFields,
  PublicityFields
} from "../../WorkFields.tsx"
import { useWardenMessages } from "../../wardenMessages.ts"
import { useWardenDeskMessages } from "../deskMessages.ts"
import { AccountField } from "../forms/AccountField.tsx"
import type { WorkKind } from "./recordCalls.ts"
import { itemOf } from "./recordForm.ts"

/** The matter of each kind of work; those of the phone are the phone's own fields. */

const at = ["work"] as const

/** Row 43: an account of somebody of the station, typed or picked. */
const AssistantFields = () => {
  const { common } = useMessages()
  const { work } = useWardenDeskMessages()
  const words = work.records
  const must = [{ required: true, message: common.required }]
  return (
    <>
      <Form.Item name={[...at, "account"]} label={words.account} rules={must}>
        <AccountField />
      </Form.Item>
      <Form.Item name={[...at, "from"]} label={words.workFrom} rules={must}>
        <DayField />
      </Form.Item>
      <Form.Item name={[...at, "until"]} label={words.workUntil}>
        <DayField />
      </Form.Item>
    </>
  )
}

const SiteField = () => {
  const { common } = useMessages()
  const { work } = useWardenDeskMessages()
  return (
    <Form.Item
      name={[...at, "site"]}
      label={work.records.site}
      rules={[{ required: true, whitespace: true, message: common.required }]}
    >
      <Input maxLength={100} autoComplete="off" />
    </Form.Item>
  )
}

interface SeveralProps {
  readonly name: "items" | "found"
  readonly label: string
  readonly choices: ReadonlyArray<Choice>
  readonly required?: boolean
}

const SeveralField = ({ name, label, choices, required = false }: SeveralProps) => {
  const { common } = useMessages()
  return (
    <Form.Item
      name={[...at, name]}
      label={label}
      rules={required ? [{ required: true, message: common.required }] : []}
    >
      <Checkbox.Group
        aria-label={label}
        options={choices.map(({ code, name: text }) => ({ value: code, label: text }))}
      />
    </Form.Item>
  )
}

/** Row 65: one visit for everything; something is found only in what was looked at. */
const InspectionFields = ({ choices }: { readonly choices: ReadonlyArray<Choice> }) => {
  const { work } = useWardenDeskMessages()
  const words = work.records
  const form = Form.useFormInstance()
  const looked = (Form.useWatch([...at, "items"], form) ?? []) as ReadonlyArray<string>
  return (
    <>
      <SiteField />
      <SeveralField name="items" label={words.items} choices={choices} required />
      <SeveralField
        name="found"
        label={words.found}
        choices={choices.filter(({ code }) => looked.includes(code))}
      />
    </>
  )
}

const Deskwork = ({ kind, choices }: { kind: WorkKind; choices: ReadonlyArray<Choice> }) => {
  const { common } = useMessages()
  const { work } = useWardenDeskMessages()
  const words = work.records
  const must = [{ required: true, message: common.required }]
  switch (kind) {
    case "activity":
      return (
        <>
          <KindField choices={choices} at={at} />
          <PeopleField at={at} label={words.people} />
        </>
      )
    case "village-assistant":
      return <AssistantFields />
    case "trade-check":
      return (
        <>
          <KindField choices={choices} at={at} />
          <SiteField />
          <Form.Item name={[...at, "inOrder"]} valuePropName="checked">
            <Checkbox>{words.inOrder}</Checkbox>
          </Form.Item>
        </>
      )
    case "card-delivery":
      return (
        <>
          <KindField choices={choices} at={at} />
          <Form.Item name={[...at, "cards"]} label={words.cards} rules={must}>
            <InputNumber min={1} precision={0} inputMode="numeric" className="wide-number" />
          </Form.Item>
        </>
      )
    case "site-inspection":
      return <InspectionFields choices={choices} />
    case "persuasion":
    case "publicity":
    case "help-request":
    case "gathering":
      return null
  }
}

/** The fields of one kind of work. */
export const WorkMatter = ({ kind }: { readonly kind: WorkKind }) => {
  const { form: words } = useWardenMessages()
  const items = useItems()
  const choices = kind === "village-assistant" ? [] : items.of(itemOf[kind])
  switch (kind) {
    case "persuasion":
      return <PersuasionFields choices={choices} at={at} />
    case "publicity":
      return <PublicityFields choices={choices} at={at} />
    case "help-request":
      return <HelpFields choices={choices} at={at} />
    case "gathering":
      return <GatheringFields choices={choices} at={at} />
    case "activity":
    case "village-assistant":
    case "trade-check":
    case "card-delivery":
    case "site-inspection":
      return (
        <fieldset className="panel form-section">
          <legend>{words.kind}</legend>
          <Deskwork kind={kind} choices={choices} />
        </fieldset>
      )
  }
}
