import type { SqlClient } from "@effect/sql/SqlClient"
import type { SqlError } from "@effect/sql/SqlError"
import { type Migration, migrate as migrateSchema } from "@jiaosuo/event-store/Migrations"
import type { Effect } from "effect"

/**
 * The register of the read models. Their own tables stand in schemas of their own, one per build.
 *
 * - `build`: one attempt to fold one version of a model from the log into the tables of one schema, and how
 *   far it is. `revision` changes when somebody else than its runner touches its rows. A build with an
 *   `as_of` is a scratch copy that ends there and belongs to one process.
 * - `model`: which build answers.
 * - `parked`: events that a build could not read or fold, and those of the same stream behind them.
 * - `dropped`: events left out of a model for good, by whom and why.
 */
const migrations: ReadonlyArray<Migration> = [
  {
    id: "20261123_1900",
    statements: [
      "create sequence read_models.build_number",
      `create table read_models.build (
         schema text primary key,
         number bigint not null unique,
         model text not null,
         version text not null,
         position bigint not null default 0,
         revision bigint not null default 0,
         materialised boolean not null default false,
         as_of bigint,
         owner text,
         created_at timestamptz not null default now(),
         retired_at timestamptz
       ) with (fillfactor = 50)`,
      "create index build_model on read_models.build (model)",
      `create table read_models.model (
         model text primary key,
         live text not null references read_models.build (schema)
       )`,
      `create table read_models.parked (
         schema text not null references read_models.build (schema) on delete cascade,
         position bigint not null,
         event_id uuid not null,
         stream text not null,
         type text not null,
         township text,
         error text not null,
         parked_at timestamptz not null default now(),
         primary key (schema, position)
       )`,
      "create index parked_stream on read_models.parked (schema, stream, position)",
      `create table read_models.dropped (
         model text not null,
         position bigint not null,
         event_id uuid not null,
         type text not null,
         township text,
         error text not null,
         dropped_by text not null,
         reason text not null,
         dropped_at timestamptz not null default now(),
         primary key (model, position)
       )`
    ]
  }
]

/** Creates or updates schema `read_models`. Safe to run again and by several processes at once. */
export const migrate: Effect.Effect<void, SqlError, SqlClient> = migrateSchema("read_models", migrations)
