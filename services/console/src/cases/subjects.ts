import { useAnswer } from "../server/useAnswer.ts"
import type { Subject } from "./caseFields.ts"
import { useCaseMessages } from "./caseMessages.ts"
import { useUnitNames } from "./choices.ts"
import type { CaseFile } from "./fileCalls.ts"
import { duplicateCases } from "./readCalls.ts"
import { hourOf, placeOf } from "./words.ts"

export interface SubjectOption {
  readonly value: string
  readonly label: string
}

/** How a group on a case is called: its unit, and the order in which it was called. */
export const useGroupName = () => {
  const messages = useCaseMessages()
  const { nameOf } = useUnitNames()
  return (group: { readonly unitId: string; readonly order: number; readonly people: number }): string =>
    `${group.order}. ${nameOf(group.unitId)} ${messages.section.people(group.people)}`
}

/** What a field of a case may point at, with words that tell one from another. */
export const useSubjects = (file: CaseFile): ((subject: Subject) => ReadonlyArray<SubjectOption>) => {
  const messages = useCaseMessages()
  const units = useUnitNames()
  const groupName = useGroupName()
  return (subject) => {
    switch (subject) {
      case "group":
        return file.groups
          .filter(({ step }) => step !== "called-off")
          .map((group) => ({
            value: group.groupId,
            label: `${groupName(group)} · ${messages.steps[group.step]}`
          }))
      case "assistantAccount":
        return file.assistants.flatMap(({ account, task }) =>
          account === null ? [] : [{ value: account, label: [account, task].filter(Boolean).join(" ") }]
        )
      case "assistantUnit":
        return file.assistants.flatMap(({ unitId, task }) =>
          unitId === null
            ? []
            : [{ value: unitId, label: [units.nameOf(unitId), task].filter(Boolean).join(" ") }]
        )
      case "whistle":
        return file.whistles
          .filter(({ endedAt }) => endedAt === null)
          .map(({ whistleId, what, at }) => ({ value: whistleId, label: `${hourOf(at)} ${what}` }))
      case "branch":
        return file.whistles
          .filter(({ endedAt }) => endedAt === null)
          .flatMap(({ whistleId, what, branches }) =>
            branches
              .filter(({ reportedAt }) => reportedAt === null)
              .map(({ branch }) => ({ value: `${whistleId}/${branch}`, label: `${branch} · ${what}` }))
          )
      case "order":
        return file.supervision
          .filter(({ answeredAt }) => answeredAt === null)
          .map(({ orderId, what }) => ({ value: orderId, label: what }))
      case "handOver":
        return file.handOvers
          .filter(({ receiptedAt }) => receiptedAt === null)
          .map(({ handOverId, agency, at }) => ({ value: handOverId, label: `${hourOf(at)} ${agency}` }))
      case "zone":
        return units.zones.filter(({ value }) => value !== file.zone)
      case "unit":
        return units.units
      case "otherCase":
        return []
    }
  }
}

/** Other open cases near this one, the most alike first. */
export const useOtherCases = (id: string): ReadonlyArray<SubjectOption> => {
  const { data } = useAnswer(duplicateCases({ for: id }), `others ${id}`)
  return (data?.items ?? []).map(({ other, score }) => ({
    value: other.id,
    label: `${other.number} ${placeOf(other)} ${Math.round(score * 100)}%`
  }))
}
