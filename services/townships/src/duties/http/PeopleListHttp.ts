import { HttpServerResponse } from "@effect/platform"
import {
  absenceOn,
  assignmentOn,
  type OrganisationOn,
  organisationOn,
  type PersonOnFile,
  personFacts,
  postOn,
  restBalanceOn,
  stationOf,
  unitFacts,
  unitFactsOn
} from "@jiaosuo/duties/events"
import { PersonalRecords } from "@jiaosuo/event-store/PersonalRecords"
import { Effect } from "effect"
import { listRequest, nextCursor } from "../../http/ListRequests.ts"
import { withReadProblems } from "../../http/ReadProblems.ts"
import { byTextOf, pageInMemory } from "../../lists/MemoryPaging.ts"
import { type DutyFacts, unitNameOn } from "../DutyFacts.ts"
import { dutyOriginOf } from "../DutyMoments.ts"
import type { PeoplePage, PersonItem } from "./DutyAnswer.ts"
import type { PeopleListQuery } from "./DutyParameters.ts"
import { askedNames, peopleShown } from "./DutyPeople.ts"
import { askedPersonnel, askedPlaces, dutyMoment } from "./DutyScopes.ts"

const peopleOrders = {
  unit: byTextOf<PersonItem>(({ unitId }) => unitId),
  person: byTextOf<PersonItem>(({ personId }) => personId)
}

/** Somebody as they serve on a day; undefined where they do not. Their name is read with the page. */
const personItem = (
  { organisation }: DutyFacts,
  on: OrganisationOn,
  personId: string,
  person: PersonOnFile
): PersonItem | undefined => {
  const { day, units, zones } = on
  const assignment = assignmentOn(person, day)
  const post = postOn(person, day)
  if (assignment === undefined || post === undefined) return undefined
  const station = stationOf(units, assignment.unitId)
  const zone = zones.find(({ members }) => station !== null && members.includes(station.unitId))
  const { leader, qualification, trained } = personFacts(personId, person, day)
  const shown = ({ from, until, ground }: PersonOnFile["absences"][number]) => ({ from, until, ground })
  const away = absenceOn(person, day)
  return {
    personId,
    name: null,
    personKind: person.personKind,
    account: person.account,
    unitId: assignment.unitId,
    unitName: unitNameOn(organisation, assignment.unitId, day),
    township: assignment.township,
    stationId: station?.unitId ?? null,
    stationName: station?.name ?? null,
    zoneId: zone?.zoneId ?? null,
    zoneName: zone?.name ?? null,
    post,
    leader,
    qualification,
    trained,
    away: away === undefined ? null : shown(away),
    absences: person.absences
      .filter(({ cancelled, until }) => !cancelled && until >= day)
      .map(shown)
      .sort((a, b) => (a.from < b.from ? -1 : 1)),
    restBalance: restBalanceOn(person, day)
  }
}

/** `GET /api/duties/people`: who serves on the day, in the reader's scope (X3). */
export const listPeople = (query: PeopleListQuery) =>
  Effect.gen(function* () {
    const personal = yield* PersonalRecords
    const { facts, view } = yield* dutyMoment(query)
    const { isSelf, people } = yield* askedPersonnel(facts, query)
    const { scope } = yield* askedPlaces(query, facts, view, isSelf)
    const request = yield* listRequest("duty-people", query, peopleOrders, "unit")
    const { day } = view
    const on = organisationOn(facts.organisation, day)
    const below =
      query.unit === undefined
        ? undefined
        : unitFactsOn(unitFacts(facts.organisation, query.unit, { from: day, until: day }), day)
    const listed = [...facts.people].flatMap(([personId, person]) => {
      if (people !== undefined && !people.includes(personId)) return []
      if (query.personKind !== undefined && person.personKind !== query.personKind) return []
      const item = personItem(facts, on, personId, person)
      if (item === undefined) return []
      if (scope !== null && (item.township === null || !scope.includes(item.township))) return []
      if (query.unit !== undefined && item.unitId !== query.unit && below?.units.has(item.unitId) !== true) {
        return []
      }
      if (query.away !== undefined && (query.away === "yes") !== (item.away !== null)) return []
      return [item]
    })
    const { items, next, total } = pageInMemory(listed, peopleOrders, ({ personId }) => personId, request)
    const shown = yield* peopleShown(
      personal,
      facts,
      items.map(({ personId }) => personId),
      yield* askedNames(facts, { isSelf, scope })
    )
    const officers = listed.filter(({ personKind }) => personKind === "officer").length
    return HttpServerResponse.unsafeJson({
      items: items.map((item) => ({ ...item, name: shown.get(item.personId)?.name ?? null })),
      total,
      nextCursor: nextCursor(request, next),
      sums: {
        officers,
        auxiliaries: listed.length - officers,
        away: listed.filter(({ away }) => away !== null).length
      },
      ...dutyOriginOf(view, scope)
    } satisfies PeoplePage)
  }).pipe(withReadProblems)
