import { CheckOutlined, CloseOutlined } from "@ant-design/icons"

interface YesNoProps {
  readonly id?: string
  readonly value?: boolean | undefined
  readonly onChange?: (value: boolean) => void
  readonly yes: string
  readonly no: string
}

/** A question with two answers, both in words and a thumb high. */
export const YesNo = ({ id, value, onChange, yes, no }: YesNoProps) => (
  <div className="yes-no" role="radiogroup" id={id} aria-label={`${yes} / ${no}`}>
    <button
      type="button"
      role="radio"
      aria-checked={value === true}
      className="yes"
      onClick={() => onChange?.(true)}
    >
      <CheckOutlined aria-hidden /> {yes}
    </button>
    <button
      type="button"
      role="radio"
      aria-checked={value === false}
      className="no"
      onClick={() => onChange?.(false)}
    >
      <CloseOutlined aria-hidden /> {no}
    </button>
  </div>
)

interface TickListProps {
  readonly id?: string
  readonly value?: ReadonlyArray<string> | undefined
  readonly onChange?: (codes: ReadonlyArray<string>) => void
  readonly title: string
  readonly choices: ReadonlyArray<{ readonly code: string; readonly name: string }>
  readonly alarming?: boolean
}

/** Several of a few: a tap ticks, another takes back. */
export const TickList = ({ id, value = [], onChange, title, choices, alarming = false }: TickListProps) => (
  <div className={alarming ? "chips ticks alarming" : "chips ticks"} role="group" aria-label={title} id={id}>
    {choices.map(({ code, name }) => {
      const ticked = value.includes(code)
      return (
        <button
          type="button"
          key={code}
          className="chip"
          aria-pressed={ticked}
          onClick={() => onChange?.(ticked ? value.filter((one) => one !== code) : [...value, code])}
        >
          {ticked && <CheckOutlined aria-hidden />} {name}
        </button>
      )
    })}
  </div>
)
