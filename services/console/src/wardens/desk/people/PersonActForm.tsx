import { useAnswer } from "../../../server/useAnswer.ts"
import { minuteOf } from "../../../shell/time.ts"
import { useWardenDeskMessages } from "../deskMessages.ts"
import type { Subjects } from "./DeskFields.tsx"
import { DeskForm } from "./DeskForm.tsx"
import { nowhere, type Values } from "./deskFields.ts"
import { actOnWarden, everyPlace, type FormOf, type Verb, type WardenFile } from "./peopleCalls.ts"
import { type Act, personActs } from "./personActs.ts"
import { loansOut } from "./standing.ts"

interface Props {
  readonly verb: Verb
  readonly file: WardenFile
  /** What stands in the fields already, before what the act itself fills in. */
  readonly preset?: Values | undefined
  readonly onDone: () => void
  readonly onClose: () => void
}

/** Open places of a township, and what the warden has on loan. */
const useSubjects = (file: WardenFile): Subjects => {
  const { people: messages } = useWardenDeskMessages()
  const places = useAnswer(everyPlace({}), "places")
  return (subject, within) => {
    switch (subject) {
      case "place":
        return [
          ...(places.data ?? [])
            .filter(({ township }) => township === within)
            .map(({ id, name, kindName }) => ({ value: id, label: `${name} · ${kindName}` })),
          { value: nowhere, label: messages.nowhere }
        ]
      case "loan":
        return loansOut(file).map(({ loanId, equipment, serial, since }) => ({
          value: loanId,
          label: [equipment.name, serial, minuteOf(since)].filter((part) => part !== null).join(" ")
        }))
      case "volunteer":
      case "member":
        return []
    }
  }
}

/** One act on a warden with its form. */
export const PersonActForm = ({ verb, file, preset, onDone, onClose }: Props) => {
  const { people: messages } = useWardenDeskMessages()
  const subjects = useSubjects(file)
  const act: Act = personActs[verb]
  return (
    <DeskForm
      name={`warden.${file.id}.${verb}`}
      title={messages.verbs[verb]}
      fields={act.fields}
      initial={{ ...act.initial?.(file), ...preset }}
      corrects={act.corrects}
      township={act.elsewhere === true ? undefined : file.township}
      subjects={subjects}
      send={(commandId, form) =>
        actOnWarden(
          verb,
          file.id,
          commandId,
          act.whateverVersion === true ? undefined : file.version,
          // The fields carry the contract's names (`personActs.ts`); the client checks the form before it is sent.
          form as unknown as FormOf<typeof verb>
        )
      }
      onStale={onDone}
      onDone={onDone}
      onClose={onClose}
    />
  )
}
