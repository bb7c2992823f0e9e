import { fold } from "@jiaosuo/kernel/Decider"
import { Either } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Organisation } from "../../src/domain/organisation/Organisation.ts"
import type { OrganisationCommand } from "../../src/domain/organisation/OrganisationCommands.ts"
import { organisationDecider } from "../../src/domain/organisation/OrganisationDecider.ts"
import { organisationEventCodec } from "../../src/domain/organisation/OrganisationEvents.ts"
import { organisationOn } from "../../src/domain/organisation/OrganisationOn.ts"
import { establish, five, founding, run, station, townshipOf } from "./example.ts"

/** Laws that hold for any sequence of commands, on every day, however unlikely. */

const days = ["2015-01-01", "2017-01-01", "2018-06-01", "2020-02-29", "2023-07-01", "2024-01-01"] as const
const everyDay = ["2009-12-31", "2010-01-01", ...days, "2016-07-07", "2019-01-01", "2023-12-31", "2030-01-01"]

const day = fc.constantFrom(...days)
const oneStation = fc.integer({ min: 1, max: 9 }).map(station)
const anyStation = fc.oneof(
  { weight: 9, arbitrary: oneStation },
  { weight: 1, arbitrary: fc.constant("quay") }
)
const child = fc.constantFrom("sector-1", "sector-2", "grid-1", "grid-2", "room")
const anyUnit = fc.oneof(anyStation, child, fc.constantFrom("force", "port", "nobody"))
const zone = fc.constantFrom("zone-1", "zone-2", "zone-3", "zone-4")

/** Mostly stations that stand in a row, so that zones come about. */
const row = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 3, max: 6 }))
  .map(([first, many]) => Array.from({ length: many }, (_, i) => station(Math.min(first + i, 9))))
const members = fc.oneof(
  { weight: 4, arbitrary: row },
  { weight: 1, arbitrary: fc.array(anyStation, { minLength: 3, maxLength: 6 }) }
)
const anyFive = fc.oneof(fc.constant(five), fc.constant({ ...five, pay: "三档" }))
const village = fc.integer({ min: 1, max: 9 }).map((n) => `${townshipOf(n)}201`)

const command: fc.Arbitrary<OrganisationCommand> = fc
  .tuple(day, anyUnit, anyStation, anyStation, members, zone, fc.nat(4), anyFive)
  .chain(([from, unitId, one, other, many, zoneId, pick, attributes]) => {
    const reason = null
    const centre = many[Math.min(pick, many.length - 1)] ?? one
    return fc.oneof(
      fc.constant<OrganisationCommand>({
        _tag: "FormZone",
        zoneId,
        name: zoneId,
        members: many,
        centre,
        from,
        reason
      }),
      fc.constant<OrganisationCommand>({ _tag: "ChangeZone", zoneId, members: many, centre, from, reason }),
      fc.constantFrom<OrganisationCommand>(
        { _tag: "ChangeZone", zoneId, members: many, centre: one, from, reason },
        { _tag: "DissolveZone", zoneId, from, reason }
      ),
      fc.constant<OrganisationCommand>({
        _tag: "MergeStations",
        into: one,
        absorbed: pick === 0 ? [other, many[0] ?? one] : [other],
        attributes: [{ unitId: other, attributes }],
        from,
        reason
      }),
      fc.constantFrom<OrganisationCommand>(
        { _tag: "MoveUnit", unitId, parent: one, from, reason },
        { _tag: "MoveUnit", unitId: "force", parent: "port", from, reason },
        { _tag: "MoveUnit", unitId: "port", parent: "force", from, reason },
        { _tag: "DissolveUnit", unitId, from, reason }
      ),
      village.map(
        (code): OrganisationCommand => ({
          _tag: "SetUnitArea",
          unitId,
          townships: unitId === one ? [code.slice(0, 9)] : [],
          villages: unitId.startsWith("grid") ? [code] : [],
          from,
          reason
        })
      ),
      fc.tuple(child, village).map(([id, code]) =>
        establish({
          unitId: id,
          kind: id.startsWith("sector") ? "sector" : id.startsWith("grid") ? "grid" : "police-room",
          parent: id.startsWith("grid") ? `sector-${(pick % 2) + 1}` : one,
          villages: id.startsWith("grid") ? [code] : [],
          from
        })
      ),
      fc.constantFrom<OrganisationCommand>(
        { _tag: "SetNeighbours", pairs: [[one, other]], reason },
        { _tag: "UnsetNeighbours", pairs: [[one, other]], reason },
        {
          _tag: "ShareSite",
          siteId: `${one}-${from}`,
          units: [one, other],
          location: { longitude: 118, latitude: 37.7 },
          from,
          reason
        },
        {
          _tag: "AgreeMutualAid",
          agreementId: `${from}-${pick}`,
          commands: ["force", "port"],
          from,
          until: pick === 0 ? null : "2023-12-31",
          reason
        },
        {
          _tag: "SetSurgePlan",
          planId: `${from}-${pick}`,
          unitId,
          from,
          until: "2023-08-31",
          officersOnTraffic: "all",
          note: null
        },
        {
          _tag: "AssignTarget",
          targetId: `${from}-${pick}`,
          unitId: one,
          target: "打击数",
          function: "crime-strike",
          from,
          reason
        },
        { _tag: "GiveFunction", unitId: one, function: "crime-strike", from, reason },
        { _tag: "TakeFunction", unitId: one, function: "crime-strike", from, reason },
        { _tag: "RenameUnit", unitId, name: `更名${pick}`, from, reason },
        { _tag: "SetTrafficMode", townships: [townshipOf(pick + 1)], mode: "merged", from, reason }
      )
    )
  })

const sequences = fc.array(command, { minLength: 4, maxLength: 30 }).map((given) => [...founding, ...given])
const runs = { numRuns: 100 }

const forEveryDay = (law: (state: Organisation, on: string) => void): void => {
  fc.assert(
    fc.property(sequences, (given) => {
      const { state } = run(given)
      for (const on of everyDay) law(state, on)
    }),
    runs
  )
}

describe("laws of the organisation", () => {
  it("reach every kind of change: zones, mergers, sectors and grids, sites, agreements, targets", () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(sequences, (given) => {
        for (const { _tag } of run(given).events) seen.add(_tag)
      }),
      { numRuns: 400, seed: 17 }
    )
    for (const type of [
      "ZoneWasFormed",
      "ZoneWasChanged",
      "ZoneWasDissolved",
      "StationsWereMerged",
      "UnitWasMovedUnder",
      "UnitAreaWasSet",
      "UnitWasDissolved",
      "NeighboursWereUnset",
      "SiteWasShared",
      "MutualAidWasAgreed",
      "SurgePlanWasSet",
      "TargetWasAssigned",
      "UnitFunctionWasTaken"
    ]) {
      expect([...seen]).toContain(type)
    }
  })

  it("row 3: a station is in at most one zone, a zone has four or five living stations and one centre among them", () => {
    forEveryDay((state, on) => {
      const { zones, units } = organisationOn(state, on)
      const all = zones.flatMap((one) => one.members)
      expect(new Set(all).size).toBe(all.length)
      for (const one of zones) {
        expect([4, 5]).toContain(one.members.length)
        expect(one.members.filter((member) => member === one.centre)).toHaveLength(1)
        for (const member of one.members) expect(units.get(member)?.kind).toBe("station")
      }
    })
  })

  it("row 3: whoever walks from neighbour to neighbour inside a zone reaches all of it", () => {
    forEveryDay((state, on) => {
      const { zones, neighboursOf } = organisationOn(state, on)
      for (const { members: inZone } of zones) {
        let reached = new Set(inZone.slice(0, 1))
        for (let step = 0; step < inZone.length; step++) {
          reached = new Set(
            inZone.filter(
              (one) => reached.has(one) || [...neighboursOf(one)].some((next) => reached.has(next))
            )
          )
        }
        expect(reached.size).toBe(inZone.length)
      }
    })
  })

  it("row 26: the tree has no circle and no orphan; a village is in one grid, a township of one station of its force", () => {
    forEveryDay((state, on) => {
      const { units } = organisationOn(state, on)
      const villages: Array<string> = []
      const townships: Array<string> = []
      for (const unit of units.values()) {
        const path = [unit.unitId]
        for (let parent = unit.parent; parent !== null; ) {
          expect(path).not.toContain(parent)
          path.push(parent)
          const above = units.get(parent)
          expect(above).toBeDefined()
          parent = above?.parent ?? null
        }
        if (unit.kind === "grid") villages.push(...unit.villages)
        if (unit.kind === "station" || unit.kind === "base-station") {
          townships.push(...unit.townships.map((code) => `${unit.command} ${code}`))
        }
      }
      expect(new Set(villages).size).toBe(villages.length)
      expect(new Set(townships).size).toBe(townships.length)
    })
  })

  it("dates never overlap: facts of one kind begin on different days, in order; agreements and plans stand apart", () => {
    fc.assert(
      fc.property(sequences, (given) => {
        const { state } = run(given)
        const lists = [
          ...Object.values(state.units).flatMap((unit) => [
            unit.kinds,
            unit.parents,
            unit.names,
            unit.functions
          ]),
          ...Object.values(state.zones).map((one) => one.members),
          ...Object.values(state.trafficModes)
        ]
        for (const facts of lists) {
          const begins = facts.map(({ from }) => from)
          expect(begins).toEqual([...new Set(begins)].sort())
        }
        const agreements = Object.values(state.agreements)
        const plans = Object.values(state.surgePlans)
        for (const on of everyDay) {
          const holds = ({ from, until }: { from: string; until: string | null }) =>
            from <= on && (until === null || on <= until)
          expect(agreements.filter(holds).length).toBeLessThanOrEqual(1)
          const planned = plans.filter(holds).map(({ unitId }) => unitId)
          expect(new Set(planned).size).toBe(planned.length)
        }
      }),
      runs
    )
  })

  it("row 19: no merger changes the five, and no unit that was there before it is lost", () => {
    fc.assert(
      fc.property(sequences, (given) => {
        const { events, state } = run(given)
        for (const event of events) {
          if (event._tag !== "StationsWereMerged") continue
          for (const { before, after } of event.attributes) expect(after).toEqual(before)
          for (const unitId of event.absorbed) expect(state.units[unitId]?.kinds[0]?.value).toBe("station")
        }
        for (let n = 1; n <= 9; n++) expect(state.units[station(n)]?.attributes).toEqual(five)
      }),
      runs
    )
  })

  it("the events of any commands fold to the state that decided them, also through the stored form", () => {
    fc.assert(
      fc.property(sequences, (given) => {
        const { events, state } = run(given)
        const stored = events.map((event) => {
          const { type, schemaVersion, data } = organisationEventCodec.encode(event)
          return Either.getOrThrow(
            organisationEventCodec.decode({ type, schemaVersion, data: JSON.parse(data) as object })
          )
        })
        expect(fold(organisationDecider, stored)).toEqual(state)
      }),
      runs
    )
  })
})
