import { usePrincipal } from "../../../session/Session.tsx"
import { useWardenDeskMessages } from "../deskMessages.ts"
import { DeskForm } from "./DeskForm.tsx"
import type { Values } from "./deskFields.ts"
import { type Application, apply } from "./peopleCalls.ts"
import { application } from "./personActs.ts"

interface Props {
  /** What is known already: the village that lacks somebody. */
  readonly preset?: Values
  readonly onDone: (id: string) => void
  readonly onClose: () => void
}

/** Takes the application of somebody down who wants to serve (rows 34, 45). */
export const ApplyForm = ({ preset, onDone, onClose }: Props) => {
  const { people: messages } = useWardenDeskMessages()
  const { townships } = usePrincipal()
  const [only, another] = townships ?? []
  return (
    <DeskForm
      name={`apply.${JSON.stringify(preset ?? {})}`}
      title={messages.person.apply}
      fields={application}
      initial={{ ...(only === undefined || another !== undefined ? {} : { township: only }), ...preset }}
      // The fields carry the contract's names; the client checks the form before it is sent.
      send={(commandId, form) => apply(commandId, form as unknown as Application)}
      onDone={({ id }) => onDone(id)}
      onClose={onClose}
    />
  )
}
