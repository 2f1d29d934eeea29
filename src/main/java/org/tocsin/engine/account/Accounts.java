package org.tocsin.engine.account;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.tocsin.passwords.PasswordRefused;

/** Who may sign in, and the groups they are in: roles and teams. Passwords are stored hashed. */
@Component
public class Accounts {
  public static final String RESPONDER = "responder";
  public static final String COMMANDER = "commander";
  public static final String PROCESS_OWNER = "process-owner";
  public static final String AUDITOR = "auditor";
  public static final String ADMINISTRATOR = "administrator";

  /** Every role there is. */
  public static final Set<String> ROLES =
      Set.of(RESPONDER, COMMANDER, PROCESS_OWNER, AUDITOR, ADMINISTRATOR);

  private static final String ROLE = "ROLE";
  private static final String TEAM = "TEAM";

  private final IdentityService identity;
  private final AccountPasswords passwords;
  private final ApplicationEventPublisher events;

  Accounts(IdentityService identity, AccountPasswords passwords, ApplicationEventPublisher events) {
    this.identity = identity;
    this.passwords = passwords;
    this.events = events;
  }

  /** An account has another password. */
  public record PasswordSet(String account) {}

  /** An account is no longer a member of these roles and teams. */
  public record GroupsLost(String account, Set<String> groups) {}

  /** Whether the password is this account's. It does not slow anybody down. */
  public boolean check(String id, String password) {
    return passwords.check(id, password);
  }

  public boolean exists(String id) {
    return identity.createUserQuery().userId(id).count() > 0;
  }

  /** The ids of all accounts. */
  public List<String> all() {
    return identity.createUserQuery().list().stream().map(User::getId).toList();
  }

  /**
   * Makes an account; does nothing when there is one of that id.
   *
   * @throws PasswordRefused when the password breaks the rule
   */
  public void create(String id, String name, String mail, String password) {
    if (exists(id)) {
      return;
    }
    PasswordRefused.unlessFit(id, password);
    User user = identity.newUser(id);
    describe(user, name, mail);
    user.setPassword(password);
    identity.saveUser(user);
  }

  private static void describe(User user, String name, String mail) {
    int space = name.lastIndexOf(' ');
    user.setFirstName(space < 0 ? name : name.substring(0, space));
    user.setLastName(space < 0 ? "" : name.substring(space + 1));
    user.setEmail(mail);
  }

  public void createRole(String id, String name) {
    createGroup(id, name, ROLE);
  }

  /** Makes a team, or gives it another name. */
  public void createTeam(String id, String name) {
    createGroup(id, name, TEAM);
    Group group = identity.createGroupQuery().groupId(id).singleResult();
    if (!name.equals(group.getName())) {
      group.setName(name);
      identity.saveGroup(group);
    }
  }

  /** Gives an account another name and mail address; its password stays. */
  public void rename(String id, String name, String mail) {
    User user = identity.createUserQuery().userId(id).singleResult();
    String before = user.getFirstName() + user.getLastName() + user.getEmail();
    describe(user, name, mail);
    if (!before.equals(user.getFirstName() + user.getLastName() + user.getEmail())) {
      identity.saveUser(user);
    }
  }

  /**
   * Sets the password of an account.
   *
   * @throws PasswordRefused when the password breaks the rule
   */
  public void setPassword(String id, String password) {
    PasswordRefused.unlessFit(id, password);
    User user = identity.createUserQuery().userId(id).singleResult();
    user.setPassword(password);
    identity.saveUser(user);
    events.publishEvent(new PasswordSet(id));
  }

  /** Makes an account a member of exactly these roles and teams. */
  public void joinOnly(String account, Set<String> groups) {
    Set<String> lost = new TreeSet<>();
    for (Group group : identity.createGroupQuery().groupMember(account).list()) {
      boolean ours = ROLE.equals(group.getType()) || TEAM.equals(group.getType());
      boolean wanted =
          groups.contains(
              group.getId().equals(Groups.CAMUNDA_ADMIN) ? ADMINISTRATOR : group.getId());
      if (ours && !wanted) {
        identity.deleteMembership(account, group.getId());
        lost.add(group.getId());
      }
    }
    groups.forEach(group -> join(account, group));
    lost.remove(Groups.CAMUNDA_ADMIN);
    if (!lost.isEmpty()) {
      events.publishEvent(new GroupsLost(account, lost));
    }
  }

  /** Makes an account a member of exactly these roles; its teams stay. */
  public void takeRoles(String account, Set<String> roles) {
    Set<String> groups = new TreeSet<>(roles);
    identity.createGroupQuery().groupMember(account).groupType(TEAM).list().stream()
        .map(Group::getId)
        .forEach(groups::add);
    joinOnly(account, groups);
  }

  /** Makes an account a member of a role or team. */
  public void join(String account, String group) {
    if (group.equals(ADMINISTRATOR)) {
      // Without a member of this group Camunda's applications show nothing but their set-up.
      createGroup(Groups.CAMUNDA_ADMIN, "Administrators of Camunda", ROLE);
      add(account, Groups.CAMUNDA_ADMIN);
    }
    add(account, group);
  }

  private void add(String account, String group) {
    boolean member = identity.createUserQuery().userId(account).memberOfGroup(group).count() > 0;
    if (!member) {
      identity.createMembership(account, group);
    }
  }

  /** The ids of all groups of an account, roles and teams. */
  public Set<String> groupsOf(String account) {
    Set<String> groups = new TreeSet<>();
    identity.createGroupQuery().groupMember(account).list().forEach(g -> groups.add(g.getId()));
    return groups;
  }

  /** The roles and teams of everybody who is in any. */
  public Map<String, Set<String>> memberships() {
    Map<String, Set<String>> memberships = new HashMap<>();
    for (Group group : identity.createGroupQuery().list()) {
      boolean ours = ROLE.equals(group.getType()) || TEAM.equals(group.getType());
      if (ours && !group.getId().equals(Groups.CAMUNDA_ADMIN)) {
        membersOf(group.getId())
            .forEach(
                member ->
                    memberships.computeIfAbsent(member, id -> new TreeSet<>()).add(group.getId()));
      }
    }
    return memberships;
  }

  public List<String> membersOf(String group) {
    return identity.createUserQuery().memberOfGroup(group).list().stream()
        .map(User::getId)
        .sorted()
        .toList();
  }

  private void createGroup(String id, String name, String type) {
    if (identity.createGroupQuery().groupId(id).count() > 0) {
      return;
    }
    Group group = identity.newGroup(id);
    group.setName(name);
    group.setType(type);
    identity.saveGroup(group);
  }
}
