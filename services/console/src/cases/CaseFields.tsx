import { DeleteOutlined, PlusOutlined } from "@ant-design/icons"
import { AutoComplete, Button, Checkbox, Form, Input, InputNumber, Select } from "antd"
import type { ReactNode } from "react"
import { CodeChips } from "../accidents/CodeChips.tsx"
import { LocateField } from "../accidents/LocateField.tsx"
import { Stepper } from "../accidents/Stepper.tsx"
import { TimeField } from "../accidents/TimeField.tsx"
import { PickField } from "../fields/PickField.tsx"
import { useMessages } from "../messages/Language.tsx"
import { useReference } from "../reference/Reference.tsx"
import { CasePlaceFields } from "./CasePlaceFields.tsx"
import { type Field, labelOf } from "./caseFields.ts"
import { useCaseMessages } from "./caseMessages.ts"
import { useAccounts, useCaseChoices } from "./choices.ts"
import type { CaseFile } from "./fileCalls.ts"
import { useOtherCases, useSubjects } from "./subjects.ts"

interface Props {
  readonly fields: ReadonlyArray<Field>
  readonly file: CaseFile
}

/** More codes than this do not fit as chips. */
const mostChips = 8

interface OtherCaseProps {
  readonly of: string
  readonly id?: string
  readonly value?: string
  readonly onChange?: (id: string) => void
}

const OtherCaseField = ({ of, ...field }: OtherCaseProps) => {
  const options = useOtherCases(of)
  return <Select {...field} options={[...options]} />
}

interface AccountProps {
  readonly id?: string
  readonly value?: string
  readonly onChange?: (account: string) => void
}

/** An account, typed or picked among the people who serve; whoever is picked brings their station along. */
const AccountField = (field: AccountProps) => {
  const accounts = useAccounts()
  const form = Form.useFormInstance()
  return (
    <AutoComplete
      {...field}
      options={accounts.map(({ account, label }) => ({ value: account, label }))}
      showSearch={{
        filterOption: (typed, option) =>
          String(option?.["label"] ?? "")
            .toLowerCase()
            .includes(typed.toLowerCase())
      }}
      onSelect={(picked: string) => {
        const township = accounts.find(({ account }) => account === picked)?.township ?? undefined
        if (township !== undefined) form.setFieldValue("station", township)
      }}
    />
  )
}

const TypeField = (props: { readonly value?: string; readonly onChange?: (type?: string) => void }) => {
  const messages = useCaseMessages()
  const { types } = useCaseChoices()
  return (
    <PickField
      {...props}
      choices={types}
      title={messages.take.pickType}
      searchHint={messages.take.typeSearch}
    />
  )
}

const LevelField = (props: { readonly value?: string; readonly onChange?: (level?: string) => void }) => {
  const messages = useCaseMessages()
  const { levels } = useCaseChoices()
  return <CodeChips codes={levels} title={messages.take.level} {...props} />
}

/** Row 15: which branches are called, and in how many minutes each reports in. */
const Branches = () => {
  const messages = useCaseMessages()
  const { fields, branches } = messages.forms
  return (
    <Form.List name="branches">
      {(rows, { add, remove }) => (
        <>
          {rows.map(({ key, name }) => (
            <div key={key} className="action-row case-branch">
              <Form.Item name={[name, "branch"]} label={fields.branch} className="tight">
                <AutoComplete options={[...branches].map((value) => ({ value }))} />
              </Form.Item>
              <Form.Item name={[name, "minutes"]} label={fields.minutes} className="tight">
                <InputNumber min={1} max={10_000} controls={false} inputMode="numeric" className="full" />
              </Form.Item>
              <Button
                type="text"
                icon={<DeleteOutlined aria-hidden />}
                aria-label={`${messages.file.removeRow} ${fields.branch} ${name + 1}`}
                onClick={() => remove(name)}
              />
            </div>
          ))}
          <Button icon={<PlusOutlined aria-hidden />} onClick={() => add({})}>
            {fields.branch}
          </Button>
        </>
      )}
    </Form.List>
  )
}

/** One field as it is described. */
const One = ({ field, file }: { readonly field: Field; readonly file: CaseFile }) => {
  const common = useMessages()
  const messages = useCaseMessages()
  const reference = useReference()
  const subjects = useSubjects(file)
  const label = messages.forms.fields[labelOf(field)]
  const must = field.required === true ? [{ required: true, message: common.common.required }] : []
  const hint = field.hint === undefined ? null : messages.forms.hints[field.hint]
  const item = (inside: ReactNode, more: Readonly<Record<string, unknown>> = {}) => (
    <Form.Item name={field.name} label={label} rules={must} extra={hint} {...more}>
      {inside}
    </Form.Item>
  )
  const { as } = field
  if (typeof as === "object") {
    if ("choice" in as) {
      const codes: Readonly<Record<string, string>> = messages.forms.codes[as.choice]
      return item(<CodeChips codes={codes} title={label} />)
    }
    if (as.subject === "otherCase") return item(<OtherCaseField of={file.id} />)
    const options = subjects(as.subject)
    return item(
      options.length > 0 && options.length <= mostChips ? (
        <CodeChips
          codes={Object.fromEntries(options.map(({ value, label }) => [value, label]))}
          title={label}
        />
      ) : (
        <Select
          allowClear={field.required !== true}
          showSearch={{ optionFilterProp: "label" }}
          options={[...options]}
        />
      )
    )
  }
  switch (as) {
    case "text":
      return item(<Input maxLength={200} autoComplete="off" />)
    case "long":
      return item(<Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2000} />)
    case "instant":
      return item(<TimeField />)
    case "count":
      return item(<Stepper what={label} />, { className: "case-count" })
    case "yes":
      return item(<Checkbox>{label}</Checkbox>, { valuePropName: "checked", label: undefined, rules: [] })
    case "type":
      return item(<TypeField />)
    case "level":
      return item(<LevelField />)
    case "skill":
      return item(
        <Select
          allowClear
          options={reference.table("duty.cellSkills").map(({ code, name }) => ({ value: code, label: name }))}
        />
      )
    case "account":
      return item(<AccountField />)
    case "township":
      return item(
        <Select
          allowClear
          showSearch={{ optionFilterProp: "label" }}
          options={reference.townships.map(({ code, name }) => ({ value: code, label: name }))}
        />
      )
    case "device":
      return item(<LocateField />)
    case "place":
      return (
        <fieldset className="action-group">
          <legend>{label}</legend>
          <CasePlaceFields at={field.name} />
        </fieldset>
      )
    case "caller":
      return (
        <fieldset className="action-group">
          <legend>{label}</legend>
          {hint !== null && <p className="soft">{hint}</p>}
          <Form.Item name={[field.name, "phone"]} label={messages.forms.fields.phone}>
            <Input type="tel" inputMode="tel" maxLength={20} autoComplete="off" />
          </Form.Item>
          <Form.Item name={[field.name, "name"]} label={messages.forms.fields.name}>
            <Input maxLength={100} autoComplete="off" />
          </Form.Item>
        </fieldset>
      )
    case "branches":
      return (
        <fieldset className="action-group">
          <legend>{label}</legend>
          {hint !== null && <p className="soft">{hint}</p>}
          <Branches />
        </fieldset>
      )
  }
}

/** The fields of one action, one below the other. */
export const CaseFields = ({ fields, file }: Props) => (
  <>
    {fields.map((field) => (
      <One key={field.name} field={field} file={file} />
    ))}
  </>
)
