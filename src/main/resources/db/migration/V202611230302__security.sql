create table security_keys (
  id          bigint generated always as identity primary key,
  name        text not null check (length(name) between 1 and 200),
  -- SHA-256 of the key; a key has 256 bits of its own, so it needs no salt
  hash        bytea not null unique,
  created_at  timestamptz not null,
  revoked_at  timestamptz
);

-- what signs the links in pages; made on the first start, the same for every node
create table security_secrets (
  name    text primary key,
  secret  bytea not null
);
