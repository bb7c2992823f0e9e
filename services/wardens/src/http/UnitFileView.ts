import { inLanguage, type Language } from "@jiaosuo/http/CurrentRequest"
import { inShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { historyView, type Showing } from "@jiaosuo/orders/http/FileView"
import type { District } from "@jiaosuo/reference/Divisions"
import {
  eightOnes,
  isThereOn,
  type KnownUnit,
  missingOfKit,
  type VillageGroup
} from "../domain/unit/MobileUnit.ts"
import { kitItems, unitEventTitles, unitKinds } from "../domain/unit/UnitLabels.ts"
import type { MonthSeen } from "../UnitMonths.ts"
import type { UnitRecord } from "../Units.ts"
import type { CoverageAnswer, UnitFile, UnitItem, UnitsQuery, VillageGroupShown } from "./UnitFile.ts"

const villageName = (district: District, code: string): string => district.village(code)?.shortName ?? code

const unitView = (
  id: string,
  unit: KnownUnit,
  district: District,
  today: CalendarDate,
  language: Language
): UnitItem => {
  const { kind, name, township, village, location, formedAt, disbandedAt } = unit
  const members = unit.members.filter((member) => isThereOn(member, today))
  const missing = missingOfKit(unit, today)
  return {
    id,
    kind,
    kindName: inLanguage(unitKinds[kind], language),
    name,
    township,
    townshipName: district.township(township)?.name ?? township,
    village,
    villageName: village === null ? null : villageName(district, village),
    location,
    formedAt: inShanghai(formedAt),
    disbandedAt: disbandedAt === null ? null : inShanghai(disbandedAt),
    kit: eightOnes.map((item) => ({
      item,
      name: inLanguage(kitItems[item], language),
      present: !missing.includes(item),
      what: [
        ...members.filter(({ part }) => part === item).map(({ account }) => account),
        ...unit.kit.flatMap(({ thing, label }) => (thing === item && label !== null ? [label] : []))
      ]
    })),
    complete: missing.length === 0,
    missing,
    officers: members.filter(({ part }) => part !== "assistant").length,
    assistants: members.filter(({ part }) => part === "assistant").length,
    groupsNow: unit.groups.filter((group) => isThereOn(group, today)).length
  }
}

const groupShown = (group: VillageGroup, district: District): VillageGroupShown => ({
  ...group,
  villageName: villageName(district, group.village)
})

/** A unit's file for one reader, seen from a day. */
export const unitFile = (
  record: UnitRecord,
  district: District,
  today: CalendarDate,
  showing: Showing
): UnitFile => {
  const { id, version, position, asOf, state } = record
  if (state._tag === "Unknown") throw new Error(`wardens/unit/${id} has a history and was never formed`)
  return {
    ...unitView(id, state, district, today, showing.language),
    members: state.members,
    groups: state.groups.map((group) => groupShown(group, district)),
    version,
    position,
    asOf: asOf === null ? null : inShanghai(asOf),
    history: historyView(record, unitEventTitles, showing)
  }
}

/** The units that are asked for. */
export const unitItems = (
  units: Iterable<readonly [string, KnownUnit]>,
  { township, complete, open = "yes" }: UnitsQuery,
  district: District,
  today: CalendarDate,
  language: Language
): ReadonlyArray<UnitItem> =>
  [...units]
    .filter(
      ([, unit]) =>
        (township === undefined || unit.township === township) &&
        (open === "all" || (open === "yes") === (unit.disbandedAt === null))
    )
    .map(([id, unit]) => unitView(id, unit, district, today, language))
    .filter((item) => complete === undefined || (complete === "yes") === item.complete)

/** A share as a percentage cut off after one digit: 749 of 1 000 is `74.9`, and so are 7 499 of 10 000. */
const percentOf = (part: number, whole: number): string | null => {
  if (whole === 0) return null
  const tenths = (part * 1_000 - ((part * 1_000) % whole)) / whole
  return `${(tenths - (tenths % 10)) / 10}.${tenths % 10}`
}

/** The coverage of a unit in a month. */
export const coverageAnswer = (
  unitId: string,
  unit: KnownUnit,
  { coverage, month }: MonthSeen,
  district: District
): CoverageAnswer => {
  const { groups, room, ...rest } = coverage
  const shown = (some: ReadonlyArray<VillageGroup>) => some.map((group) => groupShown(group, district))
  return {
    unitId,
    unitName: unit.name,
    township: unit.township,
    ...rest,
    groups: {
      ...groups,
      percent: percentOf(groups.visited, groups.asked),
      missed: shown(groups.missed),
      partly: shown(groups.partly)
    },
    room: {
      ...room,
      weeks: room.weeks.map((week) => ({
        ...week,
        officers: week.officers.map((officer) => ({
          ...officer,
          percent: percentOf(officer.minutes, officer.of)
        }))
      }))
    },
    visits:
      month._tag === "Unknown" ? [] : month.visits.map((visit) => ({ ...visit, at: inShanghai(visit.at) })),
    roomTimes:
      month._tag === "Unknown"
        ? []
        : month.roomTimes.map((time) => ({
            ...time,
            from: inShanghai(time.from),
            until: inShanghai(time.until)
          }))
  }
}
