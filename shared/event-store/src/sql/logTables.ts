/**
 * The log and what must be unique across its streams.
 *
 * - `event` is append-only: a service's role may insert rows of its own contexts (a row policy, see
 *   `appender`) and read all, and nothing else. `data` is `json`, not `jsonb`, because the hash is over the
 *   stored text byte for byte. `fingerprint` stands on the last event of a command only, so that the partial
 *   index finds the first answer to a command id and costs one entry per command.
 * - `head` is one row: the last position. Its row lock, held from the first statement of a batch to the
 *   commit, makes the order of positions the order of commits, without a hole, across processes.
 * - `claim` says which stream holds a value.
 */
export const logTables: ReadonlyArray<string> = [
  `create table log.event (
     position bigint primary key,
     stream text not null,
     version integer not null,
     id uuid not null,
     type text not null,
     schema_version smallint not null,
     township text,
     occurred_at timestamptz not null,
     recorded_at timestamptz not null,
     actor text not null,
     station text,
     command_id uuid not null,
     correlation_id uuid not null,
     causation_id uuid,
     fingerprint bytea,
     hash bytea not null,
     data json not null
   )`,
  "create unique index event_stream_version on log.event (stream, version)",
  "create unique index event_command on log.event (command_id) where fingerprint is not null",
  // Room on the page lets the one row be updated in place, without touching an index.
  `create table log.head (
     singleton boolean primary key default true check (singleton),
     position bigint not null,
     recorded_at timestamptz not null
   ) with (fillfactor = 10)`,
  "insert into log.head (position, recorded_at) values (0, 'epoch')",
  `create table log.claim (
     kind text not null,
     value text not null,
     stream text not null,
     primary key (kind, value)
   )`,
  "create index claim_stream on log.claim (stream)",
  `create table log.appender (
     role_name name not null,
     context text not null,
     primary key (role_name, context)
   )`,
  "alter table log.event enable row level security",
  "create policy everybody_reads on log.event for select using (true)",
  `create policy own_contexts_only on log.event for insert with check (
     split_part(stream, '/', 1) in (select context from log.appender where role_name = current_user))`
]
