import type { SqlClient } from "@effect/sql/SqlClient"
import type { SqlError } from "@effect/sql/SqlError"
import { type Migration, migrate as migrateSchema } from "@jiaosuo/event-store/Migrations"
import type { Effect } from "effect"

const migrations: ReadonlyArray<Migration> = [
  {
    id: "20261123_1800",
    statements: [
      `create table access.record (
        id uuid primary key,
        at timestamptz not null,
        account text,
        action text not null,
        subject text,
        purpose text,
        result text not null check (result in ('granted', 'refused')),
        reason text,
        source_address text,
        request_id uuid not null
      )`,
      "create index record_by_subject on access.record (subject, id desc) where subject is not null",
      "create index record_by_account on access.record (account, id desc) where account is not null",
      `create function access.refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception 'access records are kept as they were written' using errcode = 'restrict_violation';
      end $$`,
      `create trigger record_is_append_only before update or delete on access.record
        for each row execute function access.refuse_change()`,
      `create trigger record_is_never_emptied before truncate on access.record
        for each statement execute function access.refuse_change()`
    ]
  }
]

/** Creates or updates the table of the access log: schema `access`. */
export const migrate: Effect.Effect<void, SqlError, SqlClient> = migrateSchema("access", migrations)
