-- the nodes that live, each by its own word; all times are the database's
create table watch_nodes (
  -- one run of a node; a node that starts again is another one
  id            text primary key check (length(id) <= 40),
  name          text not null check (length(name) <= 300),
  version       text not null check (length(version) <= 100),
  started_at    timestamptz not null,
  seen_at       timestamptz not null,
  -- how far the clock of its machine is ahead of the database's; negative when it is behind
  clock_off_ms  bigint not null
);

-- when the cluster last told the address outside that it lives; one row
create table watch_signal (
  one       boolean primary key default true check (one),
  sent_at   timestamptz not null,
  -- when the address last took it; at first, when it was first told
  taken_at  timestamptz not null
);
