package org.tocsin.engine.account;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/** What each role may do in the engine, and the filters everybody finds in Tasklist. */
@Component
public class Rights {
  private final AuthorizationService authorizations;
  private final FilterService filters;
  private final TaskService tasks;
  private final Accounts accounts;

  Rights(
      AuthorizationService authorizations,
      FilterService filters,
      TaskService tasks,
      Accounts accounts) {
    this.authorizations = authorizations;
    this.filters = filters;
    this.tasks = tasks;
    this.accounts = accounts;
  }

  /** Makes the roles with their rights, and the filters; nothing is done twice. */
  public void establish() {
    accounts.createRole(Accounts.RESPONDER, "Responders");
    accounts.createRole(Accounts.COMMANDER, "Commanders");
    accounts.createRole(Accounts.PROCESS_OWNER, "Process owners");
    accounts.createRole(Accounts.AUDITOR, "Auditors");
    accounts.createRole(Accounts.ADMINISTRATOR, "Administrators");
    for (String role : List.of(Accounts.RESPONDER, Accounts.COMMANDER)) {
      grantReading(role);
      grant(role, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
      grant(
          role,
          Resources.TASK,
          Authorization.ANY,
          TaskPermissions.READ,
          TaskPermissions.TASK_WORK,
          TaskPermissions.TASK_ASSIGN);
    }
    grantReading(Accounts.PROCESS_OWNER);
    grant(Accounts.PROCESS_OWNER, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
    grant(Accounts.PROCESS_OWNER, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
    grant(
        Accounts.PROCESS_OWNER,
        Resources.DEPLOYMENT,
        Authorization.ANY,
        Permissions.READ,
        Permissions.CREATE);
    grantReading(Accounts.AUDITOR);
    grant(Accounts.AUDITOR, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
    grant(Accounts.AUDITOR, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
    grant(Accounts.AUDITOR, Resources.DEPLOYMENT, Authorization.ANY, Permissions.READ);
    for (Resource resource : Resources.values()) {
      if (resource != Resources.APPLICATION) {
        grant(Accounts.ADMINISTRATOR, resource, Authorization.ANY, Permissions.ALL);
      }
    }
    // The applications Admin and Welcome are closed: people are managed in the directory.
    revoke(Accounts.ADMINISTRATOR, Resources.APPLICATION, Authorization.ANY);
    grant(Accounts.ADMINISTRATOR, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
    grant(Accounts.ADMINISTRATOR, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
    establishFilters();
  }

  private void grantReading(String role) {
    grant(role, Resources.FILTER, Authorization.ANY, Permissions.READ);
    grant(role, Resources.TASK, Authorization.ANY, TaskPermissions.READ);
    grant(
        role,
        Resources.PROCESS_DEFINITION,
        Authorization.ANY,
        ProcessDefinitionPermissions.READ,
        ProcessDefinitionPermissions.READ_INSTANCE,
        ProcessDefinitionPermissions.READ_TASK,
        ProcessDefinitionPermissions.READ_HISTORY);
    grant(
        role,
        Resources.DECISION_DEFINITION,
        Authorization.ANY,
        Permissions.READ,
        Permissions.READ_HISTORY);
    grant(role, Resources.DECISION_REQUIREMENTS_DEFINITION, Authorization.ANY, Permissions.READ);
    grant(role, Resources.USER, Authorization.ANY, Permissions.READ);
    grant(role, Resources.GROUP, Authorization.ANY, Permissions.READ);
  }

  private void grant(String group, Resource resource, String id, Permission... permissions) {
    Authorization authorization =
        existing(group, resource, id)
            .orElseGet(() -> authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT));
    authorization.setGroupId(group);
    authorization.setResource(resource);
    authorization.setResourceId(id);
    authorization.setPermissions(permissions);
    authorizations.saveAuthorization(authorization);
  }

  private void revoke(String group, Resource resource, String id) {
    existing(group, resource, id)
        .ifPresent(authorization -> authorizations.deleteAuthorization(authorization.getId()));
  }

  private Optional<Authorization> existing(String group, Resource resource, String id) {
    return Optional.ofNullable(
        authorizations
            .createAuthorizationQuery()
            .groupIdIn(group)
            .resourceType(resource)
            .resourceId(id)
            .singleResult());
  }

  private void establishFilters() {
    filter("My tasks", 1, query().taskAssigneeExpression("${currentUser()}"));
    filter(
        "My teams' tasks",
        2,
        query().taskCandidateGroupInExpression("${currentUserGroups()}").includeAssignedTasks());
    filter("Overdue", 3, query().dueBeforeExpression("${now()}"));
    filter("All tasks", 4, query());
  }

  private TaskQuery query() {
    return tasks.createTaskQuery().orderByDueDate().asc();
  }

  private void filter(String name, int priority, TaskQuery query) {
    if (filters.createTaskFilterQuery().filterName(name).count() > 0) {
      return;
    }
    Filter filter = filters.newTaskFilter(name);
    filter.setQuery(query);
    filter.setProperties(
        Map.of(
            "description",
            name,
            "priority",
            priority,
            "color",
            "#b3261e",
            "refresh",
            true,
            "showUndefinedVariable",
            false));
    filters.saveFilter(filter);
  }
}
