import type { AccidentFile, Clock } from "@jiaosuo/accidents/events"
import type { KeyedTable } from "@jiaosuo/projection/Projection"
import type { StandingName } from "./http/AccidentAnswer.ts"

/** Where a file stands. */
export const standings = [
  "Reported",
  "Accepted",
  "Refused",
  "HandedOver",
  "Closed",
  "Withdrawn",
  "Merged",
  "Historical"
] as const satisfies ReadonlyArray<StandingName>

/** The standings of a file that somebody still works on. */
export const openStandings: ReadonlyArray<StandingName> = ["Reported", "Accepted"]

/**
 * One accident as lists and figures ask for it: narrow, so that a figure over all accidents reads few pages.
 * Everything in it follows from the folded file and the rules. Days are those of Asia/Shanghai, instants are UTC.
 */
export interface AccidentRow {
  readonly accident_id: string
  /** Version of the accident's stream and position in the log of the last event in this row. */
  readonly version: number
  readonly position: number
  /** Township of the place (C9) and the one that handles the accident (A24). */
  readonly township: string
  readonly handling: string
  readonly village: string | null
  readonly standing: StandingName
  /** Whether figures count it. */
  readonly counts: boolean
  readonly phase: string
  readonly kind: "property" | "injury" | "death"
  readonly happened_at: string
  readonly day: string
  /** 0 to 23; null where only the day is known. */
  readonly hour: number | null
  /** 1 (Monday) to 7; null where only the month is known. */
  readonly weekday: number | null
  readonly precision: "minute" | "day" | "month"
  readonly road_code: string | null
  readonly road_name: string | null
  readonly road_class: string | null
  readonly road_type: string | null
  readonly post_metres: number | null
  readonly direction: string | null
  readonly longitude: number | null
  readonly latitude: number | null
  readonly weather: string | null
  readonly form: string | null
  /** The confirmed cause; the first one where none is confirmed. */
  readonly cause: string | null
  readonly property_yuan: number | null
  /** Counts at the end of each window (C1). */
  readonly dead_24h: number
  readonly serious_24h: number
  readonly slight_24h: number
  readonly dead_3d: number
  readonly serious_3d: number
  readonly slight_3d: number
  readonly dead_7d: number
  readonly serious_7d: number
  readonly slight_7d: number
  readonly dead_30d: number
  readonly serious_30d: number
  readonly slight_30d: number
  /** Casualties of the official number (C2) and of the international one (C3), persons missing. */
  readonly official_dead: number
  readonly official_serious: number
  readonly official_slight: number
  readonly international_dead: number
  readonly international_serious: number
  readonly international_slight: number
  readonly missing: number
  /**
   * The day of each death, for the view by death date (C8): those of the official number, and those within 30
   * days. A death without a date stands on the day of the accident.
   */
  readonly official_death_days: ReadonlyArray<string>
  readonly international_death_days: ReadonlyArray<string>
  readonly traffic_severity: string | null
  readonly safety_severity: string | null
  readonly vehicle_types: ReadonlyArray<string>
  readonly vehicle_classes: ReadonlyArray<string>
  readonly travel_modes: ReadonlyArray<string>
  /** Plates as the caller described them, and all plates of the accident, those among them. */
  readonly reported_plates: ReadonlyArray<string>
  readonly plates: ReadonlyArray<string>
  readonly persons: number
  readonly fled: boolean
  readonly crime_flag: boolean
  readonly crime_considered: "filed-as-crime" | "no-crime" | "passed-on" | null
  readonly lead: string | null
  /** All who handle it, the lead first. */
  readonly handlers: ReadonlyArray<string>
  /** Files in the register of key vehicles that are among the vehicles. */
  readonly key_vehicles: ReadonlyArray<string>
  /** The file that stands for this one, and files that a person said are other accidents. */
  readonly merged_into: string | null
  readonly ruled_out: ReadonlyArray<string>
  readonly reported_at: string | null
  /** Open clocks that bind the police, and the days on which they fall due; one that stands still has none. */
  readonly open_clocks: number
  readonly open_dues: ReadonlyArray<string>
  /** The earliest last day of all of them: of one that stands still, if it stood as long as it may. */
  readonly next_due: string | null
  readonly changed_at: string
}

/** A legal clock that runs, as the desk shows it. */
export type OpenClock = Omit<Clock, "metOn" | "binds">

/** What only a page and the fold itself read: the folded file, its clocks and the text it is found by. */
export interface AccidentStateRow {
  readonly accident_id: string
  readonly state: AccidentFile
  readonly clocks: ReadonlyArray<OpenClock>
  /** Lower-case text that the free search looks into; names of persons are never part of it. */
  readonly search: string
  /** Persons of the accident, for the search by name through keyed tokens. */
  readonly person_ids: ReadonlyArray<string>
}

/** The table of the accidents. */
export const accidentTable: KeyedTable<AccidentRow> = {
  name: "accident",
  key: "accident_id",
  columns: {
    accident_id: "text",
    version: "integer",
    position: "bigint",
    township: "text",
    handling: "text",
    village: "text",
    standing: "text",
    counts: "boolean",
    phase: "text",
    kind: "text",
    happened_at: "timestamptz",
    day: "date",
    hour: "smallint",
    weekday: "smallint",
    precision: "text",
    road_code: "text",
    road_name: "text",
    road_class: "text",
    road_type: "text",
    post_metres: "double precision",
    direction: "text",
    longitude: "double precision",
    latitude: "double precision",
    weather: "text",
    form: "text",
    cause: "text",
    property_yuan: "double precision",
    dead_24h: "integer",
    serious_24h: "integer",
    slight_24h: "integer",
    dead_3d: "integer",
    serious_3d: "integer",
    slight_3d: "integer",
    dead_7d: "integer",
    serious_7d: "integer",
    slight_7d: "integer",
    dead_30d: "integer",
    serious_30d: "integer",
    slight_30d: "integer",
    official_dead: "integer",
    official_serious: "integer",
    official_slight: "integer",
    international_dead: "integer",
    international_serious: "integer",
    international_slight: "integer",
    missing: "integer",
    official_death_days: "date[]",
    international_death_days: "date[]",
    traffic_severity: "text",
    safety_severity: "text",
    vehicle_types: "text[]",
    vehicle_classes: "text[]",
    travel_modes: "text[]",
    reported_plates: "text[]",
    plates: "text[]",
    persons: "integer",
    fled: "boolean",
    crime_flag: "boolean",
    crime_considered: "text",
    lead: "text",
    handlers: "text[]",
    key_vehicles: "text[]",
    merged_into: "text",
    ruled_out: "text[]",
    reported_at: "timestamptz",
    open_clocks: "integer",
    open_dues: "date[]",
    next_due: "date",
    changed_at: "timestamptz"
  },
  // The usual order of the list; the rest find the few rows that a desk, a merge or a register asks for.
  indexes: [
    '(happened_at, (accident_id collate "C"))',
    "(day)",
    "(position)",
    "(next_due) where open_clocks > 0",
    "(happened_at) where standing in ('Reported', 'Accepted')",
    "(merged_into) where merged_into is not null",
    "using gin (key_vehicles) where key_vehicles <> '{}'"
  ]
}

/** The table of the folded files. */
export const accidentStateTable: KeyedTable<AccidentStateRow> = {
  name: "accident_state",
  key: "accident_id",
  columns: {
    accident_id: "text",
    state: "jsonb",
    clocks: "jsonb",
    search: "text",
    person_ids: "uuid[]"
  }
}
