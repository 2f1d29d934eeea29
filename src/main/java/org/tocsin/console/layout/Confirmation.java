package org.tocsin.console.layout;

import java.util.List;

/**
 * What a person reads before something ends for good.
 *
 * @param question such as {@code Revoke Shop Grafana?}
 * @param consequence what happens then
 * @param facts what helps to decide, one sentence each
 * @param action the address that is posted to
 * @param verb what stands on the button
 * @param back where a person goes who would rather not
 */
public record Confirmation(
    String question,
    String consequence,
    List<String> facts,
    String action,
    String verb,
    String back) {
  public static final String VIEW = "console/layout/confirm";
}
