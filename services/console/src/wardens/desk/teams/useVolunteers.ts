import { useMemo } from "react"
import { useAnswer } from "../../../server/useAnswer.ts"
import { useWardenDeskMessages } from "../deskMessages.ts"
import { everyWarden, type WardenItem } from "../people/peopleCalls.ts"

/** The volunteers of a township: who may join a team, and what its members are called. */
export interface Volunteers {
  /** The masked name (X2); the end of the id until the answer is there, and of whoever is a volunteer no more. */
  readonly nameOf: (wardenId: string) => string
  /** In active service. */
  readonly inService: ReadonlyArray<WardenItem>
}

/**
 * Volunteers of a station's township. Masked names are often the same: whoever would be mistaken for another has a
 * number behind the name, the same for everybody who looks.
 */
export const useVolunteers = (township: string): Volunteers => {
  const { people: messages } = useWardenDeskMessages()
  const { data } = useAnswer(everyWarden({ township, role: "volunteer" }), `volunteers ${township}`)
  return useMemo(() => {
    const volunteers = data ?? []
    const given = new Map<string, number>()
    const many = new Set(
      volunteers.flatMap(({ name }, i) =>
        volunteers.some((other, j) => j !== i && other.name === name) ? [name] : []
      )
    )
    const names = new Map(
      [...volunteers]
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .map(({ id, name }) => {
          const shown = name ?? messages.noName
          if (!many.has(name)) return [id, shown]
          const n = (given.get(shown) ?? 0) + 1
          given.set(shown, n)
          return [id, `${shown}${n}`]
        })
    )
    return {
      nameOf: (wardenId) => names.get(wardenId) ?? wardenId.slice(-6),
      inService: volunteers.filter(({ state }) => state === "active")
    }
  }, [data, messages])
}
