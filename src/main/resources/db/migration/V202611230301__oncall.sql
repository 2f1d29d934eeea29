-- who stands in which place of a team's escalation
create table oncall_duties (
  team    text not null references directory_teams (id),
  duty    text not null check (duty in ('primary', 'secondary', 'commander', 'management')),
  person  text not null references directory_people (id),
  primary key (team, duty, person)
);
