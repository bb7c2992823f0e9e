import { MinusOutlined, PlusOutlined } from "@ant-design/icons"
import { ConfigProvider } from "antd"
import { type FieldProps, fieldProps } from "../fields/FieldProps.ts"
import { useAccidentMessages } from "./accidentMessages.ts"

interface Props extends FieldProps {
  readonly value?: number | undefined
  readonly onChange?: (count: number) => void
  /** What is counted, as the buttons say it. */
  readonly what: string
}

/** A small number for a thumb: one less, one more, or typed. */
export const Stepper = ({ value = 0, onChange, what, ...field }: Props) => {
  const messages = useAccidentMessages()
  const { componentDisabled } = ConfigProvider.useConfig()
  const disabled = componentDisabled ?? false
  const set = (count: number) => onChange?.(Math.min(999, Math.max(0, Number.isFinite(count) ? count : 0)))
  return (
    <span className="stepper">
      <button
        type="button"
        aria-label={messages.report.fewer(what)}
        disabled={disabled || value === 0}
        onClick={() => set(value - 1)}
      >
        <MinusOutlined aria-hidden />
      </button>
      <input
        {...fieldProps(field)}
        inputMode="numeric"
        pattern="[0-9]*"
        aria-label={what}
        className={value > 0 ? "some" : ""}
        value={String(value)}
        disabled={disabled}
        onFocus={(event) => event.target.select()}
        onChange={(event) => set(Number.parseInt(event.target.value || "0", 10))}
      />
      <button
        type="button"
        aria-label={messages.report.further(what)}
        disabled={disabled}
        onClick={() => set(value + 1)}
      >
        <PlusOutlined aria-hidden />
      </button>
    </span>
  )
}
