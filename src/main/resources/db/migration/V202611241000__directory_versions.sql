-- The organisation is one document; every version of it is kept. The newest one counts.
create table directory_versions (
  id          bigint generated always as identity primary key,
  document    text not null check (length(document) <= 4000000),
  applied_at  timestamptz not null,
  applied_by  text not null check (length(applied_by) <= 100)
);

create function directory_versions_are_kept() returns trigger language plpgsql as $$
begin
  raise exception 'The versions of the directory are kept as they are';
end $$;
create trigger directory_versions_kept before update or delete or truncate
  on directory_versions for each statement execute function directory_versions_are_kept();

-- An address is used when its owner has shown that it is theirs.
create table directory_verified_ways (
  person       text not null check (length(person) <= 63),
  way          text not null check (length(way) <= 40),
  address      text not null check (length(address) <= 500),
  verified_at  timestamptz not null,
  primary key (person, way, address)
);

-- What the tables held becomes the first version; JSON is YAML.
insert into directory_versions (document, applied_at, applied_by)
select jsonb_pretty(jsonb_build_object(
         'people', (
           select coalesce(jsonb_agg(jsonb_build_object(
                    'id', id, 'name', name, 'roles', jsonb_build_array('responder'),
                    'ways', case when mail is null then '[{"way": "inbox"}]'::jsonb
                            else jsonb_build_array(jsonb_build_object('way', 'mail', 'address', mail)) end)
                  order by id), '[]') from directory_people),
         'teams', (
           select jsonb_agg(jsonb_build_object(
                    'id', t.id, 'name', t.name,
                    'duties', (
                      select coalesce(jsonb_object_agg(held.duty, held.people), '{}')
                      from (select duty, jsonb_agg('person:' || person order by person) as people
                            from oncall_duties where team = t.id group by duty) held))
                  order by id) from directory_teams t),
         'services', (
           select coalesce(jsonb_agg(jsonb_build_object('id', id, 'team', team, 'runbook', runbook)
                  order by id), '[]') from directory_services))),
       now(), 'tocsin'
where exists (select from directory_teams);

insert into directory_verified_ways (person, way, address, verified_at)
select id, 'mail', mail, now() from directory_people where mail is not null;

alter table incident_incidents drop constraint incident_incidents_team_fkey;
alter table paging_pages drop constraint paging_pages_person_fkey;
drop table oncall_duties, directory_services, directory_teams, directory_people;
