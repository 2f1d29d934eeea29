-- when the next attempt at a page is due, if that is not at once: the person's own delay, or the end of their quiet hours
alter table paging_pages add column due_at timestamptz;
create index paging_pages_unreached on paging_pages (created_at)
  where kind = 'page' and answered_at is null and delivered_at is null and unreachable_at is null;

-- what the watcher has told somebody about; one row for each kind of trouble, however many nodes watch
create table watch_alarms (
  trouble  text primary key check (length(trouble) <= 40),
  since    timestamptz not null,
  told_at  timestamptz not null
);
