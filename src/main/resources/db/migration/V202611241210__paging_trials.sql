-- A code or test goes to one address by one way, in the name of the person who asked for it.
alter table paging_pages drop constraint paging_pages_kind_check;
alter table paging_pages add constraint paging_pages_kind_check
  check (kind in ('page', 'notice', 'letter', 'code', 'test'));
alter table paging_pages drop constraint paging_pages_incident_check;
alter table paging_pages add constraint paging_pages_incident_check
  check (kind in ('letter', 'code', 'test') or incident is not null);

create table paging_trials (
  page     bigint primary key references paging_pages (id),
  way      text not null check (length(way) <= 40),
  address  text not null check (length(address) <= 500),
  -- how often somebody has entered a code
  tries    int not null default 0,
  used_at  timestamptz
);
