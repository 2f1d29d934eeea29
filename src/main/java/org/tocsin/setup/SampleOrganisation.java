package org.tocsin.setup;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tocsin.directory.Directory;
import org.tocsin.directory.Directory.Service;
import org.tocsin.directory.Directory.Team;
import org.tocsin.directory.Person;
import org.tocsin.engine.Accounts;
import org.tocsin.oncall.Duty;
import org.tocsin.oncall.Roster;

/** Two teams, three services and the people around them, to try Tocsin with. */
@Component
class SampleOrganisation {
  private static final String SHOP = "shop";
  private static final String PLATFORM = "platform";

  private final Directory directory;
  private final Roster roster;
  private final Accounts accounts;

  SampleOrganisation(Directory directory, Roster roster, Accounts accounts) {
    this.directory = directory;
    this.roster = roster;
    this.accounts = accounts;
  }

  /** Returns the names people sign in with, all with the same password. */
  List<String> load(String password) {
    team(new Team(SHOP, "Shop"));
    team(new Team(PLATFORM, "Platform"));
    directory.add(new Service("checkout", SHOP, "https://runbooks.example.org/checkout"));
    directory.add(new Service("search", SHOP, "https://runbooks.example.org/search"));
    directory.add(new Service("payments", PLATFORM, "https://runbooks.example.org/payments"));
    responder("ada", "Ada Okafor", SHOP, Duty.PRIMARY, password);
    responder("ben", "Ben Castillo", SHOP, Duty.SECONDARY, password);
    responder("chen", "Chen Wei", PLATFORM, Duty.PRIMARY, password);
    responder("dara", "Dara Nilsson", PLATFORM, Duty.SECONDARY, password);
    person("erin", "Erin Haddad", password, Accounts.RESPONDER, Accounts.COMMANDER);
    person("frank", "Frank Moreau", password, Accounts.RESPONDER, Accounts.COMMANDER);
    person("grace", "Grace Lindqvist", password, Accounts.AUDITOR);
    person("hana", "Hana Suzuki", password, Accounts.PROCESS_OWNER);
    for (String team : List.of(SHOP, PLATFORM)) {
      roster.assign(team, Duty.COMMANDER, "erin");
      roster.assign(team, Duty.MANAGEMENT, "frank");
    }
    return List.of("ada", "ben", "chen", "dara", "erin", "frank", "grace", "hana");
  }

  private void team(Team team) {
    directory.add(team);
    accounts.createTeam(team.id(), team.name());
  }

  private void responder(String id, String name, String team, Duty duty, String password) {
    person(id, name, password, Accounts.RESPONDER, team);
    roster.assign(team, duty, id);
  }

  private void person(String id, String name, String password, String... groups) {
    String mail = id + "@example.org";
    directory.add(new Person(id, name, mail));
    accounts.create(id, name, mail, password);
    for (String group : groups) {
      accounts.join(id, group);
    }
  }
}
