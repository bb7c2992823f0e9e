import { MoreOutlined } from "@ant-design/icons"
import { ConfigProvider } from "antd"
import { useId, useState } from "react"
import { useMessages } from "../messages/Language.tsx"
import { Chip } from "./Chip.tsx"
import type { Choice } from "./Choice.ts"
import { type FieldProps, fieldProps } from "./FieldProps.ts"
import { PickField } from "./PickField.tsx"

interface Props extends FieldProps {
  readonly value?: string | undefined
  readonly onChange?: (code: string | undefined) => void
  readonly choices: ReadonlyArray<Choice>
  /** The few codes that most entries are, with the short names people use. */
  readonly common: ReadonlyArray<readonly [code: string, name: string]>
  readonly title: string
}

/** The common answers one tap away, the rest of the table behind 更多. */
export const ChipField = ({ value, onChange, choices, common, title, ...field }: Props) => {
  const messages = useMessages()
  const group = useId()
  const { componentDisabled } = ConfigProvider.useConfig()
  const [all, setAll] = useState(false)
  const isCommon = common.some(([code]) => code === value)
  if (all || (value !== undefined && !isCommon)) {
    return (
      <PickField
        {...fieldProps(field)}
        value={value}
        choices={choices}
        common={common.map(([code]) => code)}
        title={title}
        onChange={(code) => {
          setAll(false)
          onChange?.(code)
        }}
      />
    )
  }
  return (
    <div className="chips chips-grid" role="radiogroup" aria-label={title} {...fieldProps(field)}>
      {common.map(([code, name]) => (
        <Chip
          key={code}
          name={group}
          type="radio"
          checked={code === value}
          onChange={() => onChange?.(code)}
          text={name}
        />
      ))}
      <button
        type="button"
        className="chip chip-more"
        disabled={componentDisabled ?? false}
        onClick={() => setAll(true)}
      >
        {messages.common.more}
        <MoreOutlined aria-hidden />
      </button>
    </div>
  )
}
