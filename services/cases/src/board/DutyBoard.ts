import { idOf, type RecordedEvent } from "@jiaosuo/kernel/Event"
import type { UnreadableEvent } from "@jiaosuo/kernel/EventCodec"
import { defineProjection, type RowsOf } from "@jiaosuo/projection/Projection"
import { Either, ParseResult } from "effect"
import { type CaseEvent, caseEventCodec } from "../domain/CaseEvents.ts"
import { type GroupEvent, groupEventCodec } from "../domain/group/GroupEvents.ts"
import {
  agreementTable,
  groupTable,
  positionTable,
  rosterTable,
  sendingTable,
  type UnitChange,
  type UnitRow,
  unitTable,
  type ZoneRow,
  zoneTable
} from "./BoardTables.ts"
import { type DutyEvent, readDutyEvent, type SeenSlot } from "./DutyEvents.ts"

/** Name of the read model: who is on duty, where they are, and what they are at. */
export const dutyBoard = "case_duty_board"

const tables = {
  unit: unitTable,
  zone: zoneTable,
  agreement: agreementTable,
  roster: rosterTable,
  group: groupTable,
  position: positionTable,
  sending: sendingTable
} as const

type BoardRows = RowsOf<typeof tables>

/** The events of a case that say where a group is. */
type SendingEvent = Extract<
  CaseEvent,
  { readonly _tag: "GroupsWereDispatched" | "GroupIsDone" | "GroupWasCalledOff" }
>

type BoardEvent =
  | { readonly of: "duty"; readonly event: DutyEvent }
  | { readonly of: "case"; readonly event: SendingEvent }
  | { readonly of: "group"; readonly event: GroupEvent }

const sendingTypes: ReadonlySet<string> = new Set<SendingEvent["_tag"]>([
  "GroupsWereDispatched",
  "GroupIsDone",
  "GroupWasCalledOff"
])

const isSending = (event: CaseEvent): event is SendingEvent => sendingTypes.has(event._tag)

const decode = (recorded: RecordedEvent): Either.Either<BoardEvent | undefined, UnreadableEvent> => {
  const { stream, type, schemaVersion, data } = recorded
  if (stream.startsWith("cases/case/")) {
    if (!sendingTypes.has(type)) return Either.right(undefined)
    return Either.map(caseEventCodec.decode(recorded), (event) =>
      isSending(event) ? ({ of: "case", event } as const) : undefined
    )
  }
  if (stream.startsWith("cases/group/")) {
    return Either.map(groupEventCodec.decode(recorded), (event) => ({ of: "group", event }) as const)
  }
  if (!stream.startsWith("duties/organisation/") && !stream.startsWith("duties/roster/")) {
    return Either.right(undefined)
  }
  const read = readDutyEvent(type, data)
  if (read === undefined) return Either.right(undefined)
  return Either.mapBoth(read, {
    onLeft: (error): UnreadableEvent => ({
      _tag: "UnreadableEvent",
      type,
      schemaVersion,
      reason: ParseResult.TreeFormatter.formatErrorSync(error)
    }),
    onRight: (event): BoardEvent => ({ of: "duty", event })
  })
}

/** The groups among the duties of a roster: the others are not dispatched. */
const groupsIn = (slots: ReadonlyArray<SeenSlot>) =>
  slots.flatMap((slot) => (slot.group === null ? [] : [{ slot, group: slot.group }]))

type Touched = { readonly [Name in keyof typeof tables]?: ReadonlyArray<string> }

const touchedByDuty = (event: DutyEvent, recorded: RecordedEvent): Touched => {
  switch (event._tag) {
    case "UnitWasEstablished":
    case "UnitWasRenamed":
    case "UnitWasMovedUnder":
    case "UnitAreaWasSet":
    case "UnitWasLocated":
    case "UnitWasDissolved":
      return { unit: [event.unitId] }
    case "StationsWereMerged":
      return { unit: event.absorbed }
    case "ZoneWasFormed":
    case "ZoneWasChanged":
    case "ZoneWasDissolved":
      return { zone: [event.zoneId] }
    case "MutualAidWasAgreed":
    case "MutualAidWasEnded":
      return { agreement: [event.agreementId] }
    case "SlotsWerePlanned":
      return { group: groupsIn(event.slots).map(({ group }) => group.groupId) }
    case "SlotWasChanged":
      return { group: [event.slot.group?.groupId ?? event.slot.slotId] }
    case "SlotWasRemoved":
      return { group: [event.slotId] }
    case "RosterWasPublished":
    case "RosterWasWithdrawn":
      return { roster: [idOf(recorded.stream)] }
  }
}

const touches = ({ of, event }: BoardEvent, recorded: RecordedEvent): Touched => {
  switch (of) {
    case "duty":
      return touchedByDuty(event, recorded)
    case "case":
      return {
        sending:
          event._tag === "GroupsWereDispatched" ? event.groups.map(({ groupId }) => groupId) : [event.groupId]
      }
    case "group":
      return { position: [idOf(recorded.stream)] }
  }
}

const changeUnit = (rows: BoardRows, unitId: string, change: UnitChange): void => {
  const row: UnitRow | undefined = rows.unit.get(unitId)
  if (row !== undefined) rows.unit.set({ ...row, changes: [...row.changes, change] })
}

const setGroup = (rows: BoardRows, rosterId: string, slot: SeenSlot, group: SeenSlot["group"]): void => {
  // A duty whose group was taken away is no group any more.
  if (group === null) {
    rows.group.remove(slot.slotId)
    return
  }
  rows.group.set({
    group_id: group.groupId,
    roster_id: rosterId,
    unit_id: slot.unitId,
    number: group.number,
    starts_at: slot.from,
    ends_at: slot.until,
    people: slot.members.length,
    accounts: slot.members.flatMap(({ account }) => account ?? [])
  })
}

const foldDuty = (event: DutyEvent, recorded: RecordedEvent, rows: BoardRows): void => {
  switch (event._tag) {
    case "UnitWasEstablished": {
      const { unitId, kind, code, command, from, name, townships, parent, location } = event
      rows.unit.set({
        unit_id: unitId,
        kind,
        code,
        command,
        changes: [
          {
            from,
            name,
            townships,
            ...(parent === null ? {} : { parent }),
            ...(location === null ? {} : { location })
          }
        ]
      })
      return
    }
    case "UnitWasRenamed":
      changeUnit(rows, event.unitId, { from: event.from, name: event.name })
      return
    case "UnitWasMovedUnder":
      changeUnit(rows, event.unitId, { from: event.from, parent: event.parent })
      return
    case "UnitAreaWasSet":
      changeUnit(rows, event.unitId, { from: event.from, townships: event.townships })
      return
    case "UnitWasLocated":
      changeUnit(rows, event.unitId, { from: event.from, location: event.location })
      return
    case "UnitWasDissolved":
      changeUnit(rows, event.unitId, { from: event.from, dissolved: true })
      return
    case "StationsWereMerged":
      for (const unitId of event.absorbed) changeUnit(rows, unitId, { from: event.from, parent: event.into })
      return
    case "ZoneWasFormed": {
      const { zoneId, name, members, centre, from } = event
      rows.zone.set({ zone_id: zoneId, name, changes: [{ from, members, centre }] })
      return
    }
    case "ZoneWasChanged":
    case "ZoneWasDissolved": {
      const row: ZoneRow | undefined = rows.zone.get(event.zoneId)
      if (row === undefined) return
      const change =
        event._tag === "ZoneWasDissolved"
          ? { from: event.from, members: [], centre: null }
          : { from: event.from, members: event.members, centre: event.centre }
      rows.zone.set({ ...row, changes: [...row.changes, change] })
      return
    }
    case "MutualAidWasAgreed": {
      const [one, other] = event.commands
      rows.agreement.set({
        agreement_id: event.agreementId,
        one,
        other,
        starts_on: event.from,
        ends_on: event.until
      })
      return
    }
    case "MutualAidWasEnded": {
      const row = rows.agreement.get(event.agreementId)
      if (row !== undefined) rows.agreement.set({ ...row, ends_on: event.until })
      return
    }
    case "SlotsWerePlanned":
      for (const { slot, group } of groupsIn(event.slots)) setGroup(rows, idOf(recorded.stream), slot, group)
      return
    case "SlotWasChanged":
      setGroup(rows, idOf(recorded.stream), event.slot, event.slot.group)
      return
    case "SlotWasRemoved":
      rows.group.remove(event.slotId)
      return
    case "RosterWasPublished":
      rows.roster.set({ roster_id: idOf(recorded.stream), published: true })
      return
    case "RosterWasWithdrawn":
      rows.roster.set({ roster_id: idOf(recorded.stream), published: false })
      return
  }
}

const foldSending = (event: SendingEvent, caseId: string, rows: BoardRows): void => {
  if (event._tag === "GroupsWereDispatched") {
    for (const { groupId, elsewhereFrom = null } of event.groups) {
      const stay = { case_id: caseId, from: event.at, until: null, elsewhere_from: elsewhereFrom }
      rows.sending.set({ group_id: groupId, stays: [...(rows.sending.get(groupId)?.stays ?? []), stay] })
    }
    return
  }
  const row = rows.sending.get(event.groupId)
  const last = row?.stays.findLastIndex(({ case_id, until }) => case_id === caseId && until === null) ?? -1
  if (row === undefined || last < 0) return
  const stays = row.stays.map((stay, i) => (i === last ? { ...stay, until: event.at } : stay))
  rows.sending.set({ ...row, stays })
}

/** Raised by hand when the tables or the folds of this model change. */
const shape = "3"

/** The read model from which a dispatch is prepared. What decides is the claims of the cases, never this. */
export const dutyBoardModel = defineProjection({
  name: dutyBoard,
  version: shape,
  contexts: ["duties", "cases"],
  tables,
  decode,
  touches,
  fold: ({ of, event }: BoardEvent, recorded, rows) => {
    switch (of) {
      case "duty":
        foldDuty(event, recorded, rows)
        return
      case "case":
        foldSending(event, idOf(recorded.stream), rows)
        return
      case "group":
        rows.position.set({
          group_id: idOf(recorded.stream),
          longitude: event.location.longitude,
          latitude: event.location.latitude,
          seen_at: event.at
        })
    }
  }
})
