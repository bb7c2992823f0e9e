import { Checkbox, Form, Input, InputNumber, Select } from "antd"
import type { ReactNode } from "react"
import { CodeChips } from "../../../accidents/CodeChips.tsx"
import "../../../accidents/report.css"
import { TimeField } from "../../../accidents/TimeField.tsx"
import { PlaceField } from "../../../duties/PlaceField.tsx"
import { DayField } from "../../../fields/DayField.tsx"
import { useMessages } from "../../../messages/Language.tsx"
import { useReference } from "../../../reference/Reference.tsx"
import { usePrincipal } from "../../../session/Session.tsx"
import { useWardenDeskMessages } from "../deskMessages.ts"
import { type Field, labelOf, type Subject, type SubjectOption } from "./deskFields.ts"

/** What the fields of a form may point at, in the township that the form is about. */
export type Subjects = (subject: Subject, township: string | undefined) => ReadonlyArray<SubjectOption>

interface Props {
  readonly fields: ReadonlyArray<Field>
  /** Nine-digit code of the township whose villages are offered; that of the form where absent. */
  readonly township?: string | undefined
  readonly subjects?: Subjects | undefined
}

interface OneProps extends Omit<Props, "fields"> {
  readonly field: Field
}

const optionsOf = (choices: ReadonlyArray<{ readonly code: string; readonly name: string }>) =>
  choices.map(({ code, name }) => ({ value: code, label: name }))

/** Each candidate with a number of votes. */
const Votes = ({
  members,
  label
}: {
  readonly members: ReadonlyArray<SubjectOption>
  readonly label: string
}) => {
  const { people: messages } = useWardenDeskMessages()
  return (
    <fieldset className="action-group">
      <legend>{label}</legend>
      <p className="soft">{messages.team.electionHint}</p>
      {members.map(({ value, label: name }) => (
        <Form.Item key={value} name={["votes", value]} label={name} className="tight">
          <InputNumber min={0} precision={0} controls={false} inputMode="numeric" className="full" />
        </Form.Item>
      ))}
    </fieldset>
  )
}

/** One field as it is described. */
const One = ({ field, township, subjects }: OneProps) => {
  const common = useMessages()
  const { people: messages } = useWardenDeskMessages()
  const reference = useReference()
  const { townships } = usePrincipal()
  const form = Form.useFormInstance()
  const chosen: unknown = Form.useWatch("township", form)
  const within = township ?? (typeof chosen === "string" ? chosen : undefined)
  const label = messages.fields[labelOf(field)]
  const must = field.required === true ? [{ required: true, message: common.common.required }] : []
  const item = (inside: ReactNode, more: Readonly<Record<string, unknown>> = {}) => (
    <Form.Item
      name={field.name}
      label={label}
      rules={must}
      extra={field.hint === undefined ? null : messages[field.hint]}
      {...more}
    >
      {inside}
    </Form.Item>
  )
  const one = (options: ReadonlyArray<SubjectOption>) =>
    item(
      <Select
        allowClear={field.required !== true}
        showSearch={{ optionFilterProp: "label" }}
        options={[...options]}
      />
    )
  const several = (options: ReadonlyArray<SubjectOption>) =>
    item(<Select mode="multiple" showSearch={{ optionFilterProp: "label" }} options={[...options]} />)
  const { as } = field
  if (typeof as === "object") {
    if ("choice" in as) return item(<CodeChips codes={messages[as.choice]} title={label} />)
    return one(subjects?.(as.subject, within) ?? [])
  }
  switch (as) {
    case "text":
    case "account":
      return item(<Input maxLength={200} autoComplete="off" />)
    case "phone":
      return item(<Input type="tel" inputMode="tel" maxLength={20} autoComplete="off" />)
    case "long":
      return item(<Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} />)
    case "day":
      return item(<DayField />)
    case "instant":
      return item(<TimeField />)
    case "count":
      return item(<InputNumber min={0} precision={0} controls={false} inputMode="numeric" className="full" />)
    case "yes":
      return item(<Checkbox>{label}</Checkbox>, { valuePropName: "checked", label: undefined, rules: [] })
    case "passed":
      return item(<CodeChips codes={{ yes: messages.passedYes, no: messages.passedNo }} title={label} />)
    case "roles":
      return several(optionsOf(reference.table("wardens.roles")))
    case "skills":
      return several(optionsOf(reference.table("duty.cellSkills")))
    case "villages":
      return several(
        optionsOf(reference.villages.filter(({ code }) => within !== undefined && code.startsWith(within)))
      )
    case "township":
      return one(optionsOf(reference.townships.filter(({ code }) => townships?.includes(code) ?? true)))
    case "equipment":
      return one(optionsOf(reference.table("duty.cellEquipment")))
    case "training":
      return one(optionsOf(reference.table("wardens.trainings")))
    case "location":
      return item(<PlaceField />)
    case "votes":
      return <Votes members={subjects?.("member", within) ?? []} label={label} />
  }
}

/** The fields of one form, one below the other. */
export const DeskFields = ({ fields, ...about }: Props) => (
  <>
    {fields.map((field) => (
      <One key={field.name} field={field} {...about} />
    ))}
  </>
)
