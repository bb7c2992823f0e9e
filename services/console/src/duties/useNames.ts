import { useCallback, useMemo } from "react"
import { useAnswer } from "../server/useAnswer.ts"
import { organisationOn, type RosterFile } from "./dutyCalls.ts"
import { useDutyMessages } from "./dutyMessages.ts"

/** Names of people and units, which rosters know by their ids only. */
export interface Names {
  readonly person: (personId: string) => string
  readonly unit: (unitId: string) => string
}

type Named = RosterFile["names"][number]

/** `下洼镇派出所` → `下洼镇`: what a chip has room for. */
const shortUnit = (name: string): string => name.replace(/派出所$/, "")

/**
 * Names as the roster shows them: in full to those who plan and serve, masked to the surname for others (X2). Who would
 * be mistaken for another has the station behind it, and a number where that is not enough: the same for everybody who
 * looks.
 */
const namesOf = (
  people: ReadonlyArray<Named>,
  unitName: (unitId: string) => string,
  noName: string
): ReadonlyMap<string, string> => {
  const inOrder = [...people].sort((a, b) => (a.personId < b.personId ? -1 : 1))
  const plain = ({ name }: Named): string => name ?? noName
  const withUnit = (one: Named): string =>
    `${plain(one)}${one.unitId === null ? "" : shortUnit(unitName(one.unitId))}`
  const count = (of: (one: Named) => string): ReadonlyMap<string, number> => {
    const counted = new Map<string, number>()
    for (const one of inOrder) counted.set(of(one), (counted.get(of(one)) ?? 0) + 1)
    return counted
  }
  const byName = count(plain)
  const byUnit = count(withUnit)
  const given = new Map<string, number>()
  return new Map(
    inOrder.map((one) => {
      if (byName.get(plain(one)) === 1) return [one.personId, plain(one)]
      const name = withUnit(one)
      if (byUnit.get(name) === 1) return [one.personId, name]
      const n = (given.get(name) ?? 0) + 1
      given.set(name, n)
      return [one.personId, `${name}${n}`]
    })
  )
}

/** The names of a roster's people, and of the units of a day; ids until they are there. */
export const useNames = (people: ReadonlyArray<Named>, on: string | undefined): Names => {
  const messages = useDutyMessages()
  const organisation = useAnswer(organisationOn(on), `organisation ${on ?? ""}`)
  const units = useMemo(
    () =>
      new Map([
        ...(organisation.data?.units ?? []).map(({ unitId, name }) => [unitId, name] as const),
        ...(organisation.data?.zones ?? []).map(({ zoneId, name }) => [zoneId, name] as const)
      ]),
    [organisation.data]
  )
  const unitName = useCallback((unitId: string) => units.get(unitId) ?? unitId.slice(-6), [units])
  const names = useMemo(() => namesOf(people, unitName, messages.noName), [people, unitName, messages])
  const person = useCallback((personId: string) => names.get(personId) ?? personId.slice(-6), [names])
  return useMemo(() => ({ person, unit: unitName }), [person, unitName])
}

/** Where only units are named. */
export const nobodyNamed: ReadonlyArray<Named> = []
