create table alert_alerts (
  id             bigint generated always as identity primary key,
  fingerprint    text not null check (length(fingerprint) between 1 and 200),
  starts_at      timestamptz not null,
  ends_at        timestamptz,
  -- the group the sender put the alert in
  group_key      text not null,
  name           text not null check (length(name) <= 300),
  service        text not null check (length(service) <= 200),
  labels         jsonb not null,
  annotations    jsonb not null,
  generator_url  text check (length(generator_url) <= 2000),
  action         text not null check (action in ('page', 'record', 'drop')),
  -- the incident it opened or joined; null when it was only recorded
  incident       bigint references incident_incidents (number),
  received_at    timestamptz not null,
  times_seen     bigint not null default 1,
  unique (fingerprint, starts_at)
);
create index alert_alerts_by_incident on alert_alerts (incident) where incident is not null;
create index alert_alerts_firing_by_group on alert_alerts (group_key) where ends_at is null;
