import type { SqlClient } from "@effect/sql/SqlClient"
import type { SqlError } from "@effect/sql/SqlError"
import { type Migration, migrate as migrateSchema } from "@jiaosuo/event-store/Migrations"
import type { Effect } from "effect"

/**
 * `relay`: how far the log is on the bus, and the last position of each context up to there, which the next
 * message of that context names as its predecessor. `revision` changes when somebody else than the relay
 * moves it. `milestone` keeps both now and then, so that publishing again from any position does not begin
 * by reading the whole log. `incarnation`: of which bus the place is. `receiver`: how far a reaction has handled its contexts.
 */
const migrations: ReadonlyArray<Migration> = [
  {
    id: "20261123_1830",
    statements: [
      `create table messaging.relay (
         name text primary key,
         position bigint not null,
         last_in_context jsonb not null,
         revision bigint not null default 0,
         moved_at timestamptz not null default now()
       ) with (fillfactor = 50)`,
      `create table messaging.milestone (
         name text not null,
         position bigint not null,
         last_in_context jsonb not null,
         primary key (name, position)
       )`,
      `create table messaging.receiver (
         name text primary key,
         position bigint not null,
         moved_at timestamptz not null default now()
       ) with (fillfactor = 50)`
    ]
  },
  {
    id: "20261125_1900",
    statements: ["alter table messaging.relay add column incarnation text"]
  }
]

/** Creates or updates schema `messaging`. Safe to run again and by several processes at once. */
export const migrate: Effect.Effect<void, SqlError, SqlClient> = migrateSchema("messaging", migrations)
