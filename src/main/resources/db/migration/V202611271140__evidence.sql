-- Entries of timelines that have no seal yet. An entry and its row here are written in one transaction; the row goes
-- in the transaction that seals the entry.
create table evidence_unsealed (
  entry  bigint primary key
);
-- a queue: rows live for seconds
alter table evidence_unsealed set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

-- One for each round of sealing. Its hash covers the checkpoint before and the head of every chain that grew.
create table evidence_checkpoints (
  number  bigint primary key,
  at      timestamptz not null,
  hash    bytea not null check (length(hash) = 32)
);

-- A piece of an incident's chain: the entries that one round has sealed, in order, and the hash of each.
create table evidence_seals (
  incident    bigint not null references incident_incidents (number),
  -- the position of the first of these entries in the chain; the chain begins at 1
  first       int not null,
  checkpoint  bigint not null references evidence_checkpoints (number),
  entries     bigint[] not null,
  hashes      bytea[] not null check (array_length(hashes, 1) = array_length(entries, 1)),
  primary key (incident, first)
);
create index evidence_seals_by_checkpoint on evidence_seals (checkpoint, incident);

create function evidence_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'Evidence is append-only';
end $$;
create trigger evidence_checkpoints_append_only before update or delete or truncate
  on evidence_checkpoints for each statement execute function evidence_is_append_only();
create trigger evidence_seals_append_only before update or delete or truncate
  on evidence_seals for each statement execute function evidence_is_append_only();

-- every entry that was written before today is sealed as it is now
insert into evidence_unsealed (entry) select id from incident_timeline;

create function evidence_await_seal() returns trigger language plpgsql as $$
begin
  insert into evidence_unsealed (entry) select id from written;
  return null;
end $$;
create trigger evidence_awaits_seal after insert on incident_timeline
  referencing new table as written for each statement execute function evidence_await_seal();
