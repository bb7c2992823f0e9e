import type { Attendance, KnownPost, Member, Organisation, PersonOnFile } from "@jiaosuo/duties/events"
import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import type { KeyedTable } from "@jiaosuo/projection/Projection"
import type { DutyKind, RosterUnitKind } from "@jiaosuo/reference/DutyTemplates"

/** A roster without its duties. */
export interface RosterRow {
  readonly roster_id: string
  readonly version: number
  readonly position: number
  readonly unit_id: string
  readonly unit_kind: RosterUnitKind
  readonly month: string
  readonly template: string
  readonly townships: ReadonlyArray<string>
  readonly people: ReadonlyArray<string>
  readonly published: boolean
  readonly published_at: Instant | null
  readonly reason: string | null
  readonly changed_at: Instant
}

/** A duty with its people, and who came. */
export interface SlotRow {
  readonly slot_id: string
  readonly roster_id: string
  readonly kind: DutyKind
  readonly day: CalendarDate
  readonly from_at: Instant
  readonly until_at: Instant
  readonly unit_id: string
  readonly group_number: number | null
  readonly members: ReadonlyArray<Member>
  readonly attendance: ReadonlyArray<Attendance>
}

/** Somebody who serves, or served: units, absences and the rest bank are in the folded file. */
export interface PersonRow {
  readonly person_id: string
  readonly version: number
  readonly township: string | null
  readonly account: string | null
  readonly state: PersonOnFile
}

/** A checkpoint, a posted crew or a patrol. */
export interface PostRow {
  readonly post_id: string
  readonly version: number
  readonly kind: string
  readonly standing: string
  readonly unit_id: string
  readonly township: string
  readonly day: CalendarDate
  readonly from_at: Instant
  readonly member_ids: ReadonlyArray<string>
  readonly state: KnownPost
  readonly changed_at: Instant
}

/** The district's organisation with all its days; its indicators are read where they are kept. */
export interface OrganisationRow {
  readonly organisation_id: string
  readonly version: number
  readonly state: Organisation
}

export const rosterTable: KeyedTable<RosterRow> = {
  name: "roster",
  key: "roster_id",
  columns: {
    roster_id: "text",
    version: "integer",
    position: "bigint",
    unit_id: "text",
    unit_kind: "text",
    month: "text",
    template: "text",
    townships: "text[]",
    people: "text[]",
    published: "boolean",
    published_at: "timestamptz",
    reason: "text",
    changed_at: "timestamptz"
  },
  indexes: ['(month, (roster_id collate "C"))']
}

export const slotTable: KeyedTable<SlotRow> = {
  name: "duty_slot",
  key: "slot_id",
  columns: {
    slot_id: "text",
    roster_id: "text",
    kind: "text",
    day: "date",
    from_at: "timestamptz",
    until_at: "timestamptz",
    unit_id: "text",
    group_number: "integer",
    members: "jsonb",
    attendance: "jsonb"
  },
  // Duties are asked for by their time and by their roster.
  indexes: ["(day)", "(until_at)", "(roster_id)"]
}

export const personTable: KeyedTable<PersonRow> = {
  name: "duty_person",
  key: "person_id",
  columns: { person_id: "text", version: "integer", township: "text", account: "text", state: "jsonb" }
}

export const postTable: KeyedTable<PostRow> = {
  name: "duty_post",
  key: "post_id",
  columns: {
    post_id: "text",
    version: "integer",
    kind: "text",
    standing: "text",
    unit_id: "text",
    township: "text",
    day: "date",
    from_at: "timestamptz",
    member_ids: "text[]",
    state: "jsonb",
    changed_at: "timestamptz"
  },
  indexes: ['(from_at, (post_id collate "C"))']
}

export const organisationTable: KeyedTable<OrganisationRow> = {
  name: "organisation",
  key: "organisation_id",
  columns: { organisation_id: "text", version: "integer", state: "jsonb" }
}
