-- An administrator says why before the engine lets them repair anything by hand.
create table engine_repairs (
  id          bigint generated always as identity primary key,
  person      text not null check (length(person) <= 100),
  reason      text not null check (length(reason) between 1 and 500),
  started_at  timestamptz not null,
  ends_at     timestamptz not null
);
create index engine_repairs_by_person on engine_repairs (person, ends_at);
