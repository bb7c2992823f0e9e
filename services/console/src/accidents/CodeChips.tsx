import { useId } from "react"
import { Chip } from "../fields/Chip.tsx"
import { type FieldProps, fieldProps } from "../fields/FieldProps.ts"

interface Props extends FieldProps {
  readonly value?: string | undefined
  readonly onChange?: (code: string | undefined) => void
  readonly codes: Readonly<Record<string, string>>
  readonly title: string
  readonly big?: boolean
}

/** One of a few codes, each a thumb high. */
export const CodeChips = ({ value, onChange, codes, title, big = false, ...field }: Props) => {
  const group = useId()
  return (
    <div
      className={big ? "chips chips-big" : "chips"}
      role="radiogroup"
      aria-label={title}
      {...fieldProps(field)}
    >
      {Object.entries(codes).map(([code, name]) => (
        <Chip
          key={code}
          type="radio"
          name={group}
          checked={code === value}
          onChange={() => onChange?.(code)}
          text={name}
        />
      ))}
    </div>
  )
}
