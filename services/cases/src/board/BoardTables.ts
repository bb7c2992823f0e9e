import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import type { KeyedTable } from "@jiaosuo/projection/Projection"
import type { Coordinates } from "../domain/values/Place.ts"

/** The tables of the duty board: few rows, each with what a dispatch has to know. */

/** What became of a unit from a day on; what is absent stayed as it was. */
export interface UnitChange {
  readonly from: CalendarDate
  readonly name?: string
  readonly townships?: ReadonlyArray<string>
  readonly parent?: string
  readonly location?: Coordinates
  readonly dissolved?: true
}

export interface UnitRow {
  readonly unit_id: string
  readonly kind: string
  readonly code: string | null
  readonly command: string
  /** In the order in which they were told. */
  readonly changes: ReadonlyArray<UnitChange>
}

/** What became of a zone from a day on. */
export interface ZoneChange {
  readonly from: CalendarDate
  readonly members: ReadonlyArray<string>
  readonly centre: string | null
}

export interface ZoneRow {
  readonly zone_id: string
  readonly name: string
  readonly changes: ReadonlyArray<ZoneChange>
}

/** Both days included; null: without end. */
export interface AgreementRow {
  readonly agreement_id: string
  readonly one: string
  readonly other: string
  readonly starts_on: CalendarDate
  readonly ends_on: CalendarDate | null
}

export interface RosterRow {
  readonly roster_id: string
  readonly published: boolean
}

/** A response group on one duty period. */
export interface GroupRow {
  readonly group_id: string
  readonly roster_id: string
  readonly unit_id: string
  readonly number: number
  readonly starts_at: Instant
  readonly ends_at: Instant
  readonly people: number
  /** Accounts of those who have one. */
  readonly accounts: ReadonlyArray<string>
}

/** Where a group was last seen. */
export interface PositionRow {
  readonly group_id: string
  readonly longitude: number
  readonly latitude: number
  readonly seen_at: Instant
}

/** One time of a group with a case; `until` null: nobody said yet that it ended. */
export interface StayRow {
  readonly case_id: string
  readonly from: Instant
  readonly until: Instant | null
  /** Another case had it from then on, whatever becomes of this one. */
  readonly elsewhere_from: Instant | null
}

/** Where a group was sent, in the order in which that was filed. */
export interface SendingRow {
  readonly group_id: string
  readonly stays: ReadonlyArray<StayRow>
}

export const unitTable: KeyedTable<UnitRow> = {
  name: "unit",
  key: "unit_id",
  columns: { unit_id: "text", kind: "text", code: "text", command: "text", changes: "jsonb" }
}

export const zoneTable: KeyedTable<ZoneRow> = {
  name: "zone",
  key: "zone_id",
  columns: { zone_id: "text", name: "text", changes: "jsonb" }
}

export const agreementTable: KeyedTable<AgreementRow> = {
  name: "agreement",
  key: "agreement_id",
  columns: { agreement_id: "text", one: "text", other: "text", starts_on: "date", ends_on: "date" }
}

export const rosterTable: KeyedTable<RosterRow> = {
  name: "roster",
  key: "roster_id",
  columns: { roster_id: "text", published: "boolean" }
}

export const groupTable: KeyedTable<GroupRow> = {
  name: "duty_group",
  key: "group_id",
  columns: {
    group_id: "text",
    roster_id: "text",
    unit_id: "text",
    number: "integer",
    starts_at: "timestamptz",
    ends_at: "timestamptz",
    people: "integer",
    accounts: "jsonb"
  },
  indexes: ["(starts_at, ends_at)"]
}

export const positionTable: KeyedTable<PositionRow> = {
  name: "group_position",
  key: "group_id",
  columns: {
    group_id: "text",
    longitude: "double precision",
    latitude: "double precision",
    seen_at: "timestamptz"
  }
}

export const sendingTable: KeyedTable<SendingRow> = {
  name: "sending",
  key: "group_id",
  columns: { group_id: "text", stays: "jsonb" }
}
