package org.tocsin.engine.contract;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tocsin.shared.Severity;

/**
 * A model that leads incidents of one severity, as its name says: {@code sev3-response} leads those
 * of every team, {@code sev3-response-shop} those of one.
 *
 * @param team the id of the team; null when it leads incidents of every team
 */
public record SeverityModel(Severity severity, @Nullable String team) {
  /** The ids of the processes that lead incidents, as Java and PostgreSQL both read it. */
  public static final String IDS = "^sev([1-9])-response(-(.+))?$";

  private static final Pattern PATTERN = Pattern.compile(IDS);

  /** Empty when incidents are not led by the process of this id. */
  public static Optional<SeverityModel> of(String process) {
    Matcher id = PATTERN.matcher(process);
    return id.matches()
        ? Optional.of(new SeverityModel(new Severity("SEV" + id.group(1)), id.group(3)))
        : Optional.empty();
  }
}
