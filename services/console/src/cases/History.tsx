import { isValues, type Values } from "../accidents/actionFields.ts"
import { type FigureLine, FileHistory } from "../file/FileHistory.tsx"
import { useLanguage, useMessages } from "../messages/Language.tsx"
import { useCaseMessages } from "./caseMessages.ts"
import { useCaseChoices, useUnitNames } from "./choices.ts"
import type { CaseFile } from "./fileCalls.ts"

const colours: Readonly<Record<string, string>> = {
  CaseWasTaken: "blue",
  GroupsWereDispatched: "orange",
  CommandWasNotified: "red",
  WhistleWasBlown: "red",
  GroupArrived: "green",
  CaseWasClosed: "gray",
  CaseWasWithdrawn: "gray",
  CaseWasJoinedTo: "gray"
}

/** What the heading of an entry says already, or what only the machinery needs. */
const silent: ReadonlySet<string> = new Set(["reason", "happenedAt", "calledAt", "dueAt", "place", "by"])

const isId = (text: string): boolean => /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(text)

/** The values of an event that a person wants to read, in words. */
const useLines = (file: CaseFile) => {
  const { language } = useLanguage()
  const common = useMessages()
  const messages = useCaseMessages()
  const { levels, typeOf } = useCaseChoices()
  const units = useUnitNames()
  const labels: Readonly<Record<string, string>> = messages.forms.fields
  const codes: Readonly<Record<string, string>> = {
    ...messages.forms.codes.outcome,
    ...messages.forms.codes.ground,
    ...messages.forms.codes.review,
    ...messages.grades
  }
  const groups = new Map(file.groups.map(({ groupId, unitId }) => [groupId, units.nameOf(unitId)]))
  const word = (key: string, value: unknown, figures: Values): string => {
    if (typeof value === "boolean") return value ? common.common.yes : ""
    if (typeof value === "number") return value === 0 ? "" : String(value)
    if (Array.isArray(value)) {
      return value
        .map((one: unknown) => (isValues(one) ? String(one["branch"] ?? "") : word(key, one, figures)))
        .filter((one) => one !== "")
        .join(messages.section.comma)
    }
    if (typeof value !== "string") return ""
    if (key === "type") return typeOf(`${String(figures["kind"])}/${value}`)?.name[language] ?? value
    if (key === "level" || key === "previousLevel") return levels[value] ?? value
    if (key === "outcome" || key === "ground" || key === "grade") return codes[value] ?? value
    const named = groups.get(value) ?? units.nameOf(value)
    return isId(named) ? "" : named
  }
  return (figures: Values): ReadonlyArray<FigureLine> =>
    Object.entries(figures).flatMap(([key, value]) => {
      const label = labels[key]
      if (silent.has(key) || label === undefined) return []
      const said = word(key, value, figures)
      return said === "" ? [] : [{ name: label, value: said }]
    })
}

/** What happened with a case. */
export const History = ({ file }: { readonly file: CaseFile }) => {
  const messages = useCaseMessages()
  return (
    <FileHistory
      entries={file.history}
      colours={colours}
      reasonLine={(reason) => messages.section.condition(messages.forms.fields.reason, reason)}
      linesOf={useLines(file)}
    />
  )
}
