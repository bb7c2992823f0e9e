import type { FigureLine, HistoryEntry } from "../../../file/FileHistory.tsx"
import { DeskHistory } from "../DeskHistory.tsx"
import { useWardenDeskMessages } from "../deskMessages.ts"
import type { CallOutFile } from "./callOutCalls.ts"

const colours: Readonly<Record<string, string>> = {
  CallOutFoundTooFew: "red",
  CallOutWasStopped: "gray",
  CallOutWasFinished: "green",
  PartyArrived: "cyan"
}

const idsIn = (value: unknown): ReadonlyArray<string> =>
  Array.isArray(value)
    ? value.flatMap((one: unknown) => {
        if (typeof one === "string") return [one]
        if (typeof one !== "object" || one === null || !("partyId" in one)) return []
        return typeof one.partyId === "string" ? [one.partyId] : []
      })
    : []

/** Everything that happened in a call-out, with who it was about. */
export const CallOutHistory = ({ file }: { readonly file: CallOutFile }) => {
  const { callOuts } = useWardenDeskMessages()
  const words = callOuts.history
  const nameOf = (partyId: string): string => {
    const party = file.parties.find((one) => one.partyId === partyId)
    if (party === undefined) return callOuts.kinds.volunteer
    return party.cellName ?? party.person?.name ?? party.kindName
  }
  const people = (name: string, value: unknown): ReadonlyArray<FigureLine> => {
    const ids = idsIn(value)
    return ids.length === 0 ? [] : [{ name, value: ids.map(nameOf).join(callOuts.comma) }]
  }
  const linesOf = (figures: HistoryEntry["figures"]): ReadonlyArray<FigureLine> => {
    const { partyId, answer, asked, parties, stoodDown, ring, note } = figures
    const answers: Readonly<Record<string, string>> = words.answers
    return [
      ...(typeof partyId === "string"
        ? [
            {
              name: words.who,
              value: [nameOf(partyId), typeof answer === "string" ? answers[answer] : undefined]
                .filter((part) => part !== undefined)
                .join(" ")
            }
          ]
        : []),
      ...(typeof ring === "number" ? people(`${callOuts.ring(ring)} ${words.asked}`, asked) : []),
      ...people(words.come, parties),
      ...people(words.stoodDown, stoodDown),
      ...(typeof note === "string" ? [{ name: words.note, value: note }] : [])
    ]
  }
  return <DeskHistory entries={file.history} colours={colours} linesOf={linesOf} />
}
