package org.tocsin.paging;

import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.shared.Severity;

/**
 * One request for somebody's attention, a notice that none is needed any more, or a letter, a code
 * or a test, which belong to no incident.
 *
 * @param incident null for what belongs to none
 * @param processInstance the run of the model "page" it belongs to; null for a notice
 * @param role why this person: primary, secondary, commander and so on
 * @param severity what the incident was when the page was made; null for what is no page
 * @param step the step of the escalation policy it belongs to
 * @param reason why, in one line; for a letter its subject
 * @param body what a letter says below its subject; null for the others
 * @param answeredAt when this or another page of the same run was acknowledged
 * @param answeredBy the person who did that, or the key it came with
 */
public record Page(
    long id,
    @Nullable IncidentNumber incident,
    @Nullable String processInstance,
    Kind kind,
    String person,
    String role,
    @Nullable Severity severity,
    int step,
    String reason,
    @Nullable String body,
    Instant createdAt,
    @Nullable Instant deliveredAt,
    @Nullable Instant unreachableAt,
    @Nullable Instant answeredAt,
    @Nullable String answeredBy) {

  /** Whether an answer is wanted. */
  public enum Kind {
    PAGE,
    NOTICE,
    LETTER,
    /** The digits by which a person shows that an address is theirs. */
    CODE,
    /** What a person sends to themselves to see whether it arrives. */
    TEST;

    /** The word used in the database and the interfaces. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether it only tries a way out, and says nothing that anybody would look up. */
  public boolean isTrial() {
    return kind == Kind.CODE || kind == Kind.TEST;
  }

  /** Of pages in the order they were made, the first one that has reached somebody is the least. */
  public static Comparator<Page> reachedFirst() {
    return Comparator.comparing(page -> page.deliveredAt() == null);
  }

  public boolean awaitsAnswer() {
    return kind == Kind.PAGE && answeredAt == null;
  }
}
