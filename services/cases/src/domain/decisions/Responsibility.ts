import type { CaseFile } from "../Case.ts"
import type {
  AcceptResponsibility,
  AssignAssistant,
  DeclineResponsibility,
  OfferResponsibility,
  ReleaseAssistant
} from "../commands/Intake.ts"
import { assistantKey } from "../values/People.ts"
import { type Decision, happened, refused, unchanged } from "./Decision.ts"
import { unlessTheyAnswerForIt } from "./Guards.ts"

/** Row 14: an offer changes nothing about who answers for the case; a newer one takes the place of an older. */
export const offer = (command: OfferResponsibility, file: CaseFile): Decision => {
  const { to, station, by, at, reason } = command
  if (to === file.responsible.account) return refused({ _tag: "TheyAnswerForItAlready", account: to })
  return (
    unlessTheyAnswerForIt(by, file) ??
    happened({ _tag: "ResponsibilityWasOffered", to, station, by: by.account, at, reason })
  )
}

/** Row 14: only whoever it was offered to takes it over, by their own word. */
export const accept = ({ by, at }: AcceptResponsibility, file: CaseFile): Decision => {
  if (by.account === file.responsible.account) {
    return refused({ _tag: "TheyAnswerForItAlready", account: by.account })
  }
  if (file.offer?.to === by.account && at < file.offer.at) {
    return refused({ _tag: "HappenedBeforeWhatItFollows", at: file.offer.at })
  }
  return file.offer?.to === by.account
    ? happened({ _tag: "ResponsibilityWasAccepted", by, from: file.responsible.account, at })
    : refused({ _tag: "NothingWasOffered", to: file.offer?.to ?? null })
}

/** By whoever it was offered to, or taken back by whoever offered it. */
export const decline = ({ by, at, reason }: DeclineResponsibility, { offer }: CaseFile): Decision =>
  offer !== null && (offer.to === by.account || offer.by === by.account)
    ? happened({ _tag: "ResponsibilityWasDeclined", by: by.account, at, reason })
    : refused({ _tag: "NothingWasOffered", to: offer?.to ?? null })

/** 主副协同: whoever answers for the case is no assistant of their own. */
export const assign = ({ assistant, task }: AssignAssistant, file: CaseFile): Decision => {
  if (assistant.kind === "account" && assistant.account === file.responsible.account) {
    return refused({ _tag: "TheyAnswerForItAlready", account: assistant.account })
  }
  const known = file.assistants.find(
    (one) => assistantKey(one.assistant) === assistantKey(assistant) && one.task === task
  )
  return known === undefined ? happened({ _tag: "AssistantWasAssigned", assistant, task }) : unchanged
}

export const release = ({ assistant, reason }: ReleaseAssistant, file: CaseFile): Decision => {
  const known = file.assistants.find((one) => assistantKey(one.assistant) === assistantKey(assistant))
  return known === undefined
    ? refused({ _tag: "AssistantIsNotAssigned" })
    : happened({ _tag: "AssistantWasReleased", assistant: known.assistant, reason })
}
