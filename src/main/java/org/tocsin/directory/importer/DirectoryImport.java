package org.tocsin.directory.importer;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.tocsin.directory.model.Organisation;

/** Makes an organisation of what another product exports. Each product has a bean of this type. */
public interface DirectoryImport {
  /** The name of the product, such as {@code pagerduty}. */
  String product();

  /**
   * Carries over what can be.
   *
   * @param export one object with the lists that the product's interface answers
   * @param now what ended before it is left out
   */
  Draft read(JsonNode export, Instant now);

  /**
   * @param notes sentences about everything that was not carried over, or not as it was
   */
  record Draft(Organisation organisation, List<String> notes) {}
}
