/**
 * The log and what must be unique across its streams.
 *
 * - `event` is append-only: nobody but its owner may do more than read it, and every append goes through
 *   `log.append`. Times are kept to the millisecond; `data` is `json`, not `jsonb`, because the hash is over
 *   the stored text byte for byte.
 * - `fingerprint` stands on the last event of a command only, so that the partial index finds the first
 *   answer to a command id and costs one entry per command.
 * - `claim` says which stream holds a value; `appender` says which role may write which context.
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
   )`
]
