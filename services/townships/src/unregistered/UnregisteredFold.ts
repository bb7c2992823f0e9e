import type { RecordedEvent } from "@jiaosuo/kernel/Event"
import { idOf } from "@jiaosuo/kernel/Event"
import type { District } from "@jiaosuo/reference/Divisions"
import type { UnregisteredVehicleEvent } from "@jiaosuo/vehicles/events"
import { townshipOf } from "@jiaosuo/vehicles/events"
import { inOrder } from "../lists/FoldOrder.ts"
import { companyOf, personIdOf } from "../vehicles/Owners.ts"
import { joined, searchTextsOf } from "../vehicles/SearchText.ts"
import type { UnregisteredRow } from "./UnregisteredTable.ts"

type Listed = Extract<UnregisteredVehicleEvent, { readonly _tag: "UnregisteredVehicleWasListed" }>
type Facts = Omit<Listed, "_tag">

/**
 * The fold of the list of unregistered vehicles in one district: the row after one more event. Throws where the
 * row does not stand at the event's predecessor, so that the runner sets the event aside.
 */
export const foldUnregisteredIn = (district: District) => {
  const texts = searchTextsOf(district)

  const textOf = (facts: Facts): string =>
    joined([
      ...[facts.description, facts.place, companyOf(facts.owner)].map((part) =>
        part === null ? null : texts.ofName(part)
      ),
      texts.ofVillage(facts.village)
    ])

  const columnsOf = (facts: Facts) => ({
    kind: facts.kind,
    description: facts.description,
    township: townshipOf(facts.village),
    village: facts.village,
    place: facts.place,
    photo: facts.photo,
    note: facts.note,
    owner: facts.owner,
    owner_person_id: personIdOf(facts.owner),
    search: textOf(facts)
  })

  const changesOf = (
    event: Exclude<UnregisteredVehicleEvent, Listed>,
    row: UnregisteredRow
  ): Partial<UnregisteredRow> => {
    switch (event._tag) {
      case "UnregisteredVehicleWasCorrected":
        return columnsOf({ ...factsOf(row), ...event.corrected })
      case "UnregisteredVehicleWasStruckOff":
        return { state: "struck-off", reason: event.reason }
      case "UnregisteredVehicleWasRegistered":
        return { state: "registered", vehicle: event.vehicle }
    }
  }

  return (
    event: UnregisteredVehicleEvent,
    recorded: RecordedEvent,
    row: UnregisteredRow | undefined
  ): UnregisteredRow => {
    const stamp = {
      version: recorded.version,
      position: recorded.position,
      changed_at: recorded.recordedAt
    }
    if (event._tag === "UnregisteredVehicleWasListed") {
      return {
        unregistered_id: idOf(recorded.stream),
        state: "listed",
        reason: null,
        vehicle: null,
        listed_at: recorded.recordedAt,
        ...columnsOf(event),
        ...stamp
      }
    }
    if (row === undefined) throw new Error(`${recorded.stream} has no row: its first event was not applied`)
    inOrder(recorded, row)
    return { ...row, ...changesOf(event, row), ...stamp }
  }
}

const factsOf = (row: UnregisteredRow): Facts => ({
  kind: row.kind as Facts["kind"],
  description: row.description,
  owner: row.owner,
  village: row.village,
  place: row.place,
  photo: row.photo,
  note: row.note
})
