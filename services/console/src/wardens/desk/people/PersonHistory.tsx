import type { FigureLine } from "../../../file/FileHistory.tsx"
import { nameOf, useReference } from "../../../reference/Reference.tsx"
import { useAnswer } from "../../../server/useAnswer.ts"
import { DeskHistory } from "../DeskHistory.tsx"
import { useWardenDeskMessages } from "../deskMessages.ts"
import { everyPlace } from "../peopleAndPlaces.ts"
import type { WardenFile } from "./peopleCalls.ts"

const colours: Readonly<Record<string, string>> = {
  WardenWasActivated: "green",
  WardenResumed: "green",
  WardenWentToRest: "orange",
  InjuryWasReported: "red",
  WardenWasTurnedDown: "gray",
  WardenLeft: "gray"
}

/** What the events of a warden say, in words. */
const useLines = () => {
  const { people: messages } = useWardenDeskMessages()
  const reference = useReference()
  // Those that were closed since are in the history as well.
  const places = useAnswer(everyPlace({ open: "all" }), "all places")
  const tables: Readonly<Record<string, ReadonlyArray<{ readonly code: string; readonly name: string }>>> = {
    roles: reference.table("wardens.roles"),
    villages: reference.villages,
    skills: reference.table("duty.cellSkills"),
    subject: reference.table("wardens.trainings"),
    equipment: reference.table("duty.cellEquipment"),
    severity: Object.entries(messages.severities).map(([code, name]) => ({ code, name })),
    placeId: (places.data ?? []).map(({ id, name }) => ({ code: id, name }))
  }
  const wordOf = (key: string, value: unknown): string => {
    if (typeof value === "boolean") {
      if (key === "intact") return value ? messages.loans.intact : messages.loans.damaged
      return value ? messages.passedYes : messages.passedNo
    }
    if (key === "placeId" && value === null) return messages.nowhere
    const codes = Array.isArray(value) ? value : [value]
    return codes
      .flatMap((code: unknown) =>
        typeof code === "string" ? [tables[key]?.find((choice) => choice.code === code)?.name ?? code] : []
      )
      .join(messages.comma)
  }
  const labels: Readonly<Record<string, string>> = messages.fields
  return (figures: Readonly<Record<string, unknown>>): ReadonlyArray<FigureLine> =>
    Object.entries(figures).flatMap(([key, value]) => {
      const name = labels[key]
      if (name === undefined || key === "reason" || key === "loanId" || key === "setsOutFrom") return []
      const said = key === "township" ? nameOf(reference.townships, String(value)) : wordOf(key, value)
      return said === "" ? [] : [{ name, value: said }]
    })
}

/** What happened with a warden. */
export const PersonHistory = ({ file }: { readonly file: WardenFile }) => (
  <DeskHistory entries={file.history} colours={colours} linesOf={useLines()} />
)
