import { Form, Input, InputNumber } from "antd"
import { TimeField } from "../accidents/TimeField.tsx"
import type { Choice } from "../fields/Choice.ts"
import { PlateField } from "../fields/PlateField.tsx"
import { useMessages } from "../messages/Language.tsx"
import { CodeField } from "./CodeField.tsx"
import { type Counts, CountsField } from "./CountsField.tsx"
import { useWardenMessages } from "./wardenMessages.ts"
import { counted } from "./workValues.ts"

/** The matter of the forms of a day, kind by kind: the same fields on a warden's phone and at the desk. */

interface Props {
  /** Codes of the kind that may be chosen today. */
  readonly choices: ReadonlyArray<Choice>
  /** Where in the form's values the matter stands: beside everything else where absent. */
  readonly at?: ReadonlyArray<string>
}

/** Which code of the kind. */
export const KindField = ({ choices, at = [] }: Props) => {
  const { form: words } = useWardenMessages()
  const { common } = useMessages()
  return (
    <Form.Item name={[...at, "code"]} rules={[{ required: true, message: common.required }]}>
      <CodeField choices={choices} title={words.kind} />
    </Form.Item>
  )
}

/** How many people. */
export const PeopleField = ({
  at = [],
  label
}: {
  readonly at?: ReadonlyArray<string>
  readonly label: string
}) => (
  <Form.Item name={[...at, "people"]} label={label}>
    <InputNumber min={0} precision={0} inputMode="numeric" controls={false} className="wide-number" />
  </Form.Item>
)

/** How often of what, and a vehicle where one is worth naming. */
export const PersuasionFields = ({ choices, at = [] }: Props) => {
  const { persuasion: words } = useWardenMessages()
  return (
    <fieldset className="panel form-section">
      <legend>{words.counts}</legend>
      <Form.Item
        name={[...at, "counts"]}
        className="tight"
        rules={[
          {
            validator: (_, counts: Counts | undefined) =>
              counted(counts).length > 0 ? Promise.resolve() : Promise.reject(new Error(words.atLeastOne))
          }
        ]}
      >
        <CountsField choices={choices} />
      </Form.Item>
      <Form.Item name={[...at, "plate"]} label={words.plate}>
        <PlateField />
      </Form.Item>
    </fieldset>
  )
}

/** What people were told, and how many. */
export const PublicityFields = ({ choices, at = [] }: Props) => {
  const { form: words, publicity } = useWardenMessages()
  return (
    <fieldset className="panel form-section">
      <legend>{words.kind}</legend>
      <KindField choices={choices} at={at} />
      <PeopleField at={at} label={words.people} />
      <Form.Item name={[...at, "topic"]} label={publicity.topic}>
        <Input maxLength={100} />
      </Form.Item>
    </fieldset>
  )
}

/** With what, and whom they were sent on to. */
export const HelpFields = ({ choices, at = [] }: Props) => {
  const { form: words, help } = useWardenMessages()
  return (
    <fieldset className="panel form-section">
      <legend>{words.kind}</legend>
      <KindField choices={choices} at={at} />
      <Form.Item name={[...at, "referredTo"]} label={help.referredTo}>
        <Input maxLength={100} />
      </Form.Item>
    </fieldset>
  )
}

/** Which gathering, from when until when, and how many are expected. */
export const GatheringFields = ({ choices, at = [] }: Props) => {
  const { form: words, gathering } = useWardenMessages()
  const { common } = useMessages()
  const must = [{ required: true, message: common.required }]
  return (
    <fieldset className="panel form-section">
      <legend>{words.kind}</legend>
      <KindField choices={choices} at={at} />
      <Form.Item name={[...at, "from"]} label={gathering.from} rules={must}>
        <TimeField />
      </Form.Item>
      <Form.Item name={[...at, "until"]} label={gathering.until} rules={must}>
        <TimeField />
      </Form.Item>
      <PeopleField at={at} label={gathering.people} />
    </fieldset>
  )
}

interface HazardProps extends Props {
  readonly levels: ReadonlyArray<Choice & { readonly dueHours: number }>
}

/** What kind of hazard, how grave, and what its photo is called. */
export const HazardFields = ({ choices, levels }: HazardProps) => {
  const { form: words, hazard } = useWardenMessages()
  const { common } = useMessages()
  return (
    <fieldset className="panel form-section">
      <legend>{words.kind}</legend>
      <KindField choices={choices} />
      <Form.Item name="level" label={hazard.level} rules={[{ required: true, message: common.required }]}>
        <CodeField
          title={hazard.level}
          choices={levels.map(({ dueHours, ...level }) => ({
            ...level,
            name: `${level.name} · ${hazard.due(dueHours)}`
          }))}
        />
      </Form.Item>
      <Form.Item name="description" label={hazard.description}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={400} />
      </Form.Item>
      <Form.Item name="photo" label={hazard.photo}>
        <Input maxLength={100} placeholder={hazard.photoHint} />
      </Form.Item>
    </fieldset>
  )
}
