/**
 * The append statements: one round trip, one transaction, the events of many callers.
 *
 * `$1` events as a JSON array `[{n, stream, version, previous, …, data}]`, `n` = 1, 2, 3 … in the batch ·
 * `$2` how many events · `$3` when they are recorded.
 *
 * The first thing that runs takes the row lock of `log.head` and with it the next positions; an update sees
 * the newest committed row even when the statement began earlier, so nothing here depends on a snapshot.
 * No row comes back when the log already has a younger event than `$3` (hash again with a later time).
 *
 * Nothing is judged here: a command that lost (its version, its command id, its claim is taken, or the event
 * before it is not the one it was decided on, which leaves its position null) breaks a constraint and the
 * whole batch with it. `judge` then says who lost, and the others are appended without them. Losing is rare,
 * and a batch that nobody loses costs what a bare insert costs.
 */
const insertEvents = `
  head as (
    update log.head set position = position + $2::integer, recorded_at = $3::timestamptz
    where recorded_at <= $3::timestamptz
    returning position - $2::integer as base
  ),
  inserted as (
    insert into log.event (
      position, stream, version, id, type, schema_version, township, occurred_at, recorded_at,
      actor, station, command_id, correlation_id, causation_id, fingerprint, hash, data)
    select
      case when e.previous is null or exists (
        select from log.event p
        where p.stream = e.stream and p.version = e.version - 1 and p.hash = decode(e.previous, 'hex'))
      then head.base + e.n end,
      e.stream, e.version, e.id, e.type, e.schema_version, e.township, e.occurred_at, $3::timestamptz,
      e.actor, e.station, e.command_id, e.correlation_id, e.causation_id,
      decode(e.fingerprint, 'hex'), decode(e.hash, 'hex'), e.data
    from head, json_to_recordset($1::json) as e (
      n integer, stream text, version integer, previous text, id uuid, type text, schema_version smallint,
      township text, occurred_at timestamptz, actor text, station text, command_id uuid, correlation_id uuid,
      causation_id uuid, fingerprint text, hash text, data json)
  )`

/** For batches of events alone. */
export const appendEvents = {
  name: "log_append_events",
  text: `with ${insertEvents} select base::text from head`
}

/**
 * For batches with claims or personal records: `$4` claims to release and `$5` to take
 * `[{kind, value, stream}]`, `$6` sealed records `[{record_id, person_id, sealed}]`.
 */
export const appendWithClaims = {
  name: "log_append_with_claims",
  text: `with ${insertEvents},
  released as (
    delete from log.claim where ctid = any (array (
      select held.ctid
      from json_to_recordset($4::json) as r (kind text, value text, stream text)
      cross join lateral (
        select c.ctid from log.claim c
        where c.kind = r.kind and c.value = r.value and c.stream = r.stream limit 1) held))
  ),
  taken as (
    insert into log.claim (kind, value, stream)
    select t.kind, t.value, t.stream
    from head, json_to_recordset($5::json) as t (kind text, value text, stream text)
  ),
  sealed as (
    insert into personal.record (record_id, person_id, sealed)
    select r.record_id, r.person_id, decode(r.sealed, 'base64')
    from head, json_to_recordset($6::json) as r (record_id uuid, person_id uuid, sealed text)
    on conflict (record_id) do nothing
  )
  select base::text from head`
}

/**
 * Who lost, and to what: one row for each command `$1` `[{k, stream, expected, previous, command_id, take}]`
 * with the facts as committed. No lock is needed: each of them stays true (a version, a command id) or was
 * true when it was asked (a claim).
 */
export const judge = {
  name: "log_judge",
  text: `
  select c.k::text, coalesce(head.version, 0)::text, encode(head.hash, 'hex'),
    answer.version::text, answer.position::text, answer.recorded_at::text, encode(answer.hash, 'hex'),
    encode(answer.fingerprint, 'hex'), held.kind, held.value, held.stream
  from json_to_recordset($1::json) as c (k integer, stream text, command_id uuid, take json)
  left join lateral (
    select e.version, e.hash from log.event e where e.stream = c.stream order by e.version desc limit 1
  ) head on true
  left join lateral (
    select e.version, e.position, e.recorded_at, e.hash, e.fingerprint from log.event e
    where e.command_id = c.command_id and e.fingerprint is not null limit 1
  ) answer on true
  left join lateral (
    select h.kind, h.value, h.stream
    from json_to_recordset(c.take) as t (kind text, value text)
    cross join lateral (
      select cl.kind, cl.value, cl.stream from log.claim cl
      where cl.kind = t.kind and cl.value = t.value and cl.stream <> c.stream limit 1) h
    limit 1
  ) held on c.take is not null`
}
