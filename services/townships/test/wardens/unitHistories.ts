import { addDays, dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import { derivedId } from "@jiaosuo/kernel/Ids"
import { zhanhua } from "@jiaosuo/reference/Divisions"
import {
  idOfMonth,
  KitThing,
  type MonthEvent,
  monthEventCodec,
  type PlaceEvent,
  placeEventCodec,
  type UnitEvent,
  unitEventCodec,
  type WardenEvent,
  wardenEventCodec
} from "@jiaosuo/wardens/events"
import type { Told } from "../duties/dutyCases.ts"
import { location, type Numbers, numbersOf, told, townships, why } from "./wardenHistories.ts"

/** Random but repeatable histories of mobile units, and of the rooms and auxiliaries of villages. */

const at = (day: string, time = "10:00"): string => new Date(`${day}T${time}:00+08:00`).toISOString()

const unit = (id: string, numbers: Numbers, today: string): ReadonlyArray<Told> => {
  const township = numbers.one(townships)
  const villages = zhanhua.villagesOf(township)
  const formed = addDays(today, -numbers.one([20, 60, 90]))
  const say = (event: UnitEvent) => told("unit", id, township, unitEventCodec.encode(event))
  const moment = { at: at(formed), ...why }
  const officer = `${id}-officer`
  const groups = Array.from({ length: numbers.below(9) }, (_, n) => ({
    groupId: derivedId("group", id, n),
    village: villages[n % villages.length]?.code ?? "",
    name: `${n + 1}组`,
    from: addDays(formed, numbers.chance(0.8) ? 0 : numbers.below(50))
  }))
  const events: Array<UnitEvent> = [
    {
      _tag: "MobileUnitWasFormed",
      kind: numbers.one(["mobile-team", "bag-room"] as const),
      township,
      name: `移动警务队${id.slice(0, 6)}`,
      village: null,
      location: null,
      ...moment,
      warnings: []
    },
    { _tag: "MemberJoinedUnit", account: officer, part: "senior-officer", from: formed, ...moment },
    { _tag: "MemberJoinedUnit", account: `${id}-young`, part: "young-officer", from: formed, ...moment },
    { _tag: "MemberJoinedUnit", account: `${id}-aux`, part: "assistant", from: formed, ...moment },
    ...KitThing.literals
      .filter(() => numbers.chance(0.92))
      .map((thing): UnitEvent => ({ _tag: "KitThingWasIssued", thing, label: null, ...moment })),
    ...groups.map(
      ({ from, ...group }): UnitEvent => ({
        _tag: "VillageGroupsWereListed",
        groups: [group],
        from,
        ...moment
      })
    ),
    // Half of the units keep one officer only, so that the room is not hopeless in a random history.
    ...(numbers.chance(0.5)
      ? [{ _tag: "MemberLeftUnit" as const, account: `${id}-young`, until: addDays(formed, 3), ...moment }]
      : []),
    ...(numbers.chance(0.2)
      ? [{ _tag: "KitThingWasTakenBack" as const, thing: numbers.one(KitThing.literals), ...moment }]
      : []),
    ...groups
      .filter(() => numbers.chance(0.15))
      .map(
        ({ from, groupId }): UnitEvent => ({
          _tag: "VillageGroupsWereEnded",
          groupIds: [groupId],
          until: addDays(from, numbers.below(60)),
          ...moment
        })
      ),
    ...(numbers.chance(0.2)
      ? [{ _tag: "MobileUnitWasDisbanded" as const, ...why, at: at(addDays(formed, 5 + numbers.below(14))) }]
      : [])
  ]
  const diligent = numbers.chance(0.6)
  const entries: Array<MonthEvent> = []
  const entry = (day: string) => ({
    unitId: id,
    township,
    month: day.slice(0, 7),
    entryId: derivedId("entry", id, entries.length),
    by: officer,
    at: at(day),
    ...why,
    warnings: []
  })
  for (let back = 65; back > 0; back--) {
    const day = addDays(today, -back)
    if (numbers.chance(diligent ? 0.12 : 0.04) && groups.length > 0) {
      const groupIds = groups.filter(() => numbers.chance(0.4)).map(({ groupId }) => groupId)
      entries.push({
        _tag: "VillageGroupsWereVisited",
        groupIds,
        members: [officer],
        note: null,
        ...entry(day)
      })
    }
    for (const account of [officer, `${id}-young`]) {
      if (!numbers.chance(diligent ? 0.97 : 0.4)) continue
      const time = { from: at(day, "08:00"), until: at(day, diligent ? "16:00" : "11:30") }
      entries.push({
        _tag: "RoomTimeWasRecorded",
        account,
        day: dayInShanghai(time.from),
        ...time,
        ...entry(day)
      })
    }
    const last = entries.at(-1)
    if (last !== undefined && "month" in last && last.month === day.slice(0, 7) && numbers.chance(0.03)) {
      entries.push({ _tag: "UnitEntryWasWithdrawn", entryId: last.entryId, at: at(day), ...why })
    }
  }
  let month = ""
  return [
    ...events.map(say),
    ...entries.map((event) => {
      if ("month" in event) month = event.month
      return told("unit-month", idOfMonth(id, month), township, monthEventCodec.encode(event))
    })
  ]
}

/** A police room of a village, which may be closed, and an auxiliary there, who may rest (row 42). */
const village = (code: string, numbers: Numbers, today: string): ReadonlyArray<Told> => {
  const township = code.slice(0, 9)
  const moment = { at: at(addDays(today, -90)), ...why }
  const place = (event: PlaceEvent) =>
    told("place", derivedId("room", code), township, placeEventCodec.encode(event))
  const auxiliary = (event: WardenEvent) =>
    told("warden", derivedId("auxiliary", code), township, wardenEventCodec.encode(event))
  const site = { name: "警务室", village: code, location, road: null, hours: [], area: [] }
  return [
    ...(numbers.chance(0.7)
      ? [place({ _tag: "PlaceWasOpened", kind: "police-room", township, ...site, ...moment, warnings: [] })]
      : []),
    ...(numbers.chance(0.7)
      ? [
          auxiliary({
            _tag: "WardenApplied",
            person: { personId: derivedId("person", code), recordId: derivedId("record", code) },
            known: { idNumber: false, phone: true, address: false },
            roles: ["village-auxiliary"],
            township,
            villages: [code],
            skills: [],
            setsOutFrom: null,
            ...moment,
            warnings: []
          }),
          ...(numbers.chance(0.8) ? [auxiliary({ _tag: "WardenWasActivated", ...moment, warnings: [] })] : [])
        ]
      : [])
  ]
}

/** Events of the units of a seed: of each stream in their order. */
export const unitHistories = (seed: number, today: string): ReadonlyArray<Told> => {
  const numbers = numbersOf(seed)
  return Array.from({ length: 14 }, (_, n) => unit(derivedId(`unit-${seed}`, n), numbers, today)).flat()
}

/** Events of some villages of each township. */
export const villageHistories = (seed: number, today: string): ReadonlyArray<Told> => {
  const numbers = numbersOf(seed)
  return townships.flatMap((township) =>
    zhanhua
      .villagesOf(township)
      .slice(0, 8)
      .flatMap(({ code }) => village(code, numbers, today))
  )
}
