import type { Migration } from "@jiaosuo/event-store/Migrations"

/**
 * Tables of the imports, in the schema of the vehicles. The file that was handed in is kept sealed, in pieces,
 * until its retention ends: the corrected-rows workbook is made of it. Answers hold no values of persons.
 */
export const importMigrations: ReadonlyArray<Migration> = [
  {
    id: "20261123_1900_imports",
    statements: [
      `create table vehicles.import (
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
      "create index import_received on vehicles.import (received_at, id)",
      "create index import_unfinished on vehicles.import (received_at) where state <> 'finished'",
      `create table vehicles.import_piece (
        import_id uuid not null references vehicles.import on delete cascade,
        piece integer not null,
        sealed bytea not null,
        primary key (import_id, piece)
      )`,
      `create table vehicles.import_answer (
        import_id uuid not null references vehicles.import on delete cascade,
        row integer not null,
        line integer not null,
        outcome text not null check (outcome in ('accepted', 'duplicate', 'rejected')),
        warnings jsonb not null,
        problems jsonb not null,
        vehicle uuid,
        duplicate_of_row integer,
        primary key (import_id, row)
      )`,
      "create index import_answer_outcome on vehicles.import_answer (import_id, outcome, row)",
      `create table vehicles.import_mark (
        mark uuid primary key,
        vehicle uuid not null
      )`
    ]
  }
]
