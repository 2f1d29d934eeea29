-- Spring Session's tables, with our names
create table security_sessions (
  primary_id             char(36) primary key,
  session_id             char(36) not null unique,
  creation_time          bigint not null,
  last_access_time       bigint not null,
  max_inactive_interval  int not null,
  expiry_time            bigint not null,
  principal_name         text
);

create index security_sessions_expiry_time on security_sessions (expiry_time);
create index security_sessions_principal_name on security_sessions (principal_name);

create table security_sessions_attributes (
  session_primary_id  char(36) not null references security_sessions on delete cascade,
  attribute_name      text not null,
  attribute_bytes     bytea not null,
  primary key (session_primary_id, attribute_name)
);
