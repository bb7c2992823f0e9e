import { type CaseFile, cellIsMissing, stepOf } from "@jiaosuo/cases/events"
import { inShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { Instant } from "@jiaosuo/kernel/Event"
import type { CaseRules } from "@jiaosuo/reference/CaseRules"
import type { District } from "@jiaosuo/reference/Divisions"
import type { ListedCase, ListedGroup } from "./CaseQueries.ts"
import type { RunningClock } from "./CaseTable.ts"
import { matterNames } from "./CaseTexts.ts"
import type { CaseClockShown, CaseItem, DutyGroupItem } from "./http/CaseAnswer.ts"
import type { UnitNames } from "./UnitNames.ts"

/** What rows are shown with. */
export interface Showing {
  readonly district: District
  readonly caseRules: CaseRules
  readonly names: UnitNames
  /** Instant from which clocks and duty periods are seen. */
  readonly at: Instant
}

const shown = (instant: Instant | null): string | null => (instant === null ? null : inShanghai(instant))

const clockShown = ({ due, start, ...clock }: RunningClock, at: Instant): CaseClockShown => ({
  ...clock,
  start: inShanghai(start),
  due: shown(due),
  overdue: due !== null && at > due
})

const groupsOf = ({ groups }: CaseFile, names: UnitNames): CaseItem["groups"] =>
  groups.map((group) => ({
    groupId: group.groupId,
    unitId: group.unitId,
    unitName: names.nameOf(group.unitId),
    zoneId: group.zoneId,
    people: group.people,
    order: group.order,
    step: stepOf(group),
    dispatchedAt: inShanghai(group.dispatchedAt),
    signedAt: shown(group.signedAt),
    departedAt: shown(group.departedAt),
    arrivedAt: shown(group.arrivedAt),
    doneAt: shown(group.doneAt),
    calledOffAt: shown(group.calledOffAt)
  }))

const placeOf = ({ place, station, zone }: CaseFile, { district, names }: Showing) => ({
  township: place.township,
  townshipName: district.township(place.township)?.name ?? place.township,
  village: place.village,
  villageName: place.village === null ? null : (district.village(place.village)?.name ?? place.village),
  address: place.address,
  coordinates: place.location,
  roadPost: place.roadPost,
  zone,
  zoneName: zone === null ? null : names.nameOf(zone),
  station,
  stationName: station === null ? null : names.nameOf(station)
})

/** A case as lists, the desk and the live stream show it. */
export const caseItem = ({ row, clocks, state }: ListedCase, showing: Showing): CaseItem => {
  const { at, caseRules, names } = showing
  const { standing } = state
  return {
    id: row.case_id,
    version: row.version,
    position: row.position,
    number: state.number,
    standing: standing._tag,
    joinedInto: standing._tag === "Joined" ? standing.into : null,
    outcome: standing._tag === "Closed" ? standing.outcome : null,
    closedAt: standing._tag === "Closed" ? inShanghai(standing.at) : null,
    calledAt: inShanghai(state.calledAt),
    channel: state.channel,
    kind: state.kind,
    type: state.type,
    detail: state.detail,
    level: state.level,
    ...matterNames(caseRules, state),
    ...placeOf(state, showing),
    townships: row.townships,
    description: state.description,
    source: state.source,
    responsible: state.responsible,
    offer: state.offer === null ? null : { ...state.offer, at: inShanghai(state.offer.at) },
    assistants: state.assistants.map(({ assistant, task }) =>
      assistant.kind === "account"
        ? { account: assistant.account, station: assistant.station, unitId: null, task }
        : { account: null, station: null, unitId: assistant.unitId, task }
    ),
    calls: state.calls.length,
    groups: groupsOf(state, names),
    belowGrade: row.below,
    inZone: row.in_zone,
    reviewMissing: row.review_missing,
    cellMissing: state.standing._tag === "Open" && cellIsMissing(state),
    secondsToDispatch: row.to_dispatch,
    secondsToScene: row.to_scene,
    secondsToSettled: row.to_settled,
    accidentId: row.accident_id,
    clocks: clocks.map((clock) => clockShown(clock, at)),
    nextDueAt: shown(row.next_due),
    overdue: row.standing === "Open" && row.next_due !== null && at > row.next_due,
    changedAt: inShanghai(row.changed_at)
  }
}

/** Whether a roster that holds has the group. */
export const isPublished = ({ removed_at, roster_published }: ListedGroup): boolean =>
  roster_published === true && removed_at === 0

/** A response group as the desk and the live stream show it. */
export const dutyGroupItem = (group: ListedGroup, { at, names }: Showing): DutyGroupItem => {
  const { ends_at, latitude, longitude, seen_at, starts_at } = group
  const zone = names.zoneOf(group.unit_id)
  return {
    id: group.group_id,
    position: positionOf(group),
    number: group.number,
    unitId: group.unit_id,
    unitName: names.nameOf(group.unit_id),
    zone,
    zoneName: zone === null ? null : names.nameOf(zone),
    townships: townshipsOfGroup(group),
    from: shown(starts_at),
    until: shown(ends_at),
    people: group.people,
    members: group.members,
    onDuty: isPublished(group) && starts_at !== null && ends_at !== null && starts_at <= at && at < ends_at,
    engagedBy: group.engaged_by,
    step: group.step,
    sent: group.sent,
    lastSeen:
      longitude === null || latitude === null || seen_at === null
        ? null
        : { longitude, latitude, at: inShanghai(seen_at) }
  }
}

/** Townships whose people see a group: those that its roster is for, or that of its unit. */
export const townshipsOfGroup = ({ roster_townships, township }: ListedGroup): ReadonlyArray<string> =>
  roster_townships ?? (township === null ? [] : [township])

/** Position of the last event that changed what is seen of a group: its own, or one of its roster. */
export const positionOf = ({ position, roster_changed_at }: ListedGroup): number =>
  Math.max(position, roster_changed_at)
