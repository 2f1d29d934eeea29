package org.tocsin.engine.web;

import static org.tocsin.engine.account.Accounts.ADMINISTRATOR;
import static org.tocsin.engine.account.Accounts.AUDITOR;
import static org.tocsin.engine.account.Accounts.COMMANDER;
import static org.tocsin.engine.account.Accounts.PROCESS_OWNER;
import static org.tocsin.engine.account.Accounts.RESPONDER;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The allow list of the engine's REST interface and of its web applications: what Tasklist, Cockpit
 * and Camunda Modeler need, and the roles that may ask for it. Everything else is refused before
 * the engine sees it, so that a new version of the engine opens nothing by itself.
 *
 * <p>Paths are those of {@link EnginePath}: the engine's own interface has no prefix, because it is
 * reached below {@code /engine-rest} and below {@code /camunda/api/engine/engine/default}.
 */
final class AllowedRequests {
  private static final Set<String> EVERYBODY =
      Set.of(RESPONDER, COMMANDER, PROCESS_OWNER, AUDITOR, ADMINISTRATOR);
  private static final Set<String> RESPONDERS = Set.of(RESPONDER, COMMANDER, ADMINISTRATOR);
  private static final Set<String> INSPECTORS = Set.of(PROCESS_OWNER, AUDITOR, ADMINISTRATOR);
  private static final Set<String> OWNERS = Set.of(PROCESS_OWNER, ADMINISTRATOR);

  private static final List<Rule> RULES =
      Stream.of(
              // the frame of the web applications
              allow("GET", EVERYBODY, "/camunda/api/engine/engine"),
              allow("GET", EVERYBODY, "/camunda/api/admin/auth/user/default"),
              allow("GET", EVERYBODY, "/camunda/api/{app}/plugin/{plugins}/static/app/{file}"),
              allow("GET", EVERYBODY, "/version", "/authorization/check", "/user/{id}/profile"),

              // Tasklist: read
              allow("GET", EVERYBODY, "/filter", "/filter/count", "/filter/{id}"),
              allow("OPTIONS", EVERYBODY, "/filter", "/filter/{id}"),
              allow("GET", EVERYBODY, "/filter/{id}/list", "/filter/{id}/count"),
              allow("POST", EVERYBODY, "/filter/{id}/list", "/filter/{id}/count"),
              allow("GET", EVERYBODY, "/task", "/task/count", "/task/{id}", "/task/{id}/form"),
              allow("POST", EVERYBODY, "/task", "/task/count"),
              allow("GET", EVERYBODY, "/task/{id}/deployed-form", "/task/{id}/form-variables"),
              allow("GET", EVERYBODY, "/task/{id}/comment", "/task/{id}/comment/{comment}"),
              allow("GET", EVERYBODY, "/task/{id}/identity-links"),
              allow("GET", EVERYBODY, "/process-definition", "/process-definition/count"),
              allow("GET", EVERYBODY, "/process-definition/{id}", "/process-definition/{id}/xml"),
              allow("GET", EVERYBODY, "/process-instance/{id}"),
              allow("GET", EVERYBODY, "/history/user-operation", "/history/user-operation/count"),

              // Tasklist: work
              allow("POST", RESPONDERS, "/task/{id}/claim", "/task/{id}/unclaim"),
              allow("POST", RESPONDERS, "/task/{id}/assignee"),
              allow("POST", RESPONDERS, "/task/{id}/submit-form", "/task/{id}/comment/create"),

              // Tasklist: the filters that everybody sees
              allow("POST", Set.of(ADMINISTRATOR), "/filter/create"),
              allow("PUT", Set.of(ADMINISTRATOR), "/filter/{id}"),
              allow("DELETE", Set.of(ADMINISTRATOR), "/filter/{id}"),

              // Cockpit: processes
              allow("GET", INSPECTORS, "/process-definition/statistics"),
              allow("GET", INSPECTORS, "/process-definition/key/{key}"),
              allow("GET", INSPECTORS, "/process-definition/key/{key}/xml"),
              allow("GET", INSPECTORS, "/process-definition/{id}/statistics"),
              allow(
                  "GET", INSPECTORS, "/process-definition/{id}/static-called-process-definitions"),
              allow("GET", INSPECTORS, "/process-instance", "/process-instance/count"),
              allow("POST", INSPECTORS, "/process-instance", "/process-instance/count"),
              allow("GET", INSPECTORS, "/process-instance/{id}/activity-instances"),
              allow("GET", INSPECTORS, "/process-instance/{id}/variables"),
              allow("GET", INSPECTORS, "/process-instance/{id}/variables/{name}"),
              allow("GET", INSPECTORS, "/execution", "/execution/count"),
              allow("GET", INSPECTORS, "/execution/{id}/localVariables"),
              allow("GET", INSPECTORS, "/execution/{id}/localVariables/{name}"),
              allow("GET", INSPECTORS, "/variable-instance", "/variable-instance/count"),
              allow("POST", INSPECTORS, "/variable-instance", "/variable-instance/count"),
              allow("GET", INSPECTORS, "/variable-instance/{id}", "/variable-instance/{id}/data"),
              allow("GET", INSPECTORS, "/event-subscription", "/event-subscription/count"),
              allow("GET", INSPECTORS, "/task/report/candidate-group-count"),

              // Cockpit: what is stuck
              allow("GET", INSPECTORS, "/incident", "/incident/count", "/incident/{id}"),
              allow("GET", INSPECTORS, "/job", "/job/count", "/job/{id}", "/job/{id}/stacktrace"),
              allow("POST", INSPECTORS, "/job", "/job/count"),
              allow("GET", INSPECTORS, "/job-definition", "/job-definition/count"),
              allow("GET", INSPECTORS, "/job-definition/{id}"),
              allow("POST", INSPECTORS, "/job-definition", "/job-definition/count"),
              allow("GET", INSPECTORS, "/external-task", "/external-task/count"),
              allow("POST", INSPECTORS, "/external-task", "/external-task/count"),
              allow("GET", INSPECTORS, "/external-task/{id}", "/external-task/{id}/errorDetails"),
              allow("GET", INSPECTORS, "/external-task/topic-names"),
              allow("GET", INSPECTORS, "/batch", "/batch/count", "/batch/statistics"),
              allow("GET", INSPECTORS, "/batch/statistics/count"),

              // Cockpit: decisions, deployments and people
              allow("GET", INSPECTORS, "/decision-definition", "/decision-definition/count"),
              allow(
                  "GET", INSPECTORS, "/decision-definition/{id}", "/decision-definition/{id}/xml"),
              allow("GET", INSPECTORS, "/decision-definition/key/{key}"),
              allow("GET", INSPECTORS, "/decision-definition/key/{key}/xml"),
              allow("GET", INSPECTORS, "/decision-requirements-definition"),
              allow("GET", INSPECTORS, "/decision-requirements-definition/count"),
              allow("GET", INSPECTORS, "/decision-requirements-definition/{id}"),
              allow("GET", INSPECTORS, "/decision-requirements-definition/{id}/xml"),
              allow("GET", INSPECTORS, "/case-definition/count"),
              allow("GET", INSPECTORS, "/deployment", "/deployment/count", "/deployment/{id}"),
              allow("GET", INSPECTORS, "/deployment/{id}/resources"),
              allow("GET", INSPECTORS, "/deployment/{id}/resources/{resource}"),
              allow("GET", INSPECTORS, "/deployment/{id}/resources/{resource}/data"),
              allow("GET", INSPECTORS, "/user", "/user/count", "/group", "/group/count"),
              allow("POST", INSPECTORS, "/group", "/group/count"),

              // Cockpit: history
              allow("GET", INSPECTORS, "/history/process-instance"),
              allow("GET", INSPECTORS, "/history/process-instance/count"),
              allow("GET", INSPECTORS, "/history/process-instance/{id}"),
              allow("POST", INSPECTORS, "/history/process-instance"),
              allow("POST", INSPECTORS, "/history/process-instance/count"),
              allow("GET", INSPECTORS, "/history/activity-instance"),
              allow("GET", INSPECTORS, "/history/activity-instance/count"),
              allow("POST", INSPECTORS, "/history/activity-instance"),
              allow("POST", INSPECTORS, "/history/activity-instance/count"),
              allow("GET", INSPECTORS, "/history/task", "/history/task/count"),
              allow("POST", INSPECTORS, "/history/task", "/history/task/count"),
              allow("GET", INSPECTORS, "/history/variable-instance"),
              allow("GET", INSPECTORS, "/history/variable-instance/count"),
              allow("GET", INSPECTORS, "/history/variable-instance/{id}"),
              allow("GET", INSPECTORS, "/history/incident", "/history/incident/count"),
              allow("GET", INSPECTORS, "/history/decision-instance"),
              allow("GET", INSPECTORS, "/history/decision-instance/count"),
              allow("GET", INSPECTORS, "/history/decision-instance/{id}"),
              allow("GET", INSPECTORS, "/history/job-log", "/history/job-log/count"),
              allow("GET", INSPECTORS, "/history/job-log/{id}/stacktrace"),
              allow("GET", INSPECTORS, "/history/external-task-log"),
              allow("GET", INSPECTORS, "/history/external-task-log/count"),
              allow("GET", INSPECTORS, "/history/external-task-log/{id}/error-details"),
              allow("GET", INSPECTORS, "/history/batch", "/history/batch/count"),

              // Cockpit: its own interface
              cockpit("GET", "process-definition/statistics"),
              cockpit("GET", "process-definition/statistics-count"),
              cockpit("GET", "process-definition/{id}/called-process-definitions"),
              cockpit("POST", "process-definition/{id}/called-process-definitions"),
              cockpit("GET", "process-instance", "process-instance/count"),
              cockpit("POST", "process-instance", "process-instance/count"),
              cockpit("GET", "process-instance/{id}/called-process-instances"),
              cockpit("POST", "process-instance/{id}/called-process-instances"),
              cockpit("GET", "incident", "incident/count"),
              cockpit("POST", "incident", "incident/count"),

              // Camunda Modeler
              allow("POST", OWNERS, "/deployment/create"),

              // repairs by an administrator
              repair("PUT", "/job/{id}/retries", "/job/{id}/duedate"),
              repair("POST", "/job/{id}/execute"),
              repair("PUT", "/external-task/{id}/retries"),
              repair("POST", "/process-instance/{id}/variables", "/execution/{id}/localVariables"),
              repair("PUT", "/process-instance/{id}/variables/{name}"),
              repair("DELETE", "/process-instance/{id}/variables/{name}"),
              repair("POST", "/process-instance/{id}/modification"),
              repair("DELETE", "/process-instance/{id}"))
          .flatMap(List::stream)
          .toList();

  private AllowedRequests() {}

  /**
   * A request that is allowed.
   *
   * @param path with a name in braces for each segment that varies
   * @param roles those that may make it
   * @param repair whether it changes a running process by hand, and so needs a reason
   */
  private record Rule(
      String method, String path, Set<String> roles, boolean repair, Pattern pattern) {
    private static final String SEGMENT = "[^/]{1,255}";

    static Rule of(String method, String path, Set<String> roles, boolean repair) {
      String regex =
          Arrays.stream(path.substring(1).split("/"))
              .map(part -> part.startsWith("{") ? SEGMENT : Pattern.quote(part))
              .collect(Collectors.joining("/", "/", ""));
      return new Rule(method, path, roles, repair, Pattern.compile(regex));
    }

    long names() {
      return path.chars().filter(c -> c == '{').count();
    }

    boolean allows(Set<String> held) {
      return held.stream().anyMatch(roles::contains);
    }
  }

  /**
   * Whether somebody with these roles may make the request. Of several rules that fit the path the
   * one with the fewest names decides: {@code /user/count} is not the user "count".
   */
  static boolean allow(String method, String path, Set<String> roles) {
    return find(method, path).filter(rule -> rule.allows(roles)).isPresent();
  }

  /** Whether the request changes a running process by hand. */
  static boolean isRepair(String method, String path) {
    return find(method, path).filter(Rule::repair).isPresent();
  }

  private static Optional<Rule> find(String method, String path) {
    String asked = method.equals("HEAD") ? "GET" : method;
    return RULES.stream()
        .filter(rule -> rule.method().equals(asked) && rule.pattern().matcher(path).matches())
        .min(Comparator.comparingLong(Rule::names));
  }

  private static List<Rule> allow(String method, Set<String> roles, String... paths) {
    return Arrays.stream(paths).map(path -> Rule.of(method, path, roles, false)).toList();
  }

  private static List<Rule> repair(String method, String... paths) {
    return Arrays.stream(paths)
        .map(path -> Rule.of(method, path, Set.of(ADMINISTRATOR), true))
        .toList();
  }

  private static List<Rule> cockpit(String method, String... paths) {
    return allow(
        method,
        INSPECTORS,
        Arrays.stream(paths)
            .map(path -> "/camunda/api/cockpit/plugin/base/default/" + path)
            .toArray(String[]::new));
  }
}
