import { useCallback } from "react"
import { listCells } from "../../../duties/cellCalls.ts"
import { useAnswer } from "../../../server/useAnswer.ts"
import { useWardenDeskMessages } from "../deskMessages.ts"
import { volunteerNames } from "./callOutCalls.ts"

/** What a party is called: the masked name of a volunteer (X2), the name of a cell, or what it is. */
export const usePartyNames = () => {
  const { callOuts: words } = useWardenDeskMessages()
  const volunteers = useAnswer(volunteerNames, "names of volunteers").data
  const cells = useAnswer(listCells({}), "names of cells").data
  return useCallback(
    (partyId: string, kind: "volunteer" | "cell"): string => {
      const name =
        kind === "volunteer" ? volunteers?.get(partyId) : cells?.cells.find(({ id }) => id === partyId)?.name
      return name ?? words.kinds[kind]
    },
    [volunteers, cells, words]
  )
}
