import type { Migration } from "@jiaosuo/event-store/Migrations"

/**
 * Tables of the imports of one context, in its own schema. The files that were handed in are kept sealed, in
 * pieces, until their retention ends: the corrected-rows workbook is made of them. Answers hold no values of
 * persons.
 */
export const importMigrations = (schema: string): ReadonlyArray<Migration> => [
  {
    id: "20261123_1900_imports",
    statements: [
      `create table ${schema}.import (
        id uuid primary key,
        account text not null,
        principal jsonb not null,
        file_name text not null,
        file_bytes bigint not null,
        file_hash text not null,
        mapping text,
        read_as text not null,
        ignored_headings jsonb not null,
        state text not null check (state in ('waiting', 'running', 'finished')),
        rows integer not null,
        answered integer not null default 0,
        accepted integer not null default 0,
        warnings integer not null default 0,
        duplicate integer not null default 0,
        rejected integer not null default 0,
        position bigint not null default 0,
        received_at timestamptz not null default now(),
        started_at timestamptz,
        finished_at timestamptz,
        purged_at timestamptz,
        check (answered = accepted + duplicate + rejected),
        check (state <> 'finished' or answered = rows)
      )`,
      `create index import_received on ${schema}.import (received_at, id)`,
      `create index import_unfinished on ${schema}.import (received_at) where state <> 'finished'`,
      `create table ${schema}.import_piece (
        import_id uuid not null references ${schema}.import on delete cascade,
        piece integer not null,
        sealed bytea not null,
        primary key (import_id, piece)
      )`,
      `create table ${schema}.import_answer (
        import_id uuid not null references ${schema}.import on delete cascade,
        row integer not null,
        line integer not null,
        outcome text not null check (outcome in ('accepted', 'duplicate', 'rejected')),
        warnings jsonb not null,
        problems jsonb not null,
        vehicle uuid,
        duplicate_of_row integer,
        primary key (import_id, row)
      )`,
      `create index import_answer_outcome on ${schema}.import_answer (import_id, outcome, row)`,
      `create table ${schema}.import_mark (
        mark uuid primary key,
        vehicle uuid not null
      )`
    ]
  },
  {
    id: "20261125_1900_second_files",
    statements: [
      `alter table ${schema}.import
        add column second jsonb,
        add column second_rows integer not null default 0,
        add column second_answered integer not null default 0,
        add column second_accepted integer not null default 0,
        add column second_warnings integer not null default 0,
        add column second_duplicate integer not null default 0,
        add column second_rejected integer not null default 0,
        add check (second_answered = second_accepted + second_duplicate + second_rejected),
        add check (state <> 'finished' or second_answered = second_rows)`,
      `alter table ${schema}.import_piece
        add column file text not null default 'ledger',
        drop constraint import_piece_pkey,
        add primary key (import_id, file, piece)`,
      `alter table ${schema}.import_answer rename column vehicle to subject`,
      `alter table ${schema}.import_answer
        add column file text not null default 'ledger',
        drop constraint import_answer_pkey,
        add primary key (import_id, file, row)`,
      `drop index ${schema}.import_answer_outcome`,
      `create index import_answer_outcome on ${schema}.import_answer (import_id, file, outcome, row)`,
      `alter table ${schema}.import_mark rename column vehicle to subject`
    ]
  }
]
