import * as Effect from "effect/Effect"
import { useMemo } from "react"
import { useLanguage } from "../../../messages/Language.tsx"
import { useAnswer } from "../../../server/useAnswer.ts"
import { placesOf, type WardenItem, wardensOf } from "./placeCalls.ts"

/** Somebody as a field offers them: the masked name, what they are, and where they serve. */
interface Offered {
  readonly value: string
  readonly label: string
}

/** The wardens of one township, their names masked (X2). */
export interface Wardens {
  readonly all: ReadonlyArray<WardenItem>
  /** The masked name; the id where nobody has told of them. */
  readonly nameOf: (id: string) => string
  readonly isUntrained: (id: string) => boolean
  /** Those in active service. */
  readonly serving: ReadonlyArray<Offered>
}

const labelOf = ({ id, name, roles, place }: WardenItem): string =>
  [name ?? id.slice(0, 8), roles.map((role) => role.name).join("、"), place?.name].filter(Boolean).join(" · ")

/** Whoever serves in a township; nobody while none is chosen. */
export const useWardens = (township: string | undefined): Wardens => {
  const { language } = useLanguage()
  const { data } = useAnswer(
    township === undefined ? Effect.succeed([]) : wardensOf(township),
    `wardens of ${township} ${language}`
  )
  return useMemo(() => {
    const all = data ?? []
    const byId = new Map(all.map((warden) => [warden.id, warden]))
    return {
      all,
      nameOf: (id) => byId.get(id)?.name ?? id.slice(0, 8),
      isUntrained: (id) => byId.get(id)?.untrained === true,
      serving: all
        .filter(({ state }) => state === "active")
        .map((warden) => ({ value: warden.id, label: labelOf(warden) }))
    }
  }, [data])
}

/** The open places of a township, or of all that somebody sees. */
export const usePlaces = (township: string | undefined, asks = true) => {
  const { language } = useLanguage()
  const { data } = useAnswer(
    asks ? placesOf(township, "yes") : Effect.succeed([]),
    `places of ${asks} ${township} ${language}`
  )
  return data ?? []
}
