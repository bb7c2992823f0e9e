import { Input } from "antd"

interface Props {
  readonly id?: string
  readonly value?: string | undefined
  readonly onChange?: (day: string | undefined) => void
  readonly min?: string
  readonly max?: string
}

/** A day as `YYYY-MM-DD`, picked with the device's own picker: the fastest on a phone, and nothing to load. */
export const DayField = ({ id, value, onChange, min = "1950-01-01", max = "2099-12-31" }: Props) => (
  <Input
    type="date"
    {...(id === undefined ? {} : { id })}
    value={value ?? ""}
    min={min}
    max={max}
    onChange={(event) => onChange?.(event.target.value === "" ? undefined : event.target.value)}
  />
)
