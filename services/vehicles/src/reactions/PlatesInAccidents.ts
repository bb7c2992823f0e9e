import { StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import type { Migration } from "@jiaosuo/event-store/Migrations"
import { PgPool } from "@jiaosuo/event-store/PgPool"
import type { Instant } from "@jiaosuo/kernel/Event"
import { Effect } from "effect"
import type { Plate } from "../domain/Vehicle.ts"

/**
 * Which accidents name which plate, and which vehicles were told: an index of the reaction, filled from events alone,
 * so that a vehicle which is registered after its accident finds it. It can be dropped: receiving the events again fills it.
 */
export const plateMigrations: ReadonlyArray<Migration> = [
  {
    id: "20261125_2145",
    statements: [
      `create table vehicles.plate_in_accident (
         accident_id text not null,
         plate_kind text not null,
         plate_number text not null,
         happened_at timestamptz not null,
         primary key (accident_id, plate_kind, plate_number)
       )`,
      "create index on vehicles.plate_in_accident (plate_kind, plate_number, happened_at)"
    ]
  },
  {
    id: "20261126_0120",
    statements: [
      `create table vehicles.vehicle_in_accident (
         accident_id text not null,
         involved_id text not null,
         vehicle_id text not null,
         primary key (accident_id, involved_id, vehicle_id)
       )`
    ]
  }
]

const rememberStatement = {
  name: "plates_remember",
  text: `with named as (
      select distinct kind, number from unnest($2::text[], $3::text[]) as n (kind, number)
    ), gone as (
      delete from vehicles.plate_in_accident p
      where p.accident_id = $1::text
        and not exists (select from named n where n.kind = p.plate_kind and n.number = p.plate_number)
    )
    insert into vehicles.plate_in_accident (accident_id, plate_kind, plate_number, happened_at)
    select $1::text, kind, number, $4::timestamptz from named
    on conflict (accident_id, plate_kind, plate_number) do update set happened_at = excluded.happened_at`
}

const findStatement = {
  name: "plates_find",
  text: `select accident_id as "accidentId" from vehicles.plate_in_accident
    where plate_kind = $1::text and plate_number = $2::text and happened_at >= $3::timestamptz
    order by happened_at, accident_id`
}

const tellStatement = {
  name: "plates_tell",
  text: `insert into vehicles.vehicle_in_accident (accident_id, involved_id, vehicle_id)
    values ($1::text, $2::text, $3::text) on conflict do nothing`
}

const toldStatement = {
  name: "plates_told",
  text: `select involved_id as "involvedId", vehicle_id as "vehicleId" from vehicles.vehicle_in_accident
    where accident_id = $1::text order by involved_id, vehicle_id`
}

/** A vehicle of the register that was told of its part in an accident. */
export interface VehicleTold {
  readonly involvedId: string
  readonly vehicleId: string
}

/** The index, over the driver's pool. */
export interface PlatesInAccidents {
  /** The plates that an accident names now, in place of those that it named before. */
  readonly remember: (
    accidentId: string,
    happenedAt: Instant,
    plates: ReadonlyArray<Plate>
  ) => Effect.Effect<void, StoreIsUnavailable>
  /** Ids of the accidents since an instant that name a plate, the oldest first. */
  readonly accidentsWith: (
    plate: Plate,
    since: Instant
  ) => Effect.Effect<ReadonlyArray<string>, StoreIsUnavailable>
  /**
   * A vehicle is about to be told of an accident. Remembered before it is: the accident's own file says so only later,
   * and an accident that is merged or withdrawn meanwhile would leave the vehicle with it for good.
   */
  readonly tell: (accidentId: string, told: VehicleTold) => Effect.Effect<void, StoreIsUnavailable>
  /** Every vehicle that was ever told of an accident. */
  readonly told: (accidentId: string) => Effect.Effect<ReadonlyArray<VehicleTold>, StoreIsUnavailable>
}

/** The index in the database of the process. */
export const makePlatesInAccidents: Effect.Effect<PlatesInAccidents, never, PgPool> = Effect.map(
  PgPool,
  (pool) => {
    const query = <Row extends object>(
      statement: { readonly name: string; readonly text: string },
      values: ReadonlyArray<unknown>
    ) =>
      Effect.tryPromise({
        try: () => pool.query<Row>({ ...statement, values: [...values] }),
        catch: (cause) => new StoreIsUnavailable({ operation: statement.name, cause })
      })
    return {
      remember: (accidentId, happenedAt, plates) => {
        const numbered = plates.filter(({ number }) => number !== null)
        return Effect.asVoid(
          query(rememberStatement, [
            accidentId,
            numbered.map(({ kind }) => kind),
            numbered.map(({ number }) => number),
            happenedAt
          ])
        )
      },
      accidentsWith: ({ kind, number }, since) =>
        number === null
          ? Effect.succeed([])
          : Effect.map(
              query<{ readonly accidentId: string }>(findStatement, [kind, number, since]),
              ({ rows }) => rows.map(({ accidentId }) => accidentId)
            ),
      tell: (accidentId, { involvedId, vehicleId }) =>
        Effect.asVoid(query(tellStatement, [accidentId, involvedId, vehicleId])),
      told: (accidentId) => Effect.map(query<VehicleTold>(toldStatement, [accidentId]), ({ rows }) => rows)
    }
  }
)
