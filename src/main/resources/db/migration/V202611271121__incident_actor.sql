-- What a sender does is done in the name of its key, which may be longer than a person's id.
alter table incident_timeline drop constraint incident_timeline_actor_check;
alter table incident_timeline add constraint incident_timeline_actor_check check (length(actor) <= 250) not valid;
