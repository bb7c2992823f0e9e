import { StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import type { Migration } from "@jiaosuo/event-store/Migrations"
import { PgPool } from "@jiaosuo/event-store/PgPool"
import type { Instant } from "@jiaosuo/kernel/Event"
import { Effect } from "effect"
import type { Plate } from "../domain/Vehicle.ts"

/**
 * Which plate each record and each hazard of wardens names, and which vehicle was told: an index of the reaction, filled
 * from events alone, so that a vehicle which is registered afterwards finds them. It can be dropped: receiving the events
 * again fills it.
 */
export const wordMigrations: ReadonlyArray<Migration> = [
  {
    id: "20261126_1040",
    statements: [
      `create table vehicles.plate_in_word (
         source text primary key,
         plate_kind text,
         plate_number text,
         happened_at timestamptz,
         told_kind text,
         told_number text,
         vehicle_id text
       )`,
      "create index on vehicles.plate_in_word (plate_kind, plate_number, happened_at)"
    ]
  }
]

const rememberStatement = {
  name: "words_remember",
  text: `insert into vehicles.plate_in_word (source, plate_kind, plate_number, happened_at)
    values ($1::text, $2::text, $3::text, $4::timestamptz)
    on conflict (source) do update set plate_kind = excluded.plate_kind,
      plate_number = excluded.plate_number, happened_at = excluded.happened_at`
}

const findStatement = {
  name: "words_find",
  text: `select source from vehicles.plate_in_word
    where plate_kind = $1::text and plate_number = $2::text and happened_at >= $3::timestamptz
    order by happened_at, source`
}

const tellStatement = {
  name: "words_tell",
  text: `update vehicles.plate_in_word
    set told_kind = $2::text, told_number = $3::text, vehicle_id = $4::text where source = $1::text`
}

const toldStatement = {
  name: "words_told",
  text: `select told_kind as kind, told_number as number, vehicle_id as "vehicleId" from vehicles.plate_in_word
    where source = $1::text and vehicle_id is not null`
}

/** A plate with a number. */
export type NumberedPlate = Pick<Plate, "kind"> & { readonly number: string }

/** The vehicle that was told last, and of which plate. */
export interface VehicleTold extends NumberedPlate {
  readonly vehicleId: string
}

/** The index. A source is `record/<id>` or `hazard/<id>`. */
export interface PlatesInWords {
  /** The plate that a source names now; null where it names none that could be a vehicle's. */
  readonly remember: (
    source: string,
    plate: NumberedPlate | null,
    at: Instant
  ) => Effect.Effect<void, StoreIsUnavailable>
  /** Sources since an instant that name a plate, the oldest first. */
  readonly sourcesWith: (
    plate: NumberedPlate,
    since: Instant
  ) => Effect.Effect<ReadonlyArray<string>, StoreIsUnavailable>
  /** A vehicle is about to be told. Remembered before it is, so that it can be taken back whatever happens. */
  readonly tell: (source: string, told: VehicleTold) => Effect.Effect<void, StoreIsUnavailable>
  /** The vehicle that was told last; undefined where none was. */
  readonly told: (source: string) => Effect.Effect<VehicleTold | undefined, StoreIsUnavailable>
}

/** The index in the database of the process. */
export const makePlatesInWords: Effect.Effect<PlatesInWords, never, PgPool> = Effect.map(PgPool, (pool) => {
  const query = <Row extends object>(
    statement: { readonly name: string; readonly text: string },
    values: ReadonlyArray<unknown>
  ) =>
    Effect.tryPromise({
      try: () => pool.query<Row>({ ...statement, values: [...values] }),
      catch: (cause) => new StoreIsUnavailable({ operation: statement.name, cause })
    })
  return {
    remember: (source, plate, at) =>
      Effect.asVoid(query(rememberStatement, [source, plate?.kind ?? null, plate?.number ?? null, at])),
    sourcesWith: ({ kind, number }, since) =>
      Effect.map(query<{ readonly source: string }>(findStatement, [kind, number, since]), ({ rows }) =>
        rows.map(({ source }) => source)
      ),
    tell: (source, { kind, number, vehicleId }) =>
      Effect.asVoid(query(tellStatement, [source, kind, number, vehicleId])),
    told: (source) => Effect.map(query<VehicleTold>(toldStatement, [source]), ({ rows }) => rows[0])
  }
})
