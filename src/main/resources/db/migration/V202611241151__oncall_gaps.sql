-- the gaps that the management of a team was told of
create table oncall_gaps_told (
  id        bigint generated always as identity primary key,
  duty      text not null check (length(duty) <= 450),
  from_at   timestamptz not null,
  until_at  timestamptz not null,
  told_at   timestamptz not null
);
create index oncall_gaps_told_by_duty on oncall_gaps_told (duty, until_at);
