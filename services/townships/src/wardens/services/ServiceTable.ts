import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import type { KeyedTable } from "@jiaosuo/projection/Projection"
import type { KnownService } from "@jiaosuo/wardens/events"

/** A service that somebody asked for: narrow columns for what is filtered and counted, and the folded file. */
export interface ServiceRow {
  readonly service_id: string
  readonly version: number
  readonly township: string
  readonly code: string
  readonly channel: string
  readonly unit_id: string | null
  readonly requested_at: Instant
  readonly day: CalendarDate
  readonly done: boolean
  readonly takes_papers: boolean
  readonly trips: number
  /** When the hand-over was that waits for an answer; null where none does (row 72). */
  readonly handed_over_on: CalendarDate | null
  readonly hand_overs: number
  readonly withdrawn: boolean
  readonly state: KnownService
}

export const serviceTable: KeyedTable<ServiceRow> = {
  name: "mobile_service",
  key: "service_id",
  columns: {
    service_id: "text",
    version: "integer",
    township: "text",
    code: "text",
    channel: "text",
    unit_id: "text",
    requested_at: "timestamptz",
    day: "date",
    done: "boolean",
    takes_papers: "boolean",
    trips: "integer",
    handed_over_on: "date",
    hand_overs: "integer",
    withdrawn: "boolean",
    state: "jsonb"
  },
  indexes: ['(requested_at, (service_id collate "C"))', "(handed_over_on) where handed_over_on is not null"]
}
