import type { Organisation } from "@jiaosuo/duties/events"
import type { KeyedTable } from "@jiaosuo/projection/Projection"
import type { EngagedStep } from "./http/CaseAnswer.ts"

/** Who is on duty: the response groups of rosters, and the organisation that names their units. */

/** A member of a group. */
export interface GroupMember {
  readonly personId: string
  readonly personKind: string
  readonly account: string | null
  readonly lead: boolean
}

/** A roster as far as its groups need it. */
export interface RosterRow {
  readonly roster_id: string
  readonly unit_id: string
  /** Nine-digit codes; the first is that of the unit itself. */
  readonly townships: ReadonlyArray<string>
  readonly published: boolean
  /** Position at which it was published last, and at which that was taken back; 0: never. */
  readonly published_at: number
  readonly withdrawn_at: number
}

/** A response group on one duty period, where it is, and what it is at. */
export interface GroupRow {
  readonly group_id: string
  readonly position: number
  /** Null for a group that was sent although no roster here has it. */
  readonly roster_id: string | null
  readonly unit_id: string
  readonly number: number | null
  readonly starts_at: string | null
  readonly ends_at: string | null
  readonly people: number
  readonly members: ReadonlyArray<GroupMember>
  readonly accounts: ReadonlyArray<string>
  /** Position at which its roster lost it; 0 while it has it. */
  readonly removed_at: number
  /** Township of its unit, as a dispatch told; null while it was never sent. */
  readonly township: string | null
  /** How often it was sent, the case that it is on, and how far it is there. */
  readonly sent: number
  readonly engaged_by: string | null
  readonly step: EngagedStep | null
  readonly longitude: number | null
  readonly latitude: number | null
  readonly seen_at: string | null
}

/** The organisation of a district with all its days. */
export interface OrganisationRow {
  readonly organisation_id: string
  readonly position: number
  readonly state: Organisation
}

/** The table of the rosters. */
export const rosterTable: KeyedTable<RosterRow> = {
  name: "duty_roster",
  key: "roster_id",
  columns: {
    roster_id: "text",
    unit_id: "text",
    townships: "text[]",
    published: "boolean",
    published_at: "bigint",
    withdrawn_at: "bigint"
  }
}

/** The table of the response groups. */
export const groupTable: KeyedTable<GroupRow> = {
  name: "group_duty",
  key: "group_id",
  columns: {
    group_id: "text",
    position: "bigint",
    roster_id: "text",
    unit_id: "text",
    number: "integer",
    starts_at: "timestamptz",
    ends_at: "timestamptz",
    people: "integer",
    members: "jsonb",
    accounts: "text[]",
    removed_at: "bigint",
    township: "text",
    sent: "integer",
    engaged_by: "text",
    step: "text",
    longitude: "double precision",
    latitude: "double precision",
    seen_at: "timestamptz"
  },
  indexes: ["(starts_at, ends_at)", "(position)", "(roster_id)", "(engaged_by) where engaged_by is not null"]
}

/** The table of the organisations: one row for each district. */
export const organisationTable: KeyedTable<OrganisationRow> = {
  name: "organisation",
  key: "organisation_id",
  columns: { organisation_id: "text", position: "bigint", state: "jsonb" }
}
