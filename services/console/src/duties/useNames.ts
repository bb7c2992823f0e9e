import * as Effect from "effect/Effect"
import { useCallback, useMemo } from "react"
import { useAnswer } from "../server/useAnswer.ts"
import { organisationOn } from "./dutyCalls.ts"
import { useDutyMessages } from "./dutyMessages.ts"
import { everybody, type PersonItem } from "./dutyReads.ts"

/** Names of people and units, which rosters know by their ids only. */
export interface Names {
  readonly people: ReadonlyArray<PersonItem>
  readonly person: (personId: string) => string
  readonly unit: (unitId: string) => string
}

/** Everybody of a unit, and the units of a day; an empty list until they are there. */
export const useNames = (unit: string | undefined, on: string | undefined): Names => {
  const messages = useDutyMessages()
  const known = useAnswer(
    unit === undefined ? Effect.succeed([]) : everybody({ unit }),
    `people ${unit ?? ""}`
  )
  const organisation = useAnswer(organisationOn(on), `organisation ${on ?? ""}`)
  const people = known.data ?? noPeople
  const names = useMemo(
    () => new Map(people.map(({ personId, name }) => [personId, name ?? messages.noName])),
    [people, messages]
  )
  const units = useMemo(
    () =>
      new Map([
        ...(organisation.data?.units ?? []).map(({ unitId, name }) => [unitId, name] as const),
        ...(organisation.data?.zones ?? []).map(({ zoneId, name }) => [zoneId, name] as const)
      ]),
    [organisation.data]
  )
  const person = useCallback((personId: string) => names.get(personId) ?? personId.slice(-6), [names])
  const unitName = useCallback((unitId: string) => units.get(unitId) ?? unitId.slice(-6), [units])
  return useMemo(() => ({ people, person, unit: unitName }), [people, person, unitName])
}

const noPeople: ReadonlyArray<PersonItem> = []
