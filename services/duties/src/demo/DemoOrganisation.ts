import { EventStore, type StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import type { PersonalRecords } from "@jiaosuo/event-store/PersonalRecords"
import { streamId } from "@jiaosuo/kernel/Event"
import { derivedId } from "@jiaosuo/kernel/Ids"
import type { Answer } from "@jiaosuo/orders/Orders"
import { Reference } from "@jiaosuo/reference/Reference"
import { Effect, Layer } from "effect"
import { OrganisationDirectory, layer as organisationDirectory } from "../OrganisationDirectory.ts"
import { Organisations, layer as organisationsLayer } from "../Organisations.ts"
import type { PersonFailure } from "../People.ts"
import { People, layer as peopleLayer } from "../People.ts"
import { layer as peopleDirectory } from "../PeopleDirectory.ts"
import { layer as rostersLayer } from "../Rosters.ts"
import type { OrganisationFailure } from "../useCases/OrganisationActs.ts"
import { demoCommandId, demoOrder, demoZones } from "./DemoOrders.ts"
import { demoPeople } from "./DemoPeople.ts"
import { seedRosters } from "./DemoRosters.ts"
import { demoStations } from "./DemoStations.ts"

/** The organisation of the one-machine default, so that a newcomer finds stations, zones and people to work with. */

/** 交所合一: the day on which the stations of the district took the traffic of their townships. */
const mergedSince = "2021-12-01"

/** The district's own force, its traffic desk, its stations and two zones. Answers unit ids by station code. */
const establish = Effect.gen(function* () {
  const { district } = yield* Reference
  const organisations = yield* Organisations
  const stations = demoStations(district)
  const from = mergedSince
  const idOf = Effect.map((answer: Answer) => answer.id)

  const force = yield* organisations
    .establishUnit({ kind: "command", name: `${district.name}公安分局`, from }, demoOrder("force"))
    .pipe(idOf)
  const desk = yield* organisations
    .establishUnit(
      { kind: "department", name: "事故处理岗", parent: force, functions: ["traffic"], from },
      demoOrder("desk")
    )
    .pipe(idOf)
  const units = new Map<string, string>()
  for (const { code, location, stationClass } of stations) {
    const name = `${district.township(code)?.name ?? code}派出所`
    const unitId = yield* organisations
      .establishUnit(
        {
          kind: "station",
          name,
          code,
          townships: [code],
          parent: force,
          location,
          functions: ["traffic", "community", "intake", "patrol"],
          from
        },
        demoOrder(code)
      )
      .pipe(idOf)
    yield* organisations.classifyStation({ unitId, stationClass, from }, demoOrder(`class ${code}`))
    units.set(code, unitId)
  }
  const unitOf = (code: string): string => units.get(code) ?? code
  yield* organisations.setNeighbours(
    {
      pairs: stations.flatMap(({ code, neighbours }) =>
        neighbours.map((other) => [unitOf(code), unitOf(other)] as const)
      )
    },
    demoOrder("neighbours")
  )
  for (const [zone, { name }] of demoZones.entries()) {
    const members = stations.filter((station) => station.zone === zone).map(({ code }) => unitOf(code))
    const [centre] = members
    if (centre === undefined) continue
    yield* organisations.formZone({ name, members, centre, from }, demoOrder(name))
  }
  yield* organisations.setTrafficMode(
    { townships: stations.map(({ code }) => code), mode: "merged", from },
    demoOrder("modes")
  )
  return { desk, unitOf }
})

/** Only where nobody has established anything else: a restored or used database stays as it was. */
const mayBeMade = Effect.gen(function* () {
  const { state, version } = yield* (yield* OrganisationDirectory).current
  return version === 0 || state.units[derivedId("unit", demoCommandId("force"))] !== undefined
})

const personIdOf = (key: string): string => derivedId("person", demoCommandId(key))

const seedPeople = Effect.gen(function* () {
  const { district } = yield* Reference
  const store = yield* EventStore
  const people = demoPeople(district)
  const last = people[people.length - 1]
  // The last command of all: where it was answered, there is nothing left to make.
  if (
    last === undefined ||
    (yield* store.readStream(streamId("duties", "person", personIdOf(last.key)))).length > 0
  ) {
    return
  }
  const service = yield* People
  const { desk, unitOf } = yield* establish
  const takeOn = ({ key, station, form }: (typeof people)[number]) =>
    service.takeOn({ ...form, unitId: station === null ? desk : unitOf(station) }, demoOrder(key))
  yield* Effect.forEach(people.slice(0, -1), takeOn, { concurrency: 16, discard: true })
  yield* takeOn(last)
})

const seed = Effect.zipRight(seedPeople, seedRosters).pipe(
  Effect.whenEffect(mayBeMade),
  Effect.catchAll((failure: PersonFailure | OrganisationFailure) =>
    failure._tag === "StoreIsUnavailable" ? Effect.fail(failure) : Effect.die(failure)
  ),
  Effect.asVoid,
  Effect.withSpan("duties.seedDemoOrganisation")
)

const services = Layer.mergeAll(organisationsLayer, peopleLayer, rostersLayer).pipe(
  Layer.provideMerge(Layer.merge(organisationDirectory, peopleDirectory))
)

/**
 * Makes the demo organisation where there is none: the district's stations with their townships, two zones of five,
 * one person for each demo account of a station, three more officers and some auxiliaries, and the rosters of the
 * zones for the months around today. Ids follow from names, so that a start that was cut off goes on where it stopped;
 * asking again costs some statements. An organisation that somebody established is left as it is.
 */
export const seedDemoOrganisation: Effect.Effect<
  void,
  StoreIsUnavailable,
  EventStore | PersonalRecords | Reference
> = Effect.provide(seed, services)
