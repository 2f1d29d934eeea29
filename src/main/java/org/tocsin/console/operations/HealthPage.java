package org.tocsin.console.operations;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.tocsin.engine.timer.Backlog;
import org.tocsin.view.Moment;
import org.tocsin.watch.check.Finding;
import org.tocsin.watch.check.SelfCheck;
import org.tocsin.watch.check.WayState;
import org.tocsin.watch.check.WaysSilent;
import org.tocsin.watch.node.Node;
import org.tocsin.watch.node.Nodes;

/** How Tocsin itself is, for whoever runs it. */
@Controller
class HealthPage {
  private static final int MOST = 50;
  private static final int LONGEST_REASON = 300;
  private static final Pattern STATEMENT = Pattern.compile("(?s)^\\w+; SQL \\[.*]; ");
  private static final Pattern INCIDENT = Pattern.compile("INC-[1-9][0-9]*");

  private final SelfCheck selfCheck;
  private final Nodes nodes;
  private final WaysSilent ways;
  private final Backlog backlog;

  HealthPage(SelfCheck selfCheck, Nodes nodes, WaysSilent ways, Backlog backlog) {
    this.selfCheck = selfCheck;
    this.nodes = nodes;
    this.ways = ways;
    this.backlog = backlog;
  }

  /** Something a check is about; {@code incident} when it is one, with a page of its own. */
  record Subject(String name, boolean incident) {
    static Subject of(String name) {
      return new Subject(name, INCIDENT.matcher(name).matches());
    }
  }

  /** One check; {@code since} is null when all is well or it is not known. */
  record Row(
      String name,
      boolean trouble,
      boolean setUp,
      String sentence,
      @Nullable Moment since,
      List<Subject> subjects) {}

  /** One way; {@code answered} is null when it never has. */
  record WayRow(String name, boolean answers, String words, @Nullable Moment answered) {}

  /** One step that fails; {@code nextTry} is null when it has used up its tries. */
  record StepRow(Backlog.Failing step, String reason, Moment since, @Nullable Moment nextTry) {}

  /** One node, with how long ago it was last seen. */
  record NodeRow(Node node, Moment seen, Moment started) {}

  @GetMapping("/health")
  String health(@ModelAttribute("now") Instant now, Model model) {
    SelfCheck.@Nullable Look look = selfCheck.last();
    List<Finding> findings = look == null ? List.of() : look.findings();
    model.addAttribute("looked", look == null ? null : new Moment(look.at(), now));
    model.addAttribute("troubles", findings.stream().filter(Finding::isTrouble).count());
    model.addAttribute(
        "rows",
        findings.stream()
            .sorted(Comparator.comparing(Finding::isTrouble).reversed())
            .map(finding -> row(finding, now))
            .toList());
    model.addAttribute(
        "nodes",
        nodes.all().stream()
            .map(
                node ->
                    new NodeRow(
                        node,
                        new Moment(now.minus(node.seen()), now),
                        new Moment(node.startedAt(), now)))
            .toList());
    model.addAttribute("ways", ways.states().stream().map(way -> way(way, now)).toList());
    model.addAttribute(
        "failing", backlog.failing(MOST).stream().map(step -> step(step, now)).toList());
    return "console/operations/health";
  }

  private static Row row(Finding finding, Instant now) {
    return new Row(
        finding.name(),
        finding.isTrouble(),
        finding.setUp(),
        finding.sentence(),
        Moment.of(finding.since(), now),
        finding.about().stream().map(Subject::of).toList());
  }

  private static StepRow step(Backlog.Failing step, Instant now) {
    return new StepRow(
        step, wrong(step.reason()), new Moment(step.since(), now), Moment.of(step.nextTry(), now));
  }

  /** What is wrong stands at the end, behind all that was about to be done. */
  private static String wrong(String reason) {
    String shortened = STATEMENT.matcher(reason).replaceFirst("");
    int from = shortened.length() - LONGEST_REASON;
    return from <= 0 ? shortened : "..." + shortened.substring(from);
  }

  private static WayRow way(WayState way, Instant now) {
    return new WayRow(way.way(), way.answers(), way.words(), Moment.of(way.answeredAt(), now));
  }
}
