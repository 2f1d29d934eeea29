-- devices on which somebody stays signed in
create table security_devices (
  id             bigint generated always as identity primary key,
  account        text not null,
  -- SHA-256 of what the device is found by, and of what it shows; each has 165 bits of its own
  series_hash    bytea not null unique,
  token_hash     bytea not null,
  -- shown until a moment ago: a browser asks for several things at once
  previous_hash  bytea,
  rotated_at     timestamptz not null,
  made_at        timestamptz not null,
  used_at        timestamptz not null,
  address        text not null,
  browser        text not null
);

create index security_devices_account on security_devices (account);

-- passwords for machines that act for somebody
create table security_app_passwords (
  id          bigint generated always as identity primary key,
  account     text not null,
  name        text not null check (length(name) between 1 and 100),
  -- SHA-256; the password has 165 bits of its own, so it needs no salt
  hash        bytea not null unique,
  made_at     timestamptz not null,
  used_at     timestamptz,
  address     text,
  revoked_at  timestamptz
);

create index security_app_passwords_account on security_app_passwords (account);
