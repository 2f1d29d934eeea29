package org.tocsin.directory;

import java.time.Instant;
import java.util.List;
import org.tocsin.directory.model.Organisation;

/**
 * Looks at an organisation before it is applied. What it finds does not prevent that; it is shown
 * to whoever applies it. Every bean of this type is asked.
 */
public interface DirectoryCheck {
  /**
   * Sentences for an administrator, each saying what is unwise and what would be better.
   *
   * @param now when it would be applied
   */
  List<String> warnings(Organisation organisation, Instant now);
}
