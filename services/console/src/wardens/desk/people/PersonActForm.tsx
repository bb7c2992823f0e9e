import { minuteOf } from "../../../shell/time.ts"
import { useWardenDeskMessages } from "../deskMessages.ts"
import { type Asking, actOf } from "../forms/acts.ts"
import { DescribedForm } from "../forms/DescribedForm.tsx"
import type { Values } from "../forms/fields.ts"
import { actOnWarden, type Verb, type WardenFile } from "./peopleCalls.ts"
import { type AboutWarden, personActs } from "./personActs.ts"

interface Props {
  readonly verb: Verb
  readonly file: WardenFile
  /** What stands in the fields already, before what the act itself fills in. */
  readonly preset?: Values | undefined
  readonly onDone: () => void
  readonly onClose: () => void
}

const loanName: AboutWarden["loanName"] = ({ equipment, serial, since }) =>
  [equipment.name, serial, minuteOf(since)].filter((part) => part !== null).join(" ")

/** One act on a warden with its form. */
export const PersonActForm = ({ verb, file, preset, onDone, onClose }: Props) => {
  const { people: words } = useWardenDeskMessages()
  const asking: Asking<AboutWarden> = personActs[verb]
  return (
    <DescribedForm
      title={words.verbs[verb]}
      words={words}
      act={actOf(
        `warden.${verb}`,
        asking,
        { file, words, loanName },
        (...order) => actOnWarden(verb, ...order),
        preset
      )}
      onStale={onDone}
      onDone={onDone}
      onClose={onClose}
    />
  )
}
