-- A letter is a message that belongs to no incident, such as the hand-over to whoever is next on call.
alter table paging_pages alter column incident drop not null;
alter table paging_pages drop constraint paging_pages_kind_check;
alter table paging_pages add constraint paging_pages_kind_check check (kind in ('page', 'notice', 'letter'));
alter table paging_pages add constraint paging_pages_incident_check check (kind = 'letter' or incident is not null);
-- what a letter says below its subject, which stands in the column reason
alter table paging_pages add column body text check (length(body) <= 20000);
