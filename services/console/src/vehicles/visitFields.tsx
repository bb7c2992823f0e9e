import { useId } from "react"
import { Chip } from "../fields/Chip.tsx"

interface YesNoProps {
  readonly id?: string
  readonly value?: boolean | undefined
  readonly onChange?: (value: boolean) => void
  readonly yes: string
  readonly no: string
}

/** A question with two answers, both in words and a thumb high. */
export const YesNo = ({ id, value, onChange, yes, no }: YesNoProps) => {
  const group = useId()
  return (
    <div className="yes-no" role="radiogroup" id={id} aria-label={`${yes} / ${no}`}>
      <Chip
        type="radio"
        name={group}
        tone="good"
        checked={value === true}
        onChange={() => onChange?.(true)}
        text={yes}
      />
      <Chip
        type="radio"
        name={group}
        tone="alarming"
        checked={value === false}
        onChange={() => onChange?.(false)}
        text={no}
      />
    </div>
  )
}

interface TickListProps {
  readonly id?: string
  readonly value?: ReadonlyArray<string> | undefined
  readonly onChange?: (codes: ReadonlyArray<string>) => void
  readonly title: string
  readonly choices: ReadonlyArray<{ readonly code: string; readonly name: string }>
  readonly tone: "alarming" | "good"
}

/** Several of a few: a tap ticks, another takes back. */
export const TickList = ({ id, value = [], onChange, title, choices, tone }: TickListProps) => (
  <fieldset className="chips chips-plain" aria-label={title} id={id}>
    {choices.map(({ code, name }) => {
      const ticked = value.includes(code)
      return (
        <Chip
          key={code}
          type="checkbox"
          tone={tone}
          checked={ticked}
          onChange={() => onChange?.(ticked ? value.filter((one) => one !== code) : [...value, code])}
          text={name}
        />
      )
    })}
  </fieldset>
)
