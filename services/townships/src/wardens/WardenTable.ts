import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import type { KeyedTable } from "@jiaosuo/projection/Projection"
import type {
  CallOutStanding,
  HazardState,
  KnownCallOut,
  KnownHazard,
  KnownPlace,
  KnownRecord,
  KnownShift,
  KnownWarden,
  PlaceKind,
  WardenRole,
  WardenState,
  WorkKind
} from "@jiaosuo/wardens/events"

/** The tables of the register of wardens: narrow columns for what is filtered and counted, and the folded file. */

/** A management station, a persuasion post or a police room. */
export interface PlaceRow {
  readonly place_id: string
  readonly version: number
  readonly township: string
  readonly kind: PlaceKind
  readonly state: KnownPlace
}

/** Somebody who serves, wants to or did. Nothing of a person but their reference is here. */
export interface WardenRow {
  readonly warden_id: string
  readonly version: number
  readonly township: string
  readonly roles: ReadonlyArray<WardenRole>
  readonly standing: WardenState
  readonly standing_since: Instant
  readonly place_id: string | null
  readonly state: KnownWarden
}

/** A planned stay at a place. */
export interface WardenShiftRow {
  readonly shift_id: string
  readonly version: number
  readonly township: string
  readonly place_id: string
  readonly day: CalendarDate
  readonly from_at: Instant
  readonly until_at: Instant
  readonly wardens: ReadonlyArray<string>
  readonly cancelled: boolean
  readonly state: KnownShift
}

/** A day's work. */
export interface RecordRow {
  readonly record_id: string
  readonly version: number
  readonly township: string
  readonly kind: WorkKind
  /** Codes that it names, and of a persuasion how often each, in the same order. */
  readonly codes: ReadonlyArray<string>
  readonly amounts: ReadonlyArray<number>
  readonly place_id: string | null
  readonly warden_id: string | null
  readonly happened_at: Instant
  readonly day: CalendarDate
  /** 0 to 23 in Asia/Shanghai. */
  readonly hour: number
  readonly withdrawn: boolean
  readonly state: KnownRecord
}

/** A hazard on a road. */
export interface RoadHazardRow {
  readonly hazard_id: string
  readonly version: number
  readonly township: string
  readonly code: string
  readonly level: string
  readonly standing: HazardState
  readonly open: boolean
  readonly due_at: Instant
  readonly reported_at: Instant
  readonly day: CalendarDate
  readonly state: KnownHazard
}

/** A call-out of volunteers and response cells. */
export interface CallOutRow {
  readonly call_out_id: string
  readonly version: number
  readonly township: string
  readonly need: string
  readonly standing: CallOutStanding
  readonly open: boolean
  readonly opened_at: Instant
  readonly day: CalendarDate
  readonly arrived_at: Instant | null
  /** Whole seconds from the need to the first who was there. */
  readonly seconds_to_arrive: number | null
  readonly state: KnownCallOut
}

export const placeTable: KeyedTable<PlaceRow> = {
  name: "warden_place",
  key: "place_id",
  columns: { place_id: "text", version: "integer", township: "text", kind: "text", state: "jsonb" }
}

export const wardenTable: KeyedTable<WardenRow> = {
  name: "warden",
  key: "warden_id",
  columns: {
    warden_id: "text",
    version: "integer",
    township: "text",
    roles: "text[]",
    standing: "text",
    standing_since: "timestamptz",
    place_id: "text",
    state: "jsonb"
  },
  indexes: ["(township)"]
}

export const shiftTable: KeyedTable<WardenShiftRow> = {
  name: "warden_shift",
  key: "shift_id",
  columns: {
    shift_id: "text",
    version: "integer",
    township: "text",
    place_id: "text",
    day: "date",
    from_at: "timestamptz",
    until_at: "timestamptz",
    wardens: "text[]",
    cancelled: "boolean",
    state: "jsonb"
  },
  indexes: ['(from_at, (shift_id collate "C"))', "(until_at)"]
}

export const recordTable: KeyedTable<RecordRow> = {
  name: "warden_record",
  key: "record_id",
  columns: {
    record_id: "text",
    version: "integer",
    township: "text",
    kind: "text",
    codes: "text[]",
    amounts: "integer[]",
    place_id: "text",
    warden_id: "text",
    happened_at: "timestamptz",
    day: "date",
    hour: "smallint",
    withdrawn: "boolean",
    state: "jsonb"
  },
  indexes: ['(happened_at, (record_id collate "C"))', "(township, day)", "(day)"]
}

export const roadHazardTable: KeyedTable<RoadHazardRow> = {
  name: "road_hazard",
  key: "hazard_id",
  columns: {
    hazard_id: "text",
    version: "integer",
    township: "text",
    code: "text",
    level: "text",
    standing: "text",
    open: "boolean",
    due_at: "timestamptz",
    reported_at: "timestamptz",
    day: "date",
    state: "jsonb"
  },
  indexes: ['(reported_at, (hazard_id collate "C"))', "(due_at) where open"]
}

export const callOutTable: KeyedTable<CallOutRow> = {
  name: "volunteer_call_out",
  key: "call_out_id",
  columns: {
    call_out_id: "text",
    version: "integer",
    township: "text",
    need: "text",
    standing: "text",
    open: "boolean",
    opened_at: "timestamptz",
    day: "date",
    arrived_at: "timestamptz",
    seconds_to_arrive: "integer",
    state: "jsonb"
  },
  indexes: ['(opened_at, (call_out_id collate "C"))', "(day)"]
}
