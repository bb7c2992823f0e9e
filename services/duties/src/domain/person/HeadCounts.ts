import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { absenceOn, assignmentOn, type PersonKind, type PersonOnFile } from "./Persons.ts"

/** How many people each unit has on a day (row 21), and whether a station's assistants are within the limits (row 36). */

/** A unit's people on a day. */
export interface HeadCount {
  readonly unitId: string
  readonly officers: number
  readonly auxiliaries: number
  readonly assistants: number
  readonly total: number
  /** Of all of them, those who are away. */
  readonly away: number
}

const nameOf = { officer: "officers", auxiliary: "auxiliaries", assistant: "assistants" } as const satisfies {
  readonly [Kind in PersonKind]: keyof HeadCount
}

/** The people of every unit that has any, by unit id. */
export const headCountsOn = (
  people: Iterable<PersonOnFile>,
  day: CalendarDate
): ReadonlyMap<string, HeadCount> => {
  const counts = new Map<string, HeadCount>()
  for (const person of people) {
    const unitId = assignmentOn(person, day)?.unitId
    if (unitId === undefined) continue
    const count = counts.get(unitId) ?? {
      unitId,
      officers: 0,
      auxiliaries: 0,
      assistants: 0,
      total: 0,
      away: 0
    }
    const kind = nameOf[person.personKind]
    counts.set(unitId, {
      ...count,
      [kind]: count[kind] + 1,
      total: count.total + 1,
      away: count.away + (absenceOn(person, day) === undefined ? 0 : 1)
    })
  }
  return counts
}

/** Row 36: fewest and most traffic assistants of a station, ends included. */
export interface AssistantLimits {
  readonly least: number
  readonly most: number
}

/** Whether a station's traffic assistants are as many as they should be. */
export const assistantsAreWithin = (assistants: number, { least, most }: AssistantLimits): boolean =>
  least <= assistants && assistants <= most
