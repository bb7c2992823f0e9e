import { useId } from "react"
import { Chip } from "../fields/Chip.tsx"
import type { Choice } from "../fields/Choice.ts"
import { type FieldProps, fieldProps } from "../fields/FieldProps.ts"

interface Props extends FieldProps {
  readonly value?: string | undefined
  readonly onChange?: (code: string) => void
  readonly choices: ReadonlyArray<Choice>
  readonly title: string
}

/** One of a few codes, all of them on the page. */
export const CodeField = ({ value, onChange, choices, title, ...field }: Props) => {
  const group = useId()
  return (
    <div className="chips chips-grid" role="radiogroup" aria-label={title} {...fieldProps(field)}>
      {choices.map(({ code, name }) => (
        <Chip
          key={code}
          name={group}
          type="radio"
          checked={code === value}
          onChange={() => onChange?.(code)}
          text={name}
        />
      ))}
    </div>
  )
}
