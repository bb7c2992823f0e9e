import { Chip } from "../fields/Chip.tsx"
import { useReference } from "../reference/Reference.tsx"
import { RuleTag } from "../shell/RefusedNotice.tsx"
import { useAccidentMessages } from "./accidentMessages.ts"
import { type ReportValues, saidGrounds } from "./reporting.ts"

interface Props {
  readonly value?: ReadonlyArray<string> | undefined
  readonly onChange?: (grounds: ReadonlyArray<string>) => void
  /** What the rest of the report says: some grounds follow from it. */
  readonly said: ReportValues
}

const rules = ["A4", "A5", "A6"] as const

/** These follow from the casualties and are never ticked. */
const ofCasualties: ReadonlySet<string> = new Set(["death", "injury"])

/** A4, A5, A6: why this accident must be reported to the police, in the words of the rules. */
export const GroundsField = ({ value = [], onChange, said }: Props) => {
  const messages = useAccidentMessages()
  const reference = useReference()
  const followed = saidGrounds(said)
  const toggle = (code: string) =>
    onChange?.(value.includes(code) ? value.filter((one) => one !== code) : [...value, code])
  return (
    <>
      {rules.map((rule) => {
        const grounds = reference
          .table(`accident.grounds.${rule}`)
          .filter(({ code }) => !ofCasualties.has(code) || followed.has(code))
        return grounds.length === 0 ? null : (
          <fieldset key={rule} className="grounds" data-grounds={rule}>
            <legend className="grounds-duty">
              {messages.report.duties[rule]} <RuleTag rule={rule} />
            </legend>
            {grounds.map(({ code, name }) => (
              <Chip
                key={code}
                type="checkbox"
                checked={followed.has(code) || value.includes(code)}
                fixed={followed.has(code)}
                onChange={() => toggle(code)}
                text={name}
                tone="alarming"
              />
            ))}
          </fieldset>
        )
      })}
    </>
  )
}
