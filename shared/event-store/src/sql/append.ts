/**
 * The append statements: one round trip, one transaction, the events of many callers. Parameters are columns
 * (arrays of one element an event) in PostgreSQL's binary form; see `BinaryColumns`.
 *
 * `$1` how many events · `$2` when they are recorded · `$3` … `$18` the columns.
 *
 * The first thing that runs takes the row lock of `log.head` and with it the next positions; an update sees
 * the newest committed row even when the statement began earlier, so nothing here depends on a snapshot.
 * No row comes back when the log already has a younger event than `$2` (hash again with a later time).
 *
 * Nothing is judged here: a command that lost (its version, its command id, its claim is taken, or the event
 * before it is not the one it was decided on, which leaves its position null) breaks a constraint and the
 * whole batch with it. `judge` then says who lost, and the others are appended without them. Losing is rare,
 * and a batch that nobody loses costs what a bare insert costs. (The predecessor's hash is fetched by a
 * scalar subquery, not tested by `exists`: that one would be planned as a hash of the whole log.)
 */
const takePositions = `
  head as (
    update log.head set position = position + $1::integer, recorded_at = $2::timestamptz
    where recorded_at <= $2::timestamptz
    returning position - $1::integer as base
  )`

const insertInto = `
    insert into log.event (
      position, stream, version, id, type, schema_version, township, occurred_at, recorded_at,
      actor, station, command_id, correlation_id, causation_id, fingerprint, hash, data)`

const insertEvents = `${takePositions},
  inserted as (${insertInto}
    select
      case when e.previous is null or e.previous = (
        select p.hash from log.event p where p.stream = e.stream and p.version = e.version - 1)
      then head.base + e.n end,
      e.stream, e.version, e.id, e.type, e.schema_version, e.township, e.occurred_at, $2::timestamptz,
      e.actor, e.station, e.command_id, e.correlation_id, e.causation_id, e.fingerprint, e.hash, e.data
    from head, unnest(
      $3::text[], $4::integer[], $5::bytea[], $6::uuid[], $7::text[], $8::smallint[], $9::text[],
      $10::timestamptz[], $11::text[], $12::text[], $13::uuid[], $14::uuid[], $15::uuid[], $16::bytea[],
      $17::bytea[], $18::json[]
    ) with ordinality as e (
      stream, version, previous, id, type, schema_version, township,
      occurred_at, actor, station, command_id, correlation_id, causation_id, fingerprint,
      hash, data, n)
  )`

/** For one event alone, the usual case at a station: plain values, without the cost of expanding columns. */
export const appendOneEvent = {
  name: "log_append_one_event",
  text: `with ${takePositions},
  inserted as (${insertInto}
    select
      case when $5::text is null or decode($5::text, 'hex') = (
        select p.hash from log.event p where p.stream = $3::text and p.version = $4::integer - 1)
      then head.base + 1 end,
      $3::text, $4::integer, $6::uuid, $7::text, $8::smallint, $9::text, $10::timestamptz, $2::timestamptz,
      $11::text, $12::text, $13::uuid, $14::uuid, $15::uuid, decode($16::text, 'hex'), decode($17::text, 'hex'),
      $18::json
    from head
  ) select base::text from head`
}

/** For batches of events alone. */
export const appendEvents = {
  name: "log_append_events",
  text: `with ${insertEvents} select base::text from head`
}

/**
 * For batches with claims or personal records: claims to release (`$19` kind, `$20` value, `$21` stream) and
 * to take (`$22`, `$23`, `$24`), sealed records (`$25` record, `$26` person, `$27` bytes).
 */
export const appendWithClaims = {
  name: "log_append_with_claims",
  text: `with ${insertEvents},
  released as (
    delete from log.claim where ctid = any (array (
      select held.ctid
      from unnest($19::text[], $20::text[], $21::text[]) as r (kind, value, stream)
      cross join lateral (
        select c.ctid from log.claim c
        where c.kind = r.kind and c.value = r.value and c.stream = r.stream limit 1) held))
  ),
  taken as (
    insert into log.claim (kind, value, stream)
    select t.kind, t.value, t.stream
    from head, unnest($22::text[], $23::text[], $24::text[]) as t (kind, value, stream)
  ),
  sealed as (
    insert into personal.record (record_id, person_id, sealed)
    select r.record_id, r.person_id, r.sealed
    from head, unnest($25::uuid[], $26::uuid[], $27::bytea[]) as r (record_id, person_id, sealed)
    on conflict (record_id) do nothing
  )
  select base::text from head`
}

/**
 * Who lost, and to what: one row for each command `$1` `[{k, stream, command_id, take}]`
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
