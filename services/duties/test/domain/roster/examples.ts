import { given } from "@jiaosuo/kernel/GivenWhenThen"
import type { PersonFacts } from "../../../src/domain/roster/Facts.ts"
import type { RosterCommand } from "../../../src/domain/roster/RosterCommands.ts"
import { makeRosterDecider } from "../../../src/domain/roster/RosterDecider.ts"
import type { RosterEvent } from "../../../src/domain/roster/RosterEvents.ts"
import { hoursAfter, instantOf, type Slot } from "../../../src/domain/roster/Slot.ts"
import { auxiliaries, everybody, isWorkingDay, month, officers, rules, unit, zoneId } from "./zone.ts"

/** A roster of the zone, and one ordinary command and event of each kind that its tests vary. */

export const roster = given(makeRosterDecider({ rules, isWorkingDay }))

export const opened = (name = "zone-groups"): RosterEvent => ({
  _tag: "RosterWasOpened",
  unitId: zoneId,
  unitKind: "zone",
  month,
  template: name,
  townships: ["371603101", "371603102"],
  people: everybody.map(({ personId }) => personId)
})
export const planned = (...slots: ReadonlyArray<Slot>): RosterEvent => ({
  _tag: "SlotsWerePlanned",
  slots,
  drafted: false,
  warnings: []
})
export const published: RosterEvent = { _tag: "RosterWasPublished", gaps: [], reason: null, warnings: [] }

export const member = ({ personId, personKind, account }: PersonFacts, lead = false) => ({
  personId,
  personKind,
  account,
  lead
})
export const o = (n: number) => officers[n] as PersonFacts
export const a = (n: number) => auxiliaries[n] as PersonFacts

/** A group of an officer and so many auxiliaries, from a-`first` on. */
export const group = (slotId: string, day: string, officer: number, first: number, count = 4): Slot => {
  const from = instantOf(day, "08:00")
  return {
    slotId,
    kind: "response-group",
    from,
    until: hoursAfter(from, 24),
    unitId: zoneId,
    group: { groupId: slotId, number: 1 },
    members: [member(o(officer), true), ...Array.from({ length: count }, (_, i) => member(a(first + i)))]
  }
}

export const facts = { people: everybody, unit }
export const plan = (...slots: ReadonlyArray<Slot>): RosterCommand => ({
  _tag: "PlanSlots",
  slots,
  drafted: false,
  warnings: [],
  ...facts
})
export const publish = (
  more: Partial<Extract<RosterCommand, { _tag: "PublishRoster" }>> = {}
): RosterCommand => ({
  _tag: "PublishRoster",
  neighbours: [],
  reason: "试行",
  ...facts,
  ...more
})
export const rejected = (outcome: ReturnType<ReturnType<typeof roster>["when"]>) =>
  "rejected" in outcome ? outcome.rejected : outcome
export const tag = (outcome: ReturnType<ReturnType<typeof roster>["when"]>) =>
  "rejected" in outcome ? outcome.rejected._tag : "accepted"
export const warnings = (outcome: ReturnType<ReturnType<typeof roster>["when"]>) =>
  "happened" in outcome
    ? outcome.happened.flatMap((event) => ("warnings" in event ? event.warnings : []))
    : []

export const first = group("g1", "2026-10-12", 0, 0)
