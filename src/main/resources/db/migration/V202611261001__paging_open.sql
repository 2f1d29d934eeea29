-- the unique index paging_pages_once begins with the same column
drop index paging_pages_by_process;

-- A tenth of all that was ever stored is too late for what is open: a storm is a small part of it.
alter table paging_pages set (autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 2000);
