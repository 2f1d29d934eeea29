-- When an incident gets worse before anybody has answered, the same people are paged anew.
alter table paging_pages add column severity text;
drop index paging_pages_once;
create unique index paging_pages_once on paging_pages (process_instance, severity, step, person);
