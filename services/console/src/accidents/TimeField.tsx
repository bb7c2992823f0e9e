import { Input } from "antd"
import { type FieldProps, fieldProps } from "../fields/FieldProps.ts"

interface Props extends FieldProps {
  readonly value?: string | undefined
  readonly onChange?: (time: string | undefined) => void
}

/** A minute of the district's time, `2026-03-04T09:05`, picked with the device's own picker. */
export const TimeField = ({ value, onChange, ...field }: Props) => (
  <Input
    type="datetime-local"
    {...fieldProps(field)}
    value={value ?? ""}
    min="1950-01-01T00:00"
    max="2099-12-31T23:59"
    onChange={(event) => onChange?.(event.target.value === "" ? undefined : event.target.value.slice(0, 16))}
  />
)
