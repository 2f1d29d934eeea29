-- signals that are expected again and again
create table alert_heartbeats (
  id                bigint generated always as identity primary key,
  name              text not null check (length(name) between 1 and 200),
  service           text not null check (length(service) between 1 and 200),
  severity          text not null check (severity in ('critical', 'error', 'warning')),
  interval_seconds  bigint not null check (interval_seconds between 10 and 31622400),
  grace_seconds     bigint not null check (grace_seconds between 0 and 31622400),
  -- a digest of the last part of its address
  token             text not null unique,
  made_by           text not null check (length(made_by) <= 100),
  created_at        timestamptz not null,
  last_at           timestamptz,
  -- the engine's instance that reported it missing, and waits for it to come back
  missing_in        text,
  removed_at        timestamptz
);
