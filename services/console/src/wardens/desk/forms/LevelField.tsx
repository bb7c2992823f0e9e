import type { FieldProps } from "../../../fields/FieldProps.ts"
import { CodeField } from "../../CodeField.tsx"
import { useItems } from "../../useItems.ts"
import { useWardenMessages } from "../../wardenMessages.ts"

interface Props extends FieldProps {
  readonly title: string
  readonly value?: string
  readonly onChange?: (level: string) => void
}

/** How grave a hazard is, and how soon it is to be cleared then. */
export const LevelField = (props: Props) => {
  const { hazard: words } = useWardenMessages()
  const { hazardLevels } = useItems()
  return (
    <CodeField
      {...props}
      choices={hazardLevels.map(({ dueHours, ...level }) => ({
        ...level,
        name: `${level.name} · ${words.due(dueHours)}`
      }))}
    />
  )
}
