package org.tocsin.directory.document;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the address of each way looks like. */
final class Addresses {
  /** As browsers check it, see the HTML standard, and with a dot in the domain or localhost. */
  private static final Pattern MAIL =
      Pattern.compile("[\\w.!#$%&'*+/=?^`{|}~-]{1,64}@([a-zA-Z0-9-]{1,63}\\.)*[a-zA-Z0-9-]{1,63}");

  private static final Pattern SLACK_MEMBER = Pattern.compile("[UW][A-Z0-9]{6,20}");

  /** ITU-T E.164. */
  private static final Pattern TELEPHONE = Pattern.compile("\\+[1-9]\\d{6,14}");

  private Addresses() {}

  /** Why nobody can be reached so; empty when they can, and when there is no such way. */
  static Optional<String> reason(String way, String address) {
    boolean fits =
        switch (way) {
          case "mail" -> MAIL.matcher(address).matches();
          case "ntfy" -> isSecure(address) && URI.create(address).getPath().length() > 1;
          case "webhook" -> isSecure(address);
          case "slack" -> SLACK_MEMBER.matcher(address).matches();
          case "sms", "voice" -> TELEPHONE.matcher(address).matches();
          case "inbox" -> address.isEmpty();
          default -> true;
        };
    return fits ? Optional.empty() : Optional.of(sentence(way, address));
  }

  private static String sentence(String way, String address) {
    String wanted =
        switch (way) {
          case "mail" -> "mail needs a mail address such as ada@example.org";
          case "ntfy" ->
              "ntfy needs the https address of a topic such as https://ntfy.sh/tocsin-ada";
          case "webhook" -> "webhook needs an https address";
          case "slack" ->
              "slack needs a member id such as U02AB3CDE4F, which Slack shows in a profile";
          case "inbox" -> "inbox needs no address";
          default -> way + " needs a telephone number such as \"+4915112345678\"";
        };
    return address.isEmpty() || way.equals("inbox")
        ? "The way %s.".formatted(wanted)
        : "The way %s, not '%s'.".formatted(wanted, address);
  }

  private static boolean isSecure(String address) {
    return address.startsWith("https://") && isWeb(address);
  }

  /** Whether it is an absolute http or https address with a host and without a password. */
  static boolean isWeb(String address) {
    try {
      URI uri = new URI(address);
      return uri.getHost() != null
          && uri.getUserInfo() == null
          && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
