/**
 * Sealed values, written in the transaction of the events that refer to them. Without the key of the person
 * they are noise, so they may stand in every backup.
 */
export const personalTables: ReadonlyArray<string> = [
  `create table personal.record (
     record_id uuid primary key,
     person_id uuid not null,
     sealed bytea not null
   )`,
  "create index record_person on personal.record (person_id)"
]

/**
 * One key per person, wrapped with the installation's own key, and the keyed search tokens of the name.
 * This schema is backed up apart from the rest and only in its newest state: a key that was destroyed must
 * not come back with an old backup.
 */
export const personalKeyTables: ReadonlyArray<string> = [
  `create table personal_keys.key (
     person_id uuid primary key,
     wrapped_key bytea not null,
     tokens text[] not null default '{}',
     created_at timestamptz not null default now()
   )`,
  "create index key_tokens on personal_keys.key using gin (tokens)",
  `create table personal_keys.erased (
     person_id uuid primary key,
     records integer not null,
     erased_at timestamptz not null default now()
   )`
]
