import * as Effect from "effect/Effect"
import { useMemo } from "react"
import { useLanguage } from "../../messages/Language.tsx"
import { useAnswer } from "../../server/useAnswer.ts"
import { everyPlace, everyWarden, type WardenItem } from "./peopleAndPlaces.ts"

/** Somebody as a field offers them: the masked name, what they are, and where they serve. */
interface Offered {
  readonly value: string
  readonly label: string
}

/** The wardens of one township, their names masked (X2). */
export interface Wardens {
  readonly all: ReadonlyArray<WardenItem>
  /** The masked name; the end of the id where nobody has told of them. */
  readonly nameOf: (id: string) => string
  readonly isUntrained: (id: string) => boolean
  /** Those in active service. */
  readonly serving: ReadonlyArray<Offered>
}

const endOf = (id: string): string => id.slice(-6)

/**
 * Masked names are often the same: whoever would be mistaken for another has a number behind the name, the same
 * for everybody who looks.
 */
const namesOf = (wardens: ReadonlyArray<WardenItem>): ReadonlyMap<string, string> => {
  const sorted = [...wardens].sort((a, b) => (a.id < b.id ? -1 : 1))
  return new Map(
    sorted.flatMap(({ id, name }) => {
      if (name === null) return []
      const same = sorted.filter((one) => one.name === name)
      return [[id, same.length < 2 ? name : `${name}${same.findIndex((one) => one.id === id) + 1}`]]
    })
  )
}

/** Whoever serves in a township, of one role where one is named; nobody while no township is chosen. */
export const useWardens = (
  township: string | undefined,
  role?: WardenItem["roles"][number]["role"]
): Wardens => {
  const { language } = useLanguage()
  const { data } = useAnswer(
    township === undefined
      ? Effect.succeed([])
      : everyWarden({ township, ...(role === undefined ? {} : { role }) }),
    `wardens of ${township} ${role} ${language}`
  )
  return useMemo(() => {
    const all = data ?? []
    const names = namesOf(all)
    const nameOf = (id: string): string => names.get(id) ?? endOf(id)
    const untrained = new Set(all.flatMap((warden) => (warden.untrained ? [warden.id] : [])))
    return {
      all,
      nameOf,
      isUntrained: (id) => untrained.has(id),
      serving: all
        .filter(({ state }) => state === "active")
        .map(({ id, place, roles }) => ({
          value: id,
          label: [nameOf(id), roles.map(({ name }) => name).join("、"), place?.name]
            .filter(Boolean)
            .join(" · ")
        }))
    }
  }, [data])
}

/** The open places of a township, or of all that somebody sees. */
export const usePlaces = (township: string | undefined, asks = true) => {
  const { language } = useLanguage()
  const { data } = useAnswer(
    asks ? everyPlace(township === undefined ? {} : { township }) : Effect.succeed([]),
    `places of ${asks} ${township} ${language}`
  )
  return data ?? []
}
