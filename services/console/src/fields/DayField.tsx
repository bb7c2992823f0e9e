import { Input } from "antd"
import { type FieldProps, fieldProps } from "./FieldProps.ts"

interface Props extends FieldProps {
  readonly value?: string | undefined
  readonly onChange?: (day: string | undefined) => void
  readonly min?: string
  readonly max?: string
  /** What it asks for, where no label of a form says so. */
  readonly label?: string
}

/** A day as `YYYY-MM-DD`, picked with the device's own picker: the fastest on a phone, and nothing to load. */
export const DayField = ({
  value,
  onChange,
  min = "1950-01-01",
  max = "2099-12-31",
  label,
  ...field
}: Props) => (
  <Input
    type="date"
    {...fieldProps(field)}
    {...(label === undefined ? {} : { "aria-label": label })}
    value={value ?? ""}
    min={min}
    max={max}
    onChange={(event) => onChange?.(event.target.value === "" ? undefined : event.target.value)}
  />
)
