package org.tocsin.rig;

import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Whom the nodes of a rig page. Every service that is not named belongs to the team platform, whose
 * people are reached by mail.
 */
public final class Organisation {
  public static final String PRIMARY = "primary@example.org";
  public static final String SECONDARY = "secondary@example.org";
  public static final String MANAGEMENT = "management@example.org";

  /** The first way of whoever the team {@code mixed} pages; the second is {@link #CHAT}. */
  public static final String MIXED = "mixed@example.org";

  /** Their id in the chat. */
  public static final String CHAT = "UMIXED0001";

  private Organisation() {}

  /**
   * Applies the directory and verifies every address in it.
   *
   * @param services how many services, {@code mixed-0} and so on, the team {@code mixed} has, and
   *     the team {@code chat}, which is reached by chat and nothing else
   */
  public static void apply(Node node, Postgres database, int services) {
    HttpResponse<String> answer =
        node.putAsAdmin("/api/directory", "application/yaml", document(services));
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("The directory was refused: " + answer.body());
    }
    database.run(
        """
        insert into directory_verified_ways (person, way, address, verified_at) values
          ('primary', 'mail', '%s', now()), ('secondary', 'mail', '%s', now()),
          ('management', 'mail', '%s', now()), ('mixed', 'mail', '%s', now()),
          ('mixed', 'slack', '%s', now()), ('chat', 'slack', 'UCHAT00001', now())
        on conflict do nothing
        """
            .formatted(PRIMARY, SECONDARY, MANAGEMENT, MIXED, CHAT));
  }

  private static String document(int services) {
    return """
    people:
      - { id: admin, name: Administrator, roles: [administrator], ways: [{ way: inbox }] }
      - { id: primary, name: Primary, roles: [responder], ways: [{ way: mail, address: %s }] }
      - { id: secondary, name: Secondary, roles: [responder], ways: [{ way: mail, address: %s }] }
      - { id: management, name: Management, roles: [responder], ways: [{ way: mail, address: %s }] }
      - id: mixed
        name: Mixed
        roles: [responder]
        ways: [{ way: mail, address: %s }, { way: slack, address: %s }]
      - id: chat
        name: Chat
        roles: [responder]
        ways: [{ way: slack, address: UCHAT00001 }]
    teams:
      - id: platform
        name: Platform
        members: [primary, secondary]
        duties:
          primary: ["person:primary"]
          secondary: ["person:secondary"]
          management: ["person:management"]
      - { id: mixed, name: Mixed, members: [mixed], duties: { primary: ["person:mixed"] } }
      - { id: chat, name: Chat, members: [chat], duties: { primary: ["person:chat"] } }
    services:
    %s
    """
        .formatted(PRIMARY, SECONDARY, MANAGEMENT, MIXED, CHAT, services(services).indent(2));
  }

  private static String services(int most) {
    return IntStream.range(0, most)
        .mapToObj(
            i -> "- { id: mixed-%d, team: mixed }\n- { id: chat-%d, team: chat }".formatted(i, i))
        .collect(Collectors.joining("\n"));
  }
}
