import { Form, InputNumber } from "antd"
import type { Option } from "../../../lists/FilterSheet.tsx"
import { useWardenDeskMessages } from "../deskMessages.ts"

interface Props {
  readonly name: string
  readonly label: string
  readonly candidates: ReadonlyArray<Option>
}

/** Each candidate with a number of votes. */
export const VotesField = ({ name, label, candidates }: Props) => {
  const { people: messages } = useWardenDeskMessages()
  return (
    <fieldset className="action-group">
      <legend>{label}</legend>
      <p className="soft">{messages.team.electionHint}</p>
      {candidates.map(({ value, label: candidate }) => (
        <Form.Item key={value} name={[name, value]} label={candidate} className="tight">
          <InputNumber min={0} precision={0} controls={false} inputMode="numeric" className="full" />
        </Form.Item>
      ))}
    </fieldset>
  )
}
