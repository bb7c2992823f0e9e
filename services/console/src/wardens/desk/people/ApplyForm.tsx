import { useWardenDeskMessages } from "../deskMessages.ts"
import { DescribedForm } from "../forms/DescribedForm.tsx"
import type { Values } from "../forms/fields.ts"
import { useOwnTownship } from "../useTownships.ts"
import { apply } from "./peopleCalls.ts"
import { application } from "./personActs.ts"

interface Props {
  /** What is known already: the village that lacks somebody. */
  readonly preset?: Values
  readonly onDone: (id: string) => void
  readonly onClose: () => void
}

/** Takes the application of somebody down who wants to serve (rows 34, 45). */
export const ApplyForm = ({ preset, onDone, onClose }: Props) => {
  const { people: words } = useWardenDeskMessages()
  const own = useOwnTownship()
  return (
    <DescribedForm
      title={words.person.apply}
      words={words}
      act={{
        name: `apply.${JSON.stringify(preset ?? {})}`,
        fields: application,
        initial: { ...(own === undefined ? {} : { township: own }), ...preset },
        send: apply
      }}
      onDone={({ id }) => onDone(id)}
      onClose={onClose}
    />
  )
}
