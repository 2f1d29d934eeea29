create table postmortem_postmortems (
  incident        bigint primary key references incident_incidents (number),
  author          text not null,
  what_happened   text not null check (length(what_happened) <= 4000),
  impact          text not null check (length(impact) <= 4000),
  went_well       text not null check (length(went_well) <= 4000),
  went_badly      text not null check (length(went_badly) <= 4000),
  follow_up_list  text not null check (length(follow_up_list) <= 4000),
  written_at      timestamptz not null,
  approved_by     text,
  approved_at     timestamptz
);

create table postmortem_follow_ups (
  id          bigint generated always as identity primary key,
  incident    bigint not null references incident_incidents (number),
  position    int not null,
  what        text not null check (length(what) between 1 and 500),
  owner       text not null,
  due         date not null,
  outcome     text check (outcome in ('done', 'waived')),
  note        text check (length(note) <= 4000),
  settled_by  text,
  settled_at  timestamptz,
  unique (incident, position)
);
