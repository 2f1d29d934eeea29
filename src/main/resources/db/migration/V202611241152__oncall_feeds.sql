-- A calendar somebody has subscribed to. Its address is signed, so that no secret is stored here.
create table oncall_feeds (
  id          bigint generated always as identity primary key,
  -- person:<id>, team:<id> or rotation:<id>
  subject     text not null check (length(subject) <= 450),
  owner       text not null check (length(owner) <= 100),
  made_at     timestamptz not null,
  revoked_at  timestamptz
);
create index oncall_feeds_by_owner on oncall_feeds (owner) where revoked_at is null;

-- What a feed has shown: only so can it say that a shift has changed or gone away.
create table oncall_feed_events (
  feed         bigint not null references oncall_feeds (id),
  uid          text not null check (length(uid) <= 100),
  from_at      timestamptz not null,
  until_at     timestamptz not null,
  summary      text not null check (length(summary) <= 1000),
  sequence     int not null,
  changed_at   timestamptz not null,
  cancelled    boolean not null,
  primary key (feed, uid)
);
