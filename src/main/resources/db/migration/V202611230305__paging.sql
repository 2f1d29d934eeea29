-- one request for somebody's attention, or a notice that none is needed any more
create table paging_pages (
  id                bigint generated always as identity primary key,
  incident          bigint not null references incident_incidents (number),
  -- the engine's instance of the process 'page' that it belongs to; null for a notice
  process_instance  text,
  kind              text not null check (kind in ('page', 'notice')),
  person            text not null references directory_people (id),
  role              text not null,
  step              int not null,
  reason            text not null check (length(reason) <= 500),
  created_at        timestamptz not null,
  delivered_at      timestamptz,
  unreachable_at    timestamptz,
  answered_at       timestamptz,
  answered_by       text,
  seen_at           timestamptz
);
create index paging_pages_by_incident on paging_pages (incident, id);
create index paging_pages_by_person on paging_pages (person, id desc);
create index paging_pages_by_process on paging_pages (process_instance);
create unique index paging_pages_once on paging_pages (process_instance, step, person);

-- one attempt by one way
create table paging_deliveries (
  id      bigint generated always as identity primary key,
  page    bigint not null references paging_pages (id),
  way     text not null,
  at      timestamptz not null,
  failed  boolean not null,
  answer  text not null check (length(answer) <= 1000)
);
create index paging_deliveries_by_page on paging_deliveries (page, id);
