import { usePrincipal } from "../../../session/Session.tsx"
import { useWardenDeskMessages } from "../deskMessages.ts"
import type { Subjects } from "../people/DeskFields.tsx"
import { DeskForm } from "../people/DeskForm.tsx"
import { type Act, forming, teamActs } from "./teamActs.ts"
import { actOnTeam, type Forming, type FormOf, formTeam, type TeamFile, type Verb } from "./teamCalls.ts"
import type { Volunteers } from "./useVolunteers.ts"

interface Props {
  readonly verb: Verb
  readonly team: TeamFile
  readonly volunteers: Volunteers
  readonly onDone: () => void
  readonly onClose: () => void
}

/** One act on a team with its form. */
export const TeamActForm = ({ verb, team, volunteers, onDone, onClose }: Props) => {
  const { people: messages } = useWardenDeskMessages()
  const act: Act = teamActs[verb]
  const { inService, nameOf } = volunteers
  const isMember = (id: string): boolean => team.members.some(({ wardenId }) => wardenId === id)
  const subjects: Subjects = (subject) => {
    switch (subject) {
      case "volunteer":
        return inService
          .filter(({ id }) => !isMember(id))
          .map(({ id, villages }) => ({
            value: id,
            label: [nameOf(id), ...villages.map(({ name }) => name)].join(" · ")
          }))
      case "member":
        return team.members.map(({ wardenId, asName }) => ({
          value: wardenId,
          label: `${nameOf(wardenId)} · ${asName}`
        }))
      case "place":
      case "loan":
        return []
    }
  }
  return (
    <DeskForm
      name={`team.${team.id}.${verb}`}
      title={messages.team.verbs[verb]}
      fields={act.fields}
      initial={act.initial?.(team) ?? {}}
      corrects={act.corrects}
      township={team.station}
      subjects={subjects}
      // The fields carry the contract's names (`teamActs.ts`); the client checks the form before it is sent.
      send={(commandId, form) => actOnTeam(verb, team.id, commandId, form as unknown as FormOf<typeof verb>)}
      onDone={onDone}
      onClose={onClose}
    />
  )
}

interface FormingProps {
  readonly onDone: (id: string) => void
  readonly onClose: () => void
}

/** Forms a team of volunteers that a station leads. */
export const FormTeamForm = ({ onDone, onClose }: FormingProps) => {
  const { people: messages } = useWardenDeskMessages()
  const { townships } = usePrincipal()
  const [only, another] = townships ?? []
  return (
    <DeskForm
      name="form-team"
      title={messages.team.verbs.form}
      fields={forming}
      initial={only === undefined || another !== undefined ? {} : { station: only }}
      // As above: the client checks the form.
      send={(commandId, form) => formTeam(commandId, form as unknown as Forming)}
      onDone={({ id }) => onDone(id)}
      onClose={onClose}
    />
  )
}
