-- what was changed, by deployments and switches; a change never pages
create table alert_changes (
  id           bigint generated always as identity primary key,
  service      text not null check (length(service) between 1 and 200),
  summary      text not null check (length(summary) between 1 and 1024),
  source       text not null check (length(source) <= 300),
  at           timestamptz not null,
  received_at  timestamptz not null,
  links        jsonb not null default '[]',
  details      jsonb not null default '{}'
);
create index alert_changes_by_service on alert_changes (service, at desc);
create index alert_changes_by_time on alert_changes (at desc);

-- which rules had a part in which incidents, and whether a responder found that worth a page
create table alert_rules (
  name        text not null check (length(name) <= 300),
  service     text not null check (length(service) <= 200),
  incident    bigint not null references incident_incidents (number),
  first_at    timestamptz not null,
  actionable  boolean,
  primary key (incident, name, service)
);
create index alert_rules_by_time on alert_rules (first_at);
insert into alert_rules (name, service, incident, first_at)
select name, service, incident, min(received_at) from alert_alerts
where incident is not null group by name, service, incident;
