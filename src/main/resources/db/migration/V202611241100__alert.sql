-- a key may belong to a service; a signed sender needs a secret that can be read again
alter table security_keys
  add column service text check (length(service) between 1 and 200),
  add column signing_secret text check (length(signing_secret) between 8 and 200),
  add column made_by text check (length(made_by) <= 100);

-- set when the incident of the alert takes no further ones: what fires then is a new alert
alter table alert_alerts add column settled_at timestamptz;
update alert_alerts a set settled_at = now()
from incident_incidents i where i.number = a.incident and i.state in ('resolved', 'closed');

drop index alert_alerts_firing_by_group;
create index alert_alerts_firing_by_incident on alert_alerts (incident) where ends_at is null;

-- which incident a further alert joins; the key is a digest of what the routing table groups by
create table alert_joins (
  key       text primary key,
  incident  bigint not null references incident_incidents (number)
);
create index alert_joins_by_incident on alert_joins (incident);
insert into alert_joins (key, incident)
select encode(sha256(convert_to('service' || chr(10) || service, 'UTF8')), 'hex'), max(incident)
from alert_alerts where incident is not null and settled_at is null group by service;

-- the worst severity of the alerts that the process was told of since somebody last answered
alter table incident_incidents add column told_severity text;
