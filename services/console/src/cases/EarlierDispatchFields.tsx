import { Button, Checkbox, Input } from "antd"
import { useId } from "react"
import { TimeField } from "../accidents/TimeField.tsx"
import { useCaseMessages } from "./caseMessages.ts"
import type { EarlierDispatch } from "./dispatching.ts"

interface Props {
  readonly value: EarlierDispatch | undefined
  readonly onChange: (earlier: EarlierDispatch | undefined) => void
  readonly disabled: boolean
}

/** I5: what was sent earlier, by radio or telephone, is filed with its own time; a correction says why it holds. */
export const EarlierDispatchFields = ({ value, onChange, disabled }: Props) => {
  const messages = useCaseMessages()
  const { dispatch } = messages
  const timeId = useId()
  return (
    <div className="crossings" data-earlier={value !== undefined}>
      <Button
        type="text"
        aria-expanded={value !== undefined}
        disabled={disabled}
        onClick={() => onChange(value === undefined ? { correction: false, reason: "" } : undefined)}
      >
        {dispatch.late}
      </Button>
      {value !== undefined && (
        <>
          <p className="soft">{dispatch.lateHint}</p>
          <label htmlFor={timeId}>{dispatch.sentAt}</label>
          <TimeField
            id={timeId}
            {...(value.at === undefined ? {} : { value: value.at })}
            onChange={(at) => {
              const { at: _, ...rest } = value
              onChange(at === undefined ? rest : { ...rest, at })
            }}
          />
          <Checkbox
            checked={value.correction}
            disabled={disabled}
            onChange={({ target }) => onChange({ ...value, correction: target.checked })}
          >
            {dispatch.correction}
          </Checkbox>
          {value.correction && (
            <Input.TextArea
              aria-label={dispatch.reason}
              aria-required
              placeholder={dispatch.reason}
              autoSize={{ minRows: 2, maxRows: 6 }}
              maxLength={2_000}
              value={value.reason}
              disabled={disabled}
              onChange={({ target }) => onChange({ ...value, reason: target.value })}
            />
          )}
        </>
      )}
    </div>
  )
}
