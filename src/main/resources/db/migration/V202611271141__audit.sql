-- Who did what that matters to security. Kept for good, and never changed.
create table audit_entries (
  id       bigint generated always as identity primary key,
  at       timestamptz not null,
  kind     text not null check (length(kind) <= 40),
  -- the id of a person or the name of a key; a name that somebody tried when they did not sign in
  actor    text not null check (length(actor) <= 200),
  -- the client's address, where there is one
  address  text check (length(address) <= 100),
  text     text not null check (length(text) <= 2000)
);
create index audit_entries_by_actor on audit_entries (actor, id desc);
create index audit_entries_by_kind on audit_entries (kind, id desc);

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'The audit log is append-only';
end $$;
create trigger audit_entries_append_only before update or delete or truncate
  on audit_entries for each statement execute function audit_is_append_only();
