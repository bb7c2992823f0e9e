/** Number of the advisory lock that makes the order of commits the order of positions. */
const logLock = 7_406_000_001

/**
 * `log.append(batch)`: one round trip and one transaction for the commands of many callers.
 *
 * The lock comes first and is held to the commit: positions are contiguous, appear in commit order, and the
 * statement after it sees everything committed before (a plain statement's snapshot would be older than its
 * wait for the lock). Each command is judged on its own; the losers' rows say why and cost the winners
 * nothing.
 *
 * `batch` is `{"floor": iso, "commands": [{k, stream, expected, previous, command_id, fingerprint, take,
 * release}], "events": [{k, i, …}], "records": [{k, …}]}`. Within one batch no two commands may share a
 * stream, a claim or a command id: the caller sees to that. One row per command comes back, in `verdict`:
 * `appended`, `repeated`, `moved`, `held`, `taken` or `behind` (the log has a younger event than the batch
 * says it was recorded at: hash again with a later time).
 */
export const appendFunction = `
create function log.append(batch json)
returns table (
  k integer, verdict text, version integer, "position" bigint, recorded_at timestamptz, hash bytea,
  holder_kind text, holder_value text, holder text
)
language plpgsql security definer set search_path = pg_catalog as $$
#variable_conflict use_column
declare
  base bigint;
  youngest timestamptz;
begin
  if session_user <> current_user and exists (
    select from json_to_recordset(batch -> 'commands') as c (stream text)
    where not exists (
      select from log.appender a
      where a.role_name = session_user and a.context = split_part(c.stream, '/', 1))
  ) then
    raise insufficient_privilege using message = 'this role may not append to this context';
  end if;

  perform pg_advisory_xact_lock(${logLock});

  select e.position, e.recorded_at into base, youngest
  from log.event e order by e.position desc limit 1;
  base := coalesce(base, 0);

  if youngest > (batch ->> 'recorded_at')::timestamptz then
    return query
      select c.k, 'behind', null::integer, null::bigint, youngest, null::bytea, null, null, null
      from json_to_recordset(batch -> 'commands') as c (k integer);
    return;
  end if;

  return query
  with command as materialized (
    select * from json_to_recordset(batch -> 'commands') as c (
      k integer, stream text, expected integer, previous text, command_id uuid, fingerprint text,
      take json, release json)
  ),
  judged as materialized (
    select c.k, c.stream, c.expected, c.take, c.release, c.previous,
      head.version as actual, head.hash as head_hash,
      answer.version as answer_version, answer.position as answer_position,
      answer.recorded_at as answer_at, answer.hash as answer_hash,
      (answer.fingerprint = decode(c.fingerprint, 'hex')) as same_command,
      held.kind as held_kind, held.value as held_value, held.stream as held_by
    from command c
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
    ) held on c.take is not null
  ),
  decided as materialized (
    select j.*,
      case
        when j.answer_position is not null then case when j.same_command then 'repeated' else 'taken' end
        when coalesce(j.actual, 0) <> j.expected
          or (j.actual is not null and encode(j.head_hash, 'hex') <> j.previous) then 'moved'
        when j.held_by is not null then 'held'
        else 'appended'
      end as verdict
    from judged j
  ),
  inserted as (
    insert into log.event (
      position, stream, version, id, type, schema_version, township, occurred_at, recorded_at,
      actor, station, command_id, correlation_id, causation_id, fingerprint, hash, data)
    select base + row_number() over (order by e.k, e.version), d.stream, e.version, e.id, e.type,
      e.schema_version, e.township, e.occurred_at, (batch ->> 'recorded_at')::timestamptz,
      e.actor, e.station, e.command_id, e.correlation_id, e.causation_id,
      decode(e.fingerprint, 'hex'), decode(e.hash, 'hex'), e.data
    from json_to_recordset(batch -> 'events') as e (
      k integer, version integer, id uuid, type text, schema_version smallint, township text,
      occurred_at timestamptz, actor text, station text, command_id uuid, correlation_id uuid,
      causation_id uuid, fingerprint text, hash text, data json)
    join decided d on d.k = e.k and d.verdict = 'appended'
    returning position, stream, version, recorded_at, hash, fingerprint
  ),
  released as (
    delete from log.claim where ctid = any (array (
      select h.ctid
      from decided d
      cross join lateral json_to_recordset(d.release) as r (kind text, value text)
      cross join lateral (
        select cl.ctid from log.claim cl
        where cl.kind = r.kind and cl.value = r.value and cl.stream = d.stream limit 1) h
      where d.verdict = 'appended' and d.release is not null))
  ),
  taken as (
    insert into log.claim (kind, value, stream)
    select t.kind, t.value, d.stream
    from decided d cross join lateral json_to_recordset(d.take) as t (kind text, value text)
    where d.verdict = 'appended' and d.take is not null
    on conflict (kind, value) do nothing
  ),
  sealed as (
    insert into personal.record (record_id, person_id, sealed)
    select r.record_id, r.person_id, decode(r.sealed, 'base64')
    from json_to_recordset(batch -> 'records') as r (k integer, record_id uuid, person_id uuid, sealed text)
    join decided d on d.k = r.k and d.verdict = 'appended'
    on conflict (record_id) do nothing
  )
  select d.k, d.verdict,
    case d.verdict when 'appended' then i.version when 'repeated' then d.answer_version
      else coalesce(d.actual, 0) end,
    coalesce(d.answer_position, i.position),
    coalesce(d.answer_at, i.recorded_at),
    coalesce(d.answer_hash, i.hash),
    d.held_kind, d.held_value, d.held_by
  from decided d
  left join inserted i on i.stream = d.stream and i.fingerprint is not null;
end
$$`
