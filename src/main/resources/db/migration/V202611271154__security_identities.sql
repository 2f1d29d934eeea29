-- who somebody is to the organisation's OpenID provider
create table security_identities (
  issuer         text not null,
  subject        text not null,
  account        text not null,
  -- what their groups gave them when the provider was asked last; null: the directory says
  roles          text[],
  first_seen_at  timestamptz not null,
  last_seen_at   timestamptz not null,
  primary key (issuer, subject)
);

create index security_identities_account on security_identities (account);

-- what the provider is asked again with, for each session that it began
create table security_openid_grants (
  -- SHA-256 of what the session holds
  ticket_hash   bytea primary key,
  account       text not null,
  subject       text not null,
  -- the access and the refresh token, encrypted
  tokens        bytea not null,
  made_at       timestamptz not null,
  -- the provider was asked, and has answered that all is well
  checked_at    timestamptz not null,
  confirmed_at  timestamptz not null
);

create index security_openid_grants_account on security_openid_grants (account);
create index security_openid_grants_made_at on security_openid_grants (made_at);
