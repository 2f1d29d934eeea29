-- Two people who exchange shifts, or one who asks another to cover. It counts when the other has said yes.
create table oncall_swaps (
  id           bigint generated always as identity primary key,
  target       text not null check (length(target) <= 450),
  asked_by     text not null check (length(asked_by) <= 63),
  other        text not null check (length(other) <= 63 and other <> asked_by),
  from_at      timestamptz not null,
  until_at     timestamptz not null check (until_at > from_at),
  -- what the one who asks takes over in return; null for nothing
  return_from  timestamptz,
  return_until timestamptz check (return_until > return_from),
  reason       text not null check (length(reason) <= 500),
  asked_at     timestamptz not null,
  state        text not null check (state in ('asked', 'accepted', 'declined', 'withdrawn')),
  answered_at  timestamptz
);
create index oncall_swaps_open on oncall_swaps (other) where state = 'asked';
