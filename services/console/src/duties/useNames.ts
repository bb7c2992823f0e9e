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

/** `下洼镇派出所` → `下洼镇`: what a chip has room for. */
const shortUnit = (name: string): string => name.replace(/派出所$/, "")

/**
 * Names as lists show them are masked to the surname (X2). Who would be mistaken for another has the station behind
 * it, and a number where that is not enough: the same for everybody who looks.
 */
const namesOf = (people: ReadonlyArray<PersonItem>, noName: string): ReadonlyMap<string, string> => {
  const inOrder = [...people].sort((a, b) => (a.personId < b.personId ? -1 : 1))
  const plain = (person: PersonItem): string => person.name ?? noName
  const withUnit = (person: PersonItem): string => `${plain(person)}${shortUnit(person.unitName)}`
  const count = (of: (person: PersonItem) => string): ReadonlyMap<string, number> => {
    const counted = new Map<string, number>()
    for (const person of inOrder) counted.set(of(person), (counted.get(of(person)) ?? 0) + 1)
    return counted
  }
  const byName = count(plain)
  const byUnit = count(withUnit)
  const given = new Map<string, number>()
  return new Map(
    inOrder.map((person) => {
      if (byName.get(plain(person)) === 1) return [person.personId, plain(person)]
      const name = withUnit(person)
      if (byUnit.get(name) === 1) return [person.personId, name]
      const n = (given.get(name) ?? 0) + 1
      given.set(name, n)
      return [person.personId, `${name}${n}`]
    })
  )
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
  const names = useMemo(() => namesOf(people, messages.noName), [people, messages])
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
