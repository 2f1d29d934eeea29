-- who is guessing: one row for an account from one place, an account from everywhere, and a place
create table security_sign_in_attempts (
  -- SHA-256 of what is counted, so that no name that was typed into the wrong field stays here
  key           bytea primary key,
  failures      int not null,
  -- the next attempt is looked at from then on
  next_at       timestamptz not null,
  last_at       timestamptz not null,
  -- when this account signed in from this place for the last time
  succeeded_at  timestamptz,
  -- after this the row can go
  forget_at     timestamptz not null
);

create index security_sign_in_attempts_forget_at on security_sign_in_attempts (forget_at);
