package org.tocsin.directory;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tocsin.shared.Severity;

/**
 * A group of people that owns services.
 *
 * @param zone the zone of its calendar
 * @param members the ids of its people
 * @param duties who holds which place in its escalation; an empty place is passed over and reported
 * @param policy the id of its own escalation policy; null when it keeps to the common one
 * @param processes the team's own model for a mild severity, by severity
 */
public record Team(
    String id,
    String name,
    ZoneId zone,
    List<String> members,
    Map<Duty, List<Holder>> duties,
    @Nullable String policy,
    Map<Severity, String> processes) {
  public Team {
    name = Objects.requireNonNullElse(name, id);
    zone = Objects.requireNonNullElse(zone, ZoneOffset.UTC);
    members = Lists.orEmpty(members);
    duties = duties == null ? Map.of() : Map.copyOf(duties);
    processes = processes == null ? Map.of() : Map.copyOf(processes);
  }

  public List<Holder> holders(Duty duty) {
    return duties.getOrDefault(duty, List.of());
  }
}
