-- For a while somebody else is on call than the rotations say. Nothing is deleted: what no longer counts was called off.
create table oncall_overrides (
  id             bigint generated always as identity primary key,
  -- rotation:<id> or duty:<team>/<duty>
  target         text not null check (length(target) <= 450),
  kind           text not null check (kind in ('take over', 'add', 'remove')),
  person         text not null check (length(person) <= 63),
  instead_of     text check (length(instead_of) <= 63),
  from_at        timestamptz not null,
  until_at       timestamptz not null check (until_at > from_at and until_at <= from_at + interval '366 days'),
  -- of the imported event it was made from
  uid            text check (length(uid) <= 500),
  reason         text not null check (length(reason) <= 500),
  made_by        text not null check (length(made_by) <= 100),
  made_at        timestamptz not null,
  called_off_by  text check (length(called_off_by) <= 100),
  called_off_at  timestamptz
);
create index oncall_overrides_by_time on oncall_overrides (until_at) where called_off_at is null;
