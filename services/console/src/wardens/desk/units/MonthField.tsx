import { Input } from "antd"

interface Props {
  /** `2026-04`. */
  readonly value: string
  readonly onChange: (month: string | undefined) => void
  readonly label: string
}

/** A month, picked with the device's own picker. */
export const MonthField = ({ value, onChange, label }: Props) => (
  <Input
    type="month"
    aria-label={label}
    value={value}
    min="2000-01"
    max="2099-12"
    onChange={({ target }) => onChange(target.value === "" ? undefined : target.value.slice(0, 7))}
  />
)
