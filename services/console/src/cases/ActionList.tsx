import { NextSteps } from "../file/NextSteps.tsx"
import { usePrincipal } from "../session/Session.tsx"
import { actions, verbs } from "./actions.ts"
import { useCaseMessages } from "./caseMessages.ts"
import type { CaseFile, FormVerb } from "./fileCalls.ts"
import { isFor, nextSteps } from "./standing.ts"

interface Props {
  readonly file: CaseFile
  readonly onAct: (verb: FormVerb) => void
}

/** What may be done with a case by this reader. */
export const ActionList = ({ file, onAct }: Props) => {
  const messages = useCaseMessages()
  const reader = usePrincipal()
  const offered = verbs.filter(
    (verb) => isFor(actions[verb].who, reader.role) && actions[verb].possible(file)
  )
  const next = nextSteps(file, reader).filter((verb) => offered.includes(verb))
  return (
    <NextSteps
      offered={offered}
      next={next.slice(0, 5)}
      nameOf={(verb) => messages.forms.verbs[verb]}
      groups={messages.forms.groups}
      groupOf={(verb) => actions[verb].group}
      messages={messages.file}
      onAct={onAct}
    />
  )
}
