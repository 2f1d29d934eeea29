package org.tocsin.security.openid.person;

import java.util.List;

/** Who is in the directory. */
public interface People {
  /** Whether the directory has somebody of this id. */
  boolean has(String person);

  /** The ids of everybody with this mail address, in whatever case it is written. */
  List<String> withMail(String address);
}
