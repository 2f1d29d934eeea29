-- With an invitation a person chooses a password, once and for 72 hours. The link is kept nowhere; its hash is.
create table directory_invitations (
  hash        bytea primary key,
  person      text not null check (length(person) <= 63),
  issued_at   timestamptz not null,
  issued_by   text not null check (length(issued_by) <= 100),
  expires_at  timestamptz not null,
  -- when it was used, or a newer one took its place
  ended_at    timestamptz
);
create index directory_invitations_person on directory_invitations (person);
