import { Form, Input, InputNumber, Select } from "antd"
import * as Effect from "effect/Effect"
import { DayField } from "../fields/DayField.tsx"
import { FormDrawer } from "../file/FormDrawer.tsx"
import { useMessages } from "../messages/Language.tsx"
import { useReference } from "../reference/Reference.tsx"
import { useAnswer } from "../server/useAnswer.ts"
import type { Act, Field, UnitChoice, Values } from "./acts.ts"
import { type OrganisationAnswer, organisationOn, type PersonFile } from "./dutyCalls.ts"
import { useDutyMessages } from "./dutyMessages.ts"
import { everybody } from "./dutyReads.ts"

interface Props {
  readonly act: Act
  /** What the act is on: a roster, a person; empty where there is nothing yet. */
  readonly subject: string
  readonly person?: PersonFile
  readonly onDone: (id: string) => void
  readonly onClose: () => void
}

interface Option {
  readonly value: string
  readonly label: string
}

const unitOptions = (of: UnitChoice, organisation: OrganisationAnswer | undefined): Array<Option> => {
  const zones = (organisation?.zones ?? []).map(({ zoneId, name }) => ({ value: zoneId, label: name }))
  const units = (organisation?.units ?? [])
    .filter(({ kind }) => of === "any" || kind === (of === "roster" ? "station" : of))
    .map(({ unitId, name, kindName }) => ({
      value: unitId,
      label: of === "any" ? `${name} · ${kindName}` : name
    }))
  return of === "zone" ? zones : of === "roster" ? [...zones, ...units] : units
}

/** One act with its form. */
export const ActForm = ({ act, subject, person, onDone, onClose }: Props) => {
  const common = useMessages()
  const messages = useDutyMessages()
  const reference = useReference()
  const [form] = Form.useForm<Values>()
  const asksPerson = act.fields.some(({ as }) => as === "person")
  const organisation = useAnswer(organisationOn(undefined), "organisation")
  const people = useAnswer(asksPerson ? everybody({}) : Effect.succeed([]), `everybody ${asksPerson}`)
  const inside = ({ as, label, only }: Field) => {
    if (typeof as === "object") {
      if ("codes" in as) {
        const options = Object.entries(messages[as.codes])
          .filter(([value]) => only === undefined || only.includes(value))
          .map(([value, name]) => ({ value, label: name }))
        return <Select allowClear options={options} />
      }
      return (
        <Select
          allowClear
          showSearch={{ optionFilterProp: "label" }}
          {...(as.several === true ? { mode: "multiple" as const } : {})}
          options={unitOptions(as.unit, organisation.data)}
        />
      )
    }
    switch (as) {
      case "text":
        return <Input maxLength={200} autoComplete="off" />
      case "long":
        return <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} />
      case "day":
        return <DayField />
      case "minute":
        return <Input type="datetime-local" />
      case "month":
        return <Input type="month" />
      case "number":
        return <InputNumber min={0} controls={false} inputMode="decimal" className="full" />
      case "townships":
        return (
          <Select
            mode="multiple"
            showSearch={{ optionFilterProp: "label" }}
            options={reference.townships.map(({ code, name }) => ({ value: code, label: name }))}
          />
        )
      case "person":
        return (
          <Select
            allowClear
            loading={people.asking}
            showSearch={{ optionFilterProp: "label" }}
            options={(people.data ?? []).map(({ personId, name, unitName }) => ({
              value: personId,
              label: `${name ?? messages.noName} · ${unitName}`
            }))}
          />
        )
      case "absence":
        return (
          <Select
            aria-label={messages.fields[label]}
            options={(person?.absences ?? [])
              .filter(({ cancelled }) => !cancelled)
              .map(({ absenceId, from, until, groundName }) => ({
                value: absenceId,
                label: `${from} – ${until} ${groundName}`
              }))}
          />
        )
    }
  }

  return (
    <FormDrawer
      name={`duties.${act.name}.${subject}`}
      title={messages.acts[act.name]}
      form={form}
      initial={act.initial ?? {}}
      send={(commandId, values) => act.send(subject, commandId, values)}
      shownAtField={(path) => act.fields.some(({ key }) => key === path)}
      saved={messages.saved}
      width={480}
      onDone={({ id }) => onDone(id)}
      onClose={onClose}
    >
      {act.hint !== undefined && <p className="soft">{act.hint(messages)}</p>}
      {act.fields.map((field) => (
        <Form.Item
          key={field.key}
          name={field.key}
          label={messages.fields[field.label]}
          rules={field.required === true ? [{ required: true, message: common.common.required }] : []}
          extra={field.key === "from" && field.required !== true ? messages.today : null}
        >
          {inside(field)}
        </Form.Item>
      ))}
    </FormDrawer>
  )
}
