import { CurrentPrincipal } from "@jiaosuo/http/Principal"
import { caseRoles, requireRole } from "@jiaosuo/http/Scopes"
import { text } from "@jiaosuo/kernel/Problem"
import { Effect } from "effect"
import { askedTownship } from "../../accidents/http/AskedTownship.ts"
import { refuseFilter } from "../../http/ReadProblems.ts"
import type { Reading } from "../../lists/ModelReader.ts"
import { type DutyFacts, unitsIn } from "../DutyFacts.ts"
import { DutyMoments, type DutyView } from "../DutyMoments.ts"
import type { DutyBy } from "./DutyParameters.ts"

/** What a query of duties may see (X3), and whether it names anything known. */

/** The moment that a query is answered at, with the organisation and people of then. */
export const dutyMoment = (reading: Reading) =>
  Effect.gen(function* () {
    yield* requireRole(...caseRoles)
    const moments = yield* DutyMoments
    const view = yield* moments.view(reading)
    return { moments, view, facts: yield* moments.facts(view) }
  })

const unknownUnit = (unit: string) => ({
  path: "unit",
  reason: text(`没有编号为“${unit}”的协作区或派出所`, `there is no zone or unit "${unit}"`)
})

/** 422 where a unit is asked for that the organisation never had. */
export const checkUnit = ({ organisation }: DutyFacts, unit: string | undefined) =>
  unit === undefined || organisation.zones[unit] !== undefined || organisation.units[unit] !== undefined
    ? Effect.void
    : refuseFilter([unknownUnit(unit)])

const unknownPerson = (person: string) => ({
  path: "person",
  reason: text(`没有编号为“${person}”的人员`, `there is nobody "${person}"`)
})

/** 422 where somebody is asked for who never served. */
export const checkPerson = ({ people }: DutyFacts, person: string | undefined) =>
  person === undefined || people.has(person) ? Effect.void : refuseFilter([unknownPerson(person)])

/** 422 for a period that ends before it begins, or is longer than anybody needs at once. */
export const checkDays = (days: { readonly from: string; readonly until: string }, most: number) =>
  days.from <= days.until && Date.parse(days.until) - Date.parse(days.from) < most * 86_400_000
    ? Effect.succeed(days)
    : refuseFilter([
        {
          path: "until",
          reason: text(
            `应不早于起始日期,且不超过${most}天`,
            `must not be before \`from\`, nor ${most} days after it`
          )
        }
      ])

/** The people on file who sign in with the reader's account. */
const ownIds = ({ people }: DutyFacts, account: string): ReadonlyArray<string> =>
  [...people].filter(([, person]) => person.account === account).map(([id]) => id)

/** The ids that `person` and `mine` ask for, undefined where neither does; and whether all of them are the reader. */
export const askedPeople = (
  facts: DutyFacts,
  { person, mine }: { readonly person?: string | undefined; readonly mine?: "yes" | undefined }
) =>
  Effect.gen(function* () {
    yield* checkPerson(facts, person)
    const { account } = yield* CurrentPrincipal
    const own = ownIds(facts, account)
    const people =
      mine === "yes"
        ? own.filter((id) => person === undefined || id === person)
        : person === undefined
          ? undefined
          : [person]
    return { people, isSelf: people?.every((id) => own.includes(id)) ?? false }
  })

/** Roles that see the loads, rest days and absences of others; everybody else sees their own. */
const personnelRoles = ["commander", "officer"] as const

/** As {@link askedPeople}; 403 where somebody without the command of people asks for others than themselves. */
export const askedPersonnel = (facts: DutyFacts, query: Parameters<typeof askedPeople>[1]) =>
  Effect.tap(askedPeople(facts, query), ({ isSelf }) =>
    isSelf ? Effect.void : requireRole(...personnelRoles)
  )

/** The places of a query: townships that rosters concern, or units that lie in them. */
export interface AskedPlaces {
  /** What the reader asks for or may see; null for the whole district. */
  readonly scope: ReadonlyArray<string> | null
  readonly by: DutyBy
  /** Conditions: townships of rosters, units of duties; null where there is none. */
  readonly townships: ReadonlyArray<string> | null
  readonly units: ReadonlyArray<string> | null
}

/** The places that a query asks for, narrowed to the reader's scope (X3); everybody sees their own duties anywhere. */
export const askedPlaces = (
  query: {
    readonly township?: string | undefined
    readonly by?: DutyBy | undefined
    readonly unit?: string | undefined
  },
  facts: DutyFacts,
  { day }: DutyView,
  isSelf = false
) =>
  Effect.gen(function* () {
    yield* checkUnit(facts, query.unit)
    const { by = "roster", township } = query
    const scope = isSelf && township === undefined ? null : yield* askedTownship(township)
    const places: AskedPlaces = {
      scope,
      by,
      townships: by === "roster" ? scope : null,
      units: by === "roster" || scope === null ? null : unitsIn(facts.organisation, scope, day)
    }
    return places
  })
