package org.tocsin.paging.channel;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.tocsin.engine.outside.NoUseTryingAgain;
import org.tocsin.paging.PagingSettings;
import org.tocsin.paging.guard.BoundedClient;
import org.tocsin.paging.guard.ForbiddenNetwork;

/**
 * Calls to servers of others. Connecting takes 3 seconds at most and a whole call 10: for as long a
 * server that hangs keeps a thread from the next page. Of an answer the first 8 KB are read, and a
 * redirect is not followed.
 */
@Component
public class OutsideCalls {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration WHOLE_CALL = Duration.ofSeconds(10);
  private static final int LONGEST_ANSWER = 8192;

  /** As long as the model goes on trying one way. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final BoundedClient open;
  private final BoundedClient guarded;

  @Autowired
  OutsideCalls(PagingSettings settings) {
    this(settings.privateNetwork(), CONNECT, WHOLE_CALL);
  }

  OutsideCalls(boolean privateNetwork, Duration connect, Duration wholeCall) {
    this.open = BoundedClient.open(connect, wholeCall);
    this.guarded = BoundedClient.guarded(privateNetwork, connect, wholeCall);
  }

  /**
   * What the other side answered.
   *
   * @param retryAfter how long it asks to be left alone; null when it does not
   */
  public record Answer(int status, String body, @Nullable Duration retryAfter) {
    /** The body in one short line. */
    public String words() {
      String line = body.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
      return line.length() <= 200 ? line : line.substring(0, 200) + "...";
    }

    /**
     * The answer again, when it says that the message was taken.
     *
     * @param who the other side, as the timeline names it
     * @param why what the other side gives as its reason
     * @throws NoUseTryingAgain when it was refused for good, or for longer than one would wait
     */
    public Answer taken(String who, String why) {
      if (status >= 200 && status < 300) {
        return this;
      }
      String said =
          "%s answered %d%s".formatted(who, status, why.isBlank() ? "" : ": " + why.strip());
      boolean forNow = status == 408 || status == 429 || status >= 500;
      boolean tooLong = retryAfter != null && retryAfter.compareTo(PATIENCE) > 0;
      if (!forNow || tooLong) {
        throw new NoUseTryingAgain(said);
      }
      throw new IllegalStateException(said);
    }
  }

  /**
   * Posts one body to an address out of Tocsin's own settings.
   *
   * @throws IllegalStateException when there is no answer in time; the message names only the host
   */
  public Answer post(URI to, MediaType type, byte[] body, Map<String, String> headers) {
    return call(open, "POST", to, typed(type, headers), body);
  }

  /**
   * Posts one body to an address that a person chose. Tocsin can reach what others cannot, so this
   * one leads to public addresses only, and into the own network when the installation allows it.
   *
   * @throws NoUseTryingAgain when it is no web address, or one that must not be called
   * @throws IllegalStateException when there is no answer in time; the message names only the host
   */
  public Answer postGuarded(String to, MediaType type, byte[] body, Map<String, String> headers) {
    return call(guarded, "POST", webAddress(to), typed(type, headers), body);
  }

  /**
   * Asks for what is at an address out of Tocsin's own settings.
   *
   * @throws IllegalStateException when there is no answer in time; the message names only the host
   */
  public Answer get(URI from, Map<String, String> headers) {
    return call(open, "GET", from, headers, null);
  }

  private static Answer call(
      BoundedClient http,
      String method,
      URI to,
      Map<String, String> headers,
      byte @Nullable [] body) {
    try {
      BoundedClient.Response response = http.call(method, to, headers, body);
      return new Answer(response.status(), response.body(), seconds(response.retryAfter()));
    } catch (ForbiddenNetwork e) {
      throw new NoUseTryingAgain(e.getMessage());
    } catch (InterruptedIOException e) {
      throw new IllegalStateException("%s did not answer in time".formatted(to.getHost()), e);
    } catch (IOException e) {
      throw new IllegalStateException(
          "%s cannot be reached (%s)".formatted(to.getHost(), e.getClass().getSimpleName()), e);
    }
  }

  private static Map<String, String> typed(MediaType type, Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(headers);
    all.put(HttpHeaders.CONTENT_TYPE, type.toString());
    return all;
  }

  private static URI webAddress(String address) {
    try {
      URI uri = new URI(address);
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      if (web && uri.getHost() != null && uri.getUserInfo() == null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // said below
    }
    throw new NoUseTryingAgain("the address is no web address such as https://example.org/page");
  }

  /** The form with a date is not used by anybody we call. */
  private static @Nullable Duration seconds(@Nullable String header) {
    return header != null && header.matches("[0-9]{1,6}")
        ? Duration.ofSeconds(Long.parseLong(header))
        : null;
  }
}
