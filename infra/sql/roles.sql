-- Roles of the services in PostgreSQL: who may read and write what. The log is append-only for all of them.
-- Run as the owner of the database, after "jiaosuo migrate", and again after each upgrade; repeating it is
-- harmless. Passwords are set apart:  alter role jiaosuo_vehicles password '...';
--
--   psql "$DATABASE_URL" -v ON_ERROR_STOP=1 -f infra/sql/roles.sql

do $$
declare
  role_name text;
begin
  foreach role_name in array array['jiaosuo_reader', 'jiaosuo_appender', 'jiaosuo_vehicles', 'jiaosuo_accidents', 'jiaosuo_duties', 'jiaosuo_cases', 'jiaosuo_wardens', 'jiaosuo_identity', 'jiaosuo_townships']
  loop
    if not exists (select from pg_roles where rolname = role_name) then
      execute format('create role %I', role_name);
    end if;
  end loop;
end $$;

alter role jiaosuo_vehicles login;
alter role jiaosuo_accidents login;
alter role jiaosuo_duties login;
alter role jiaosuo_cases login;
alter role jiaosuo_wardens login;
alter role jiaosuo_identity login;
alter role jiaosuo_townships login;

-- Everybody reads the log and says who a session belongs to.
grant usage on schema log, personal, personal_keys, messaging, access, identity to jiaosuo_reader;
grant select on all tables in schema log, personal, personal_keys, messaging to jiaosuo_reader;
-- Of identity only whom a session belongs to: hashes of passwords are read by identity alone.
grant select on identity.live_session to jiaosuo_reader;
grant execute on function identity.session_was_seen(bytea) to jiaosuo_reader;
-- X1: and of the approvals of bulk exports only that one is used up.
grant execute on function identity.use_export_approval(uuid, text, text, text, integer, timestamptz) to jiaosuo_reader;
grant insert, select on access.record to jiaosuo_reader;

-- Whoever takes commands appends: no update, no delete, no truncate on log.event, for anybody.
grant jiaosuo_reader to jiaosuo_appender;
grant insert on log.event to jiaosuo_appender;
grant update on log.head to jiaosuo_appender;
grant insert, delete on log.claim to jiaosuo_appender;
grant insert on personal.record to jiaosuo_appender;
grant insert, update on personal_keys.key to jiaosuo_appender;
grant insert, update, delete on all tables in schema messaging to jiaosuo_appender;

grant jiaosuo_appender to jiaosuo_vehicles, jiaosuo_accidents, jiaosuo_duties, jiaosuo_cases, jiaosuo_wardens, jiaosuo_identity, jiaosuo_townships;

-- Each service appends to its own contexts only (row policy on log.event).
insert into log.appender (role_name, context)
values
  ('jiaosuo_vehicles', 'vehicles'),
  ('jiaosuo_accidents', 'accidents'),
  ('jiaosuo_duties', 'duties'),
  ('jiaosuo_cases', 'cases'),
  ('jiaosuo_wardens', 'wardens'),
  ('jiaosuo_identity', 'identity'),
  ('jiaosuo_townships', 'operations')
on conflict do nothing;

-- Tables of the services themselves.
grant usage on schema vehicles to jiaosuo_vehicles;
grant select, insert, update, delete on all tables in schema vehicles to jiaosuo_vehicles;
grant usage on schema accidents to jiaosuo_accidents;
grant select, insert, update, delete on all tables in schema accidents to jiaosuo_accidents;
grant usage on schema duties to jiaosuo_duties;
grant select, insert, update, delete on all tables in schema duties to jiaosuo_duties;
grant usage on schema cases to jiaosuo_cases;
grant select, insert, update, delete on all tables in schema cases to jiaosuo_cases;
grant usage on schema wardens to jiaosuo_wardens;
grant select, insert, update, delete on all tables in schema wardens to jiaosuo_wardens;
grant select, insert, update, delete on all tables in schema identity to jiaosuo_identity;
grant usage on all sequences in schema identity to jiaosuo_identity;

-- Read models are made, rebuilt and swapped by the projections, in schemas of their own.
grant usage, create on schema read_models to jiaosuo_townships, jiaosuo_cases;
grant select, insert, update, delete on all tables in schema read_models to jiaosuo_townships, jiaosuo_cases;
grant usage on all sequences in schema read_models to jiaosuo_townships, jiaosuo_cases;
do $$ begin execute format('grant create on database %I to jiaosuo_townships, jiaosuo_cases', current_database()); end $$;

-- Erasing a person destroys the key and the sealed values, never an event.
grant delete on personal_keys.key, personal.record to jiaosuo_townships;
grant insert, update on personal_keys.erased to jiaosuo_townships;
