-- Until the table is analyzed anew PostgreSQL believes that hardly any alert fires, and then any index of the firing ones
-- looks as good as the right one. This one can only be taken where an incident is asked for.
drop index alert_alerts_firing_by_incident;
create index alert_alerts_firing_by_incident on alert_alerts (incident) where ends_at is null and incident is not null;

-- A tenth of all that was ever stored is too late for what is open: a storm is a small part of it.
alter table alert_alerts set (autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 2000);
