create table incident_incidents (
  number           bigint generated always as identity primary key,
  title            text not null check (length(title) between 1 and 300),
  service          text not null check (length(service) <= 200),
  team             text not null references directory_teams (id),
  severity         text not null,
  state            text not null check (state in ('open', 'acknowledged', 'mitigated', 'resolved', 'closed')),
  outcome          text check (outcome in ('resolved', 'false alarm', 'cleared')),
  responder        text,
  commander        text,
  -- set when a page went all the way up without an answer
  exhausted_at     timestamptz,
  opened_at        timestamptz not null,
  acknowledged_at  timestamptz,
  mitigated_at     timestamptz,
  resolved_at      timestamptz,
  closed_at        timestamptz
);
create index incident_incidents_open on incident_incidents (number) where state <> 'closed';

create table incident_timeline (
  id        bigint generated always as identity primary key,
  incident  bigint not null references incident_incidents (number),
  at        timestamptz not null,
  kind      text not null check (length(kind) <= 40),
  actor     text not null check (length(actor) <= 100),
  text      text not null check (length(text) <= 5000),
  data      jsonb not null default '{}'
);
create index incident_timeline_by_incident on incident_timeline (incident, id);

create function incident_timeline_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'The timeline of an incident is append-only';
end $$;
create trigger incident_timeline_append_only before update or delete or truncate
  on incident_timeline for each statement execute function incident_timeline_is_append_only();

-- every node hears of every change when it is committed
create function incident_timeline_tell() returns trigger language plpgsql as $$
begin
  perform pg_notify('tocsin_incidents', new.incident::text);
  return new;
end $$;
create trigger incident_timeline_told after insert
  on incident_timeline for each row execute function incident_timeline_tell();
