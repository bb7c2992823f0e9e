import { useWardenDeskMessages } from "../deskMessages.ts"
import { type Asking, actOf } from "../forms/acts.ts"
import { DescribedForm } from "../forms/DescribedForm.tsx"
import { useOwnTownship } from "../useTownships.ts"
import type { Wardens } from "../useWardens.ts"
import { type AboutTeam, forming, teamActs } from "./teamActs.ts"
import { actOnTeam, formTeam, type TeamFile, type Verb } from "./teamCalls.ts"

interface Props {
  readonly verb: Verb
  readonly team: TeamFile
  readonly volunteers: Wardens
  readonly onDone: () => void
  readonly onClose: () => void
}

/** One act on a team with its form. */
export const TeamActForm = ({ verb, team, volunteers, onDone, onClose }: Props) => {
  const { people: words } = useWardenDeskMessages()
  const asking: Asking<AboutTeam> = teamActs[verb]
  const act = actOf(
    `team.${verb}`,
    asking,
    { file: team, words, volunteers },
    // What was decided meanwhile is no reason to refuse it, unless the rules say so.
    (id, commandId, _, form) => actOnTeam(verb, id, commandId, undefined, form)
  )
  return (
    <DescribedForm
      title={words.team.verbs[verb]}
      words={words}
      act={{ ...act, township: team.station }}
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
  const { people: words } = useWardenDeskMessages()
  const own = useOwnTownship()
  return (
    <DescribedForm
      title={words.team.verbs.form}
      words={words}
      act={{
        name: "form-team",
        fields: forming,
        initial: own === undefined ? {} : { station: own },
        send: formTeam
      }}
      onDone={({ id }) => onDone(id)}
      onClose={onClose}
    />
  )
}
