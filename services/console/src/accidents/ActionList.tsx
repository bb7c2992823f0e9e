import { NextSteps } from "../file/NextSteps.tsx"
import { usePrincipal } from "../session/Session.tsx"
import { useAccidentMessages } from "./accidentMessages.ts"
import { actions, verbs } from "./actions.ts"
import type { AccidentFile, Verb } from "./fileCalls.ts"
import { mayDecide, mayReport } from "./permissions.ts"
import { nextSteps } from "./standing.ts"

interface Props {
  readonly file: AccidentFile
  readonly onAct: (verb: Verb) => void
}

const useOffered = (file: AccidentFile): ReadonlyArray<Verb> => {
  const { role } = usePrincipal()
  if (!mayReport(role)) return []
  return verbs.filter(
    (verb) => actions[verb].possible(file) && (mayDecide(role) || actions[verb].firstHelp === true)
  )
}

/** What may be done with an accident by this reader. */
export const ActionList = ({ file, onAct }: Props) => {
  const messages = useAccidentMessages()
  const offered = useOffered(file)
  return (
    <NextSteps
      offered={offered}
      next={nextSteps(file).filter((verb) => offered.includes(verb))}
      nameOf={(verb) => messages.verbs[verb]}
      groups={messages.groups}
      groupOf={(verb) => actions[verb].group}
      messages={messages.file}
      onAct={onAct}
    />
  )
}
