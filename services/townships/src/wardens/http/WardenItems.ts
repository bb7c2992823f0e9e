import { inShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { Instant } from "@jiaosuo/kernel/Event"
import type { District } from "@jiaosuo/reference/Divisions"
import { comers, isOverdueHazard } from "@jiaosuo/wardens/events"
import type { PostGap, PostNow } from "../PostHours.ts"
import type {
  CallOutRow,
  PlaceRow,
  RecordRow,
  RoadHazardRow,
  WardenRow,
  WardenShiftRow
} from "../WardenTable.ts"
import type {
  CallOutTimesItem,
  PostGapItem,
  PostItem,
  RoadHazardItem,
  RollItem,
  WardenRecordItem,
  WardenShiftItem
} from "./WardenAnswer.ts"

/** What rows are shown with. */
export interface Showing {
  readonly district: District
  /** Places by id. */
  readonly places: ReadonlyMap<string, PlaceRow>
}

const local = (instant: string | null): string | null => (instant === null ? null : inShanghai(instant))

const inTownship = ({ district }: Showing, township: string) => ({
  township,
  townshipName: district.township(township)?.name ?? township
})

const placeName = ({ places }: Showing, id: string | null): string | null =>
  id === null ? null : (places.get(id)?.state.name ?? null)

export const rollItem = (row: WardenRow, showing: Showing): RollItem => ({
  id: row.warden_id,
  version: row.version,
  ...inTownship(showing, row.township),
  roles: row.roles,
  state: row.standing,
  since: inShanghai(row.standing_since),
  villages: row.state.villages,
  skills: row.state.skills,
  placeId: row.place_id,
  placeName: placeName(showing, row.place_id)
})

export const postItem = (post: PostNow, showing: Showing): PostItem => {
  const { place_id, version, township, kind, state } = post.place
  const { name, village, location, road } = state
  return {
    id: place_id,
    version,
    ...inTownship(showing, township),
    kind,
    name,
    village,
    location,
    road,
    open: post.open,
    due: post.due,
    manned: post.present.length > 0,
    planned: post.planned,
    present: post.present
  }
}

export const postGapItem = ({ place, ...gap }: PostGap, showing: Showing): PostGapItem => ({
  ...inTownship(showing, place.township),
  placeId: place.place_id,
  placeName: place.state.name,
  kind: place.kind,
  ...gap,
  from: inShanghai(gap.from),
  until: inShanghai(gap.until)
})

export const wardenShiftItem = (row: WardenShiftRow, showing: Showing): WardenShiftItem => ({
  id: row.shift_id,
  version: row.version,
  ...inTownship(showing, row.township),
  placeId: row.place_id,
  placeName: placeName(showing, row.place_id),
  day: row.day,
  from: inShanghai(row.from_at),
  until: inShanghai(row.until_at),
  wardens: row.wardens,
  cancelled: row.cancelled,
  presences: row.state.presences.map(({ since, leftAt, ...presence }) => ({
    ...presence,
    since: inShanghai(since),
    leftAt: local(leftAt)
  }))
})

export const wardenRecordItem = (row: RecordRow, showing: Showing): WardenRecordItem => {
  const { work, village, location, road, note } = row.state
  return {
    id: row.record_id,
    version: row.version,
    ...inTownship(showing, row.township),
    kind: row.kind,
    codes: row.codes.map((code, i) => ({ code, count: row.amounts[i] ?? null })),
    plate: work.kind === "persuasion" ? work.plate : null,
    gathering:
      work.kind === "gathering"
        ? { from: inShanghai(work.from), until: inShanghai(work.until), people: work.people }
        : null,
    village,
    placeId: row.place_id,
    placeName: placeName(showing, row.place_id),
    wardenId: row.warden_id,
    location,
    road,
    note,
    happenedAt: inShanghai(row.happened_at),
    withdrawn: row.withdrawn
  }
}

export const roadHazardItem = (row: RoadHazardRow, showing: Showing, at: Instant): RoadHazardItem => {
  const {
    village,
    location,
    road,
    description,
    wardenId,
    assignee,
    sentBack,
    clearedLate,
    state,
    stateSince
  } = row.state
  return {
    id: row.hazard_id,
    version: row.version,
    ...inTownship(showing, row.township),
    code: row.code,
    level: row.level,
    state,
    stateSince: inShanghai(stateSince),
    open: row.open,
    overdue: isOverdueHazard({ state, dueAt: row.due_at }, at),
    dueAt: inShanghai(row.due_at),
    reportedAt: inShanghai(row.reported_at),
    village,
    location,
    road,
    description,
    wardenId,
    assignee,
    sentBack,
    clearedLate
  }
}

export const callOutTimesItem = (row: CallOutRow, showing: Showing): CallOutTimesItem => {
  const { caseId, what, village, location, people, rings, mannedAt, endedAt } = row.state
  return {
    id: row.call_out_id,
    version: row.version,
    ...inTownship(showing, row.township),
    caseId,
    need: row.need,
    what,
    village,
    location,
    people,
    come: comers(row.state).reduce((sum, party) => sum + party.people, 0),
    rings: rings.length,
    standing: row.standing,
    open: row.open,
    openedAt: inShanghai(row.opened_at),
    mannedAt: local(mannedAt),
    arrivedAt: local(row.arrived_at),
    secondsToArrive: row.seconds_to_arrive,
    endedAt: local(endedAt)
  }
}
