package org.tocsin.directory.model;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A group of people that owns services.
 *
 * @param zone the zone of its calendar
 * @param members the ids of its people
 * @param duties who holds which place in its escalation; an empty place is passed over and reported
 * @param policy the id of its own escalation policy; null when it keeps to the common one
 */
public record Team(
    String id,
    String name,
    ZoneId zone,
    List<String> members,
    Map<Duty, List<Holder>> duties,
    @Nullable String policy) {
  public Team {
    name = Objects.requireNonNullElse(name, id);
    zone = Objects.requireNonNullElse(zone, ZoneOffset.UTC);
    members = Lists.orEmpty(members);
    duties = duties == null ? Map.of() : Map.copyOf(duties);
  }

  public List<Holder> holders(Duty duty) {
    return duties.getOrDefault(duty, List.of());
  }
}
