package org.tocsin.directory.model;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One way to reach a person.
 *
 * @param way its name, such as {@code mail} or {@code voice}
 * @param address what the way needs to find the person; empty when it needs nothing
 * @param after how long after the page this way is used as well, if nobody has answered until then;
 *     null when it is used only if those before it have failed
 */
public record PersonalWay(String way, String address, @Nullable Duration after) {
  public PersonalWay {
    address = Objects.requireNonNullElse(address, "");
  }
}
