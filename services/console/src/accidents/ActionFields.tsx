import { DeleteOutlined, PlusOutlined } from "@ant-design/icons"
import { Button, Checkbox, Form, Input, InputNumber, Select } from "antd"
import type { ReactNode } from "react"
import { DayField } from "../fields/DayField.tsx"
import { PickField } from "../fields/PickField.tsx"
import { PlateField } from "../fields/PlateField.tsx"
import { useMessages } from "../messages/Language.tsx"
import { useReference } from "../reference/Reference.tsx"
import { useAccidentMessages } from "./accidentMessages.ts"
import { type Field, isValues, type Values } from "./actionFields.ts"
import { CodeChips } from "./CodeChips.tsx"
import type { AccidentFile } from "./fileCalls.ts"
import { PlaceFields } from "./PlaceFields.tsx"
import { partiesOf } from "./standing.ts"
import { useSubjects } from "./subjects.ts"
import { TimeField } from "./TimeField.tsx"

interface Props {
  readonly fields: ReadonlyArray<Field>
  readonly file: AccidentFile
}

type Path = ReadonlyArray<string | number>

/** More codes than this do not fit as chips. */
const mostChips = 7

interface OneProps {
  readonly field: Field
  readonly file: AccidentFile
  /** Where the values stand that the field is one of. */
  readonly at: Path
  /** The same from the root of the form: rows are named from their list. */
  readonly root: Path
}

const UnsureChips = (props: { readonly id?: string; readonly title: string }) => {
  const { common } = useMessages()
  return <CodeChips codes={{ yes: common.yes, no: common.no }} {...props} />
}

/** One field as it is described. */
const One = ({ field, file, at, root }: OneProps) => {
  const common = useMessages()
  const messages = useAccidentMessages()
  const reference = useReference()
  const subjects = useSubjects(file)
  const form = Form.useFormInstance()
  const beside: unknown = Form.useWatch(root.length === 0 ? [] : [...root], form)
  const values: Values = isValues(beside) ? beside : {}
  if (field.onlyIf?.(values) === false) return null
  const label = messages.fields[field.name]
  const must = field.required === true ? [{ required: true, message: common.common.required }] : []
  const item = (inside: ReactNode, more: Readonly<Record<string, unknown>> = {}) => (
    <Form.Item
      name={[...at, field.name]}
      label={label}
      rules={must}
      extra={field.hint === undefined ? null : messages.hints[field.hint]}
      {...more}
    >
      {inside}
    </Form.Item>
  )
  const { as } = field
  if (typeof as === "object") {
    if ("choice" in as) {
      const codes: Readonly<Record<string, string>> = messages.codes[as.choice]
      const few = Object.keys(codes).length <= mostChips
      return item(
        few ? (
          <CodeChips codes={codes} title={label} />
        ) : (
          <Select options={Object.entries(codes).map(([value, name]) => ({ value, label: name }))} />
        )
      )
    }
    if ("table" in as) {
      const choices = as.table === "townships" ? reference.townships : reference.table(as.table)
      return item(<PickField choices={choices} title={label} clearable />)
    }
    if ("subject" in as) {
      return item(<Select allowClear={field.required !== true} options={[...subjects(as.subject)]} />)
    }
    if ("several" in as) {
      return item(<Select mode="multiple" options={[...subjects(as.several)]} />)
    }
    if ("group" in as) {
      return (
        <fieldset className="action-group">
          <legend>{label}</legend>
          {field.hint !== undefined && <p className="soft">{messages.hints[field.hint]}</p>}
          {as.group.map((inner) => (
            <One
              key={inner.name}
              // Of a group that may be left empty nothing is demanded here: the server says what is missing of it.
              field={field.required === true ? inner : { ...inner, required: false }}
              file={file}
              at={[...at, field.name]}
              root={[...root, field.name]}
            />
          ))}
        </fieldset>
      )
    }
    return (
      <fieldset className="action-group">
        <legend>{label}</legend>
        <Form.List name={[...at, field.name]} initialValue={[...(as.first?.(file) ?? [])]}>
          {(rows, { add, remove }) => (
            <>
              {rows.map(({ key, name }) => (
                <div key={key} className="action-row">
                  {as.rows.map((inner) => (
                    <One
                      key={inner.name}
                      field={inner}
                      file={file}
                      at={[name]}
                      root={[...root, field.name, name]}
                    />
                  ))}
                  <Button
                    type="text"
                    icon={<DeleteOutlined aria-hidden />}
                    aria-label={`${messages.file.removeRow} ${label} ${name + 1}`}
                    onClick={() => remove(name)}
                  />
                </div>
              ))}
              <Button icon={<PlusOutlined aria-hidden />} onClick={() => add({})}>
                {label}
              </Button>
            </>
          )}
        </Form.List>
      </fieldset>
    )
  }
  switch (as) {
    case "text":
      return item(<Input maxLength={200} autoComplete="off" />)
    case "long":
    case "texts":
      return item(<Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={4000} />)
    case "day":
      return item(<DayField />)
    case "instant":
      return item(<TimeField />)
    case "number":
      return item(<InputNumber min={0} controls={false} inputMode="decimal" className="full" />)
    case "yes":
      return item(<Checkbox>{label}</Checkbox>, { valuePropName: "checked", label: undefined, rules: [] })
    case "unsure":
      return item(<UnsureChips title={label} />)
    case "plate":
      return (
        <>
          <Form.Item name={[...at, field.name, "kind"]} label={common.vehicle.plateKind} rules={must}>
            <PickField
              choices={reference.plateKinds}
              common={["02", "01", "07", "14", "52", "41"]}
              title={common.register.pickKind}
            />
          </Form.Item>
          <Form.Item name={[...at, field.name, "number"]} label={common.vehicle.plateNumber}>
            <PlateField />
          </Form.Item>
        </>
      )
    case "place":
      return <PlaceFields at={field.name} />
    case "shares":
      return <Shares file={file} />
  }
}

/** A15: a share for each party, and what for. */
const Shares = ({ file }: { readonly file: AccidentFile }) => {
  const messages = useAccidentMessages()
  const subjects = useSubjects(file)
  const names = new Map(subjects("party").map(({ value, label }) => [value, label]))
  return (
    <fieldset className="action-group">
      <legend>{messages.fields.shares}</legend>
      {partiesOf(file).map(({ participantId }, index) => (
        <div key={participantId} className="action-share" data-party={participantId}>
          <strong>{names.get(participantId)}</strong>
          <Form.Item name={["shares", index, "participantId"]} initialValue={participantId} hidden>
            <Input />
          </Form.Item>
          <Form.Item name={["shares", index, "share"]} className="tight">
            <CodeChips codes={messages.codes.share} title={messages.fields.share} />
          </Form.Item>
          <Form.Item name={["shares", index, "grounds"]} label={messages.fields.grounds} className="tight">
            <Input maxLength={500} autoComplete="off" />
          </Form.Item>
          <Form.Item name={["shares", index, "intent"]} valuePropName="checked" className="tight">
            <Checkbox>{messages.fields.intent}</Checkbox>
          </Form.Item>
        </div>
      ))}
    </fieldset>
  )
}

/** The fields of one action, one below the other. */
export const ActionFields = ({ fields, file }: Props) => (
  <>
    {fields.map((field) => (
      <One key={field.name} field={field} file={file} at={[]} root={[]} />
    ))}
  </>
)
