-- Who ended a key, a heartbeat or a feed, and what a key was last used for. Null for what was ended before.
alter table security_keys
  add column revoked_by text check (length(revoked_by) <= 100),
  add column used_at timestamptz,
  add column used_from text check (length(used_from) <= 100),
  add column used_as text check (length(used_as) <= 40);
alter table alert_heartbeats add column removed_by text check (length(removed_by) <= 100);
alter table oncall_feeds add column revoked_by text check (length(revoked_by) <= 100);
