create table directory_people (
  id    text primary key check (id ~ '^[a-z0-9][a-z0-9._-]{0,62}$'),
  name  text not null check (length(name) between 1 and 200),
  mail  text check (length(mail) <= 254)
);

create table directory_teams (
  id    text primary key check (id ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  name  text not null check (length(name) between 1 and 200)
);

create table directory_services (
  id       text primary key check (length(id) between 1 and 200),
  team     text not null references directory_teams (id),
  runbook  text check (length(runbook) <= 2000)
);
