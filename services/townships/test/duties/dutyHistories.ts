import type { RosterEvent, Slot } from "@jiaosuo/duties/events"
import { derivedId } from "@jiaosuo/kernel/Ids"
import {
  daysOf,
  duty,
  established,
  hours,
  ofPerson,
  ofRoster,
  opened,
  planned,
  published,
  station,
  type Told,
  takenOn,
  zoneFormed
} from "./dutyCases.ts"

/** Random but repeatable histories of a zone of four stations and a station outside of it. */

export const townships = {
  xw: "371603101",
  gc: "371603102",
  fj: "371603103",
  bt: "371603104",
  dg: "371603105"
} as const
export type StationId = keyof typeof townships
export const stationIds = Object.keys(townships) as ReadonlyArray<StationId>
export const zoneId = "north"
export const zoneMembers: ReadonlyArray<StationId> = ["xw", "gc", "fj", "bt"]
export const centre: StationId = "gc"

/** Months of two histories of one district: a unit has one roster of a month. */
export const months = ["2026-03", "2026-04", "2026-05"]
export const otherMonths = ["2025-04", "2025-05", "2026-02"]

/** A small generator of numbers: the same for the same seed. */
const numbersOf = (seed: number) => {
  let state = seed >>> 0
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
  return {
    below: (n: number): number => Math.floor(next() * n),
    chance: (share: number): boolean => next() < share
  }
}

const kinds = ["main", "assist", "leader", "station-officer", "response-group", "patrol", "surge"] as const

/** The founding of the district, and everybody in it. */
export const founding: ReadonlyArray<Told> = [
  established("force", { kind: "command", parent: null, name: "区公安局" }),
  ...stationIds.map((id) => station(id, townships[id])),
  zoneFormed(zoneId, zoneMembers, { centre })
]

/** People, their moves, and the rosters of some months. */
export const histories = (seed: number, rostered: ReadonlyArray<string>): ReadonlyArray<Told> => {
  const { below, chance } = numbersOf(seed)
  const pick = <A>(among: ReadonlyArray<A>): A => among[below(among.length)] as A
  const events: Array<Told> = []

  const people = Array.from({ length: 18 }, (_, n) => ({
    id: `${n % 3 === 0 ? "a" : "o"}-${derivedId("person", String(seed), n).slice(0, 8)}`,
    unit: pick(stationIds)
  }))
  for (const { id, unit } of people) {
    const township = townships[unit]
    events.push(
      takenOn(id, unit, township, {
        personKind: id.startsWith("a") ? "auxiliary" : "officer",
        from: "2024-02-01"
      })
    )
    if (chance(0.4)) {
      const other = pick(stationIds)
      events.push(
        ofPerson(
          id,
          {
            _tag: "PersonWasTransferred",
            unitId: other,
            township: townships[other],
            from: `2026-04-${String(1 + below(28)).padStart(2, "0")}`,
            reason: null,
            warnings: []
          },
          townships[other]
        )
      )
    }
    if (chance(0.3)) {
      const day = `2026-03-${String(1 + below(20)).padStart(2, "0")}`
      const absence = { absenceId: `abs-${id}`, from: day, until: `2026-03-${21 + below(9)}` }
      events.push(
        ofPerson(
          id,
          { _tag: "AbsenceWasRecorded", ...absence, ground: chance(0.7) ? "rest" : "sickness", reason: null },
          township
        )
      )
      if (chance(0.2)) {
        events.push(
          ofPerson(id, { _tag: "AbsenceWasCancelled", absenceId: absence.absenceId, reason: null }, township)
        )
      }
    }
    if (chance(0.15)) {
      events.push(
        ofPerson(
          id,
          { _tag: "PersonLeft", from: `2026-05-${10 + below(15)}`, reason: null, warnings: [] },
          township
        )
      )
    }
  }

  const slotOf = (slotId: string, unitId: string, month: string): Slot => {
    const day = pick(daysOf(`${month}-01`, `${month}-28`))
    const inZone = unitId === zoneId
    const kind = pick(kinds)
    const crew = new Set(Array.from({ length: below(5) }, () => pick(people).id))
    return duty(slotId, day, [...crew], {
      kind,
      ...hours(day, below(24), 4 + below(21)),
      unitId: inZone && chance(0.6) ? pick(zoneMembers) : unitId,
      group: kind === "response-group" ? { groupId: slotId, number: 1 + below(3) } : null
    })
  }

  const units = [
    {
      unitId: zoneId,
      unitKind: "zone" as const,
      template: "zone-groups",
      townships: zoneMembers.map((id) => townships[id])
    },
    { unitId: "dg", unitKind: "station" as const, template: "main-and-assist", townships: [townships.dg] },
    { unitId: "xw", unitKind: "station" as const, template: "five-duties", townships: [townships.xw] }
  ]
  for (const month of rostered) {
    for (const { unitId, ...unit } of units) {
      const roster = derivedId("roster", unitId, month)
      const of = (event: RosterEvent): Told => ofRoster(roster, event, unit.townships[0] ?? null)
      events.push({
        ...opened(roster, unitId, month, {
          ...unit,
          people: people.map(({ id }) => id).filter(() => chance(0.5))
        }),
        township: unit.townships[0] ?? null
      })
      let slots = Array.from({ length: 25 + below(15) }, (_, n) =>
        slotOf(derivedId("slot", String(seed), roster, n), unitId, month)
      )
      events.push(planned(roster, slots))
      if (chance(0.85)) events.push(published(roster))
      for (let n = 0; n < 15; n++) {
        const slot = pick(slots)
        const member = slot.members[0]
        const turn = below(4)
        if (turn === 0) {
          const changed = { ...slotOf(slot.slotId, unitId, month) }
          slots = slots.map((one) => (one.slotId === slot.slotId ? changed : one))
          events.push(of({ _tag: "SlotWasChanged", slot: changed, reason: null }))
        } else if (turn === 1 && slots.length > 5) {
          slots = slots.filter((one) => one.slotId !== slot.slotId)
          events.push(of({ _tag: "SlotWasRemoved", slotId: slot.slotId, reason: null }))
        } else if (member !== undefined) {
          const at = slot.from
          events.push(
            of({
              _tag: "PersonCheckedIn",
              slotId: slot.slotId,
              personId: member.personId,
              at,
              location: null,
              distanceMetres: null,
              lateMinutes: 0,
              warnings: []
            })
          )
          if (chance(0.5)) {
            events.push(
              of({
                _tag: "PersonCheckedOut",
                slotId: slot.slotId,
                personId: member.personId,
                at: slot.until,
                location: null,
                earlyMinutes: 0
              })
            )
          }
        }
      }
      if (chance(0.1)) events.push(of({ _tag: "RosterWasWithdrawn", reason: null }))
    }
  }
  return events
}
