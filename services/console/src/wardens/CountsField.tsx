import { MinusOutlined, PlusOutlined } from "@ant-design/icons"
import type { Choice } from "../fields/Choice.ts"
import { type FieldProps, fieldProps } from "../fields/FieldProps.ts"
import { useWardenMessages } from "./wardenMessages.ts"

/** How often, by code. */
export type Counts = Readonly<Record<string, number>>

interface Props extends FieldProps {
  readonly value?: Counts | undefined
  readonly onChange?: (counts: Counts) => void
  readonly choices: ReadonlyArray<Choice>
}

/** A large plus for each kind: a warden counts with the thumb and looks at the road. */
export const CountsField = ({ value = {}, onChange, choices, ...field }: Props) => {
  const { persuasion: words } = useWardenMessages()
  const set = (code: string, count: number) => onChange?.({ ...value, [code]: Math.max(0, count) })
  return (
    <ul className="counts" {...fieldProps(field)} tabIndex={-1}>
      {choices.map(({ code, name }) => {
        const count = value[code] ?? 0
        return (
          <li key={code} data-count={code}>
            <span className="count-name">{name}</span>
            <button
              type="button"
              className="count-less"
              disabled={count === 0}
              aria-label={words.minus(name)}
              onClick={() => set(code, count - 1)}
            >
              <MinusOutlined aria-hidden />
            </button>
            <strong className="number" aria-live="polite">
              {count}
            </strong>
            <button
              type="button"
              className="count-more"
              aria-label={words.plus(name)}
              onClick={() => set(code, count + 1)}
            >
              <PlusOutlined aria-hidden />
            </button>
          </li>
        )
      })}
    </ul>
  )
}
