package org.tocsin.oncall.schedule;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tocsin.directory.model.Duty;

/**
 * What people are on call for: a rotation, written {@code rotation:shop-week}, or a team's duty,
 * written {@code duty:shop/primary}.
 *
 * @param id of the rotation or of the team
 * @param duty null for a rotation
 */
public record Target(String id, @Nullable Duty duty) {
  private static final Pattern FORM =
      Pattern.compile(
          "rotation:(.{1,200})|duty:([^/]{1,200})/(primary|secondary|commander|management)");

  public static Target rotation(String id) {
    return new Target(id, null);
  }

  public static Target duty(String team, Duty duty) {
    return new Target(team, duty);
  }

  /**
   * @throws IllegalArgumentException when the text is of another form
   */
  public static Target valueOf(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "Write rotation:<id>, or duty:<team>/ and primary, secondary, commander or management.");
    }
    return form.group(1) != null
        ? rotation(form.group(1))
        : duty(form.group(2), Duty.valueOf(form.group(3).toUpperCase(Locale.ROOT)));
  }

  @JsonValue
  @Override
  public String toString() {
    return duty == null ? "rotation:" + id : "duty:%s/%s".formatted(id, duty.word());
  }
}
