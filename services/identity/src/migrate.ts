import type { SqlClient } from "@effect/sql/SqlClient"
import type { SqlError } from "@effect/sql/SqlError"
import { type Migration, migrate as migrateSchema } from "@jiaosuo/event-store/Migrations"
import type { Effect } from "effect"

/**
 * - `credential`, `profile` and `certificate` hold what must not be in the log: hashes of passwords, names of
 *   persons, numbers of their certificates. Rows are written before the event that names them, so that an acknowledged account can always sign in.
 * - `account` is derived from the log; `checkpoint` says how far.
 * - `session` holds the SHA-256 of tokens, never a token. `live_session` is what other services read, and
 *   `session_was_seen` the one thing they may change.
 * - `failed_sign_in` counts failures of existing accounts (X4).
 * - `export_approval` is derived from the log; `export_list` holds what an export is of, word for word, which must not be
 *   in it. `use_export_approval` is how other services use an approval up, once (X1); the log has it from `export_use`.
 */
export const migrations: ReadonlyArray<Migration> = [
  {
    id: "20261123_1800",
    statements: [
      `create table identity.credential (
         id uuid primary key,
         account text not null,
         hash text not null,
         created_at timestamptz not null default now()
       )`,
      `create table identity.profile (
         id uuid primary key,
         account text not null,
         display_name text not null,
         created_at timestamptz not null default now()
       )`,
      "create index profile_account on identity.profile (account)",
      "create index credential_account on identity.credential (account)",
      `create table identity.account (
         name text primary key collate "C",
         role text not null,
         townships text[],
         station text,
         profile_id uuid not null,
         credential_id uuid not null,
         must_change_password boolean not null,
         demo boolean not null,
         lock_by text check (lock_by in ('administrator', 'failed-sign-ins')),
         lock_reason text,
         locked_until timestamptz,
         created_at timestamptz not null,
         version integer not null
       )`,
      `create table identity.checkpoint (
         singleton boolean primary key default true check (singleton),
         position bigint not null
       )`,
      "insert into identity.checkpoint (position) values (0)",
      `create table identity.session (
         digest bytea primary key,
         account text not null,
         credential_id uuid not null,
         created_at timestamptz not null default now(),
         last_seen_at timestamptz not null default now(),
         expires_at timestamptz not null,
         idle_for interval not null,
         source_address text
       )`,
      "create index session_account on identity.session (account)",
      `create table identity.failed_sign_in (
         account text primary key,
         failures integer not null,
         last_at timestamptz not null
       )`,
      `create view identity.live_session as
         select s.digest, a.name as account, coalesce(p.display_name, a.name) as display_name, a.role, a.townships,
                a.station, s.expires_at, s.last_seen_at
         from identity.session s
         join identity.account a on a.name = s.account and a.credential_id = s.credential_id
         left join identity.profile p on p.id = a.profile_id
         where now() < s.expires_at
           and now() < s.last_seen_at + s.idle_for
           and a.lock_by is distinct from 'administrator'
           and not a.must_change_password`,
      `create function identity.session_was_seen(bytea) returns void
         language sql security definer set search_path = pg_catalog as $$
           update identity.session set last_seen_at = now()
           where digest = $1 and last_seen_at < now() - interval '1 minute'
         $$`
    ]
  },
  {
    id: "20261125_2000",
    statements: [
      `create table identity.certificate (
         id uuid primary key,
         account text not null,
         number text not null,
         created_at timestamptz not null default now()
       )`,
      "create index certificate_account on identity.certificate (account)",
      `alter table identity.account
         add column qualification text not null default 'none',
         add column certificate_id uuid,
         add column qualified_until date`,
      // New columns come last: the view is replaced where it is, with the grants that others have on it.
      `create or replace view identity.live_session as
         select s.digest, a.name as account, coalesce(p.display_name, a.name) as display_name, a.role, a.townships,
                a.station, s.expires_at, s.last_seen_at, a.qualification, a.qualified_until::text as qualified_until
         from identity.session s
         join identity.account a on a.name = s.account and a.credential_id = s.credential_id
         left join identity.profile p on p.id = a.profile_id
         where now() < s.expires_at
           and now() < s.last_seen_at + s.idle_for
           and a.lock_by is distinct from 'administrator'
           and not a.must_change_password`
    ]
  },
  {
    id: "20261126_0500",
    statements: [
      `create table identity.export_list (
         id uuid primary key,
         account text not null,
         list text not null,
         purpose text not null,
         created_at timestamptz not null default now()
       )`,
      `create table identity.export_approval (
         id uuid primary key,
         account text not null,
         scope text[],
         path text not null,
         townships text[],
         rows integer not null,
         list_id uuid not null,
         standing text not null check (standing in ('pending', 'granted', 'refused', 'used')),
         asked_at timestamptz not null,
         answered_by text,
         answered_at timestamptz,
         valid_until timestamptz,
         rows_at_most integer,
         reason text,
         version integer not null
       )`,
      "create index export_approval_pending on identity.export_approval ((standing <> 'pending'), asked_at desc, id desc)",
      "create index export_approval_account on identity.export_approval (account, asked_at desc)",
      "create index export_approval_untold on identity.export_approval (id) where standing = 'granted'",
      `create table identity.export_use (
         id uuid primary key,
         rows integer not null,
         used_at timestamptz not null
       )`,
      // The primary key of export_use decides between exports that name one approval at once.
      `create function identity.use_export_approval(
         of_approval uuid, of_account text, of_list text, of_purpose text, of_rows integer, moment timestamptz
       ) returns text language plpgsql security definer set search_path = pg_catalog as $$
         declare
           approval identity.export_approval;
           asked identity.export_list;
         begin
           select * into approval from identity.export_approval where id = of_approval and account = of_account;
           if not found then return 'unknown'; end if;
           if approval.standing <> 'granted' then return approval.standing; end if;
           if exists (select from identity.export_use where id = of_approval) then return 'used'; end if;
           if moment >= approval.valid_until then return 'expired'; end if;
           select * into asked from identity.export_list where id = approval.list_id;
           if asked.list is distinct from of_list then return 'another-list'; end if;
           if asked.purpose is distinct from of_purpose then return 'another-purpose'; end if;
           if of_rows > approval.rows_at_most then return 'more-rows'; end if;
           insert into identity.export_use (id, rows, used_at) values (of_approval, of_rows, moment)
             on conflict (id) do nothing;
           return case when found then 'granted' else 'used' end;
         end $$`
    ]
  }
]

/** Creates or updates the tables of accounts and sessions: schema `identity`. */
export const migrate: Effect.Effect<void, SqlError, SqlClient> = migrateSchema("identity", migrations)
