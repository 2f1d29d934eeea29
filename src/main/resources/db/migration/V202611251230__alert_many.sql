-- The same rule fires for years: what is stored of a fingerprint grows, what fires or may be joined does not.
create index alert_alerts_firing on alert_alerts (fingerprint) where ends_at is null and settled_at is null;
create index alert_alerts_joinable on alert_alerts (fingerprint) where incident is not null and settled_at is null;

-- how the incident ended and how many pages it took; null while it is open
alter table alert_rules
  add column outcome text check (length(outcome) <= 40),
  add column pages   bigint;
update alert_rules r set outcome = i.outcome, pages = p.pages
from incident_incidents i
left join (select incident, count(*) as pages from paging_pages where kind = 'page' group by incident) p
  on p.incident = i.number
where i.number = r.incident and i.state = 'closed';
update alert_rules r set pages = 0
from incident_incidents i where i.number = r.incident and i.state = 'closed' and r.pages is null;
-- everything that is counted over many days stands in the index itself
drop index alert_rules_by_time;
create index alert_rules_by_time on alert_rules (first_at) include (name, service, incident, actionable, outcome, pages);
create index alert_rules_by_name on alert_rules (name, service, incident);
