package org.tocsin.shared;

import org.jspecify.annotations.Nullable;

/** Who acts, in one word: the id of a person, Tocsin itself, or a key that alerts are sent with. */
public final class Actor {
  /** Who acts when nobody else does. */
  public static final String TOCSIN = "tocsin";

  /** No id of a person has a colon. */
  private static final String KEY = "key:";

  private Actor() {}

  /** The key of this name. */
  public static String key(String name) {
    return KEY + name;
  }

  public static boolean isKey(@Nullable String actor) {
    return actor != null && actor.startsWith(KEY);
  }

  /** The name of a key that acts. */
  public static String nameOfKey(String actor) {
    return actor.substring(KEY.length());
  }
}
