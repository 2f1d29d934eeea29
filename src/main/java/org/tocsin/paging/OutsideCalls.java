package org.tocsin.paging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.tocsin.engine.NoUseTryingAgain;

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

  private final RestClient http;

  @Autowired
  OutsideCalls() {
    this(CONNECT, WHOLE_CALL);
  }

  OutsideCalls(Duration connect, Duration wholeCall) {
    JdkClientHttpRequestFactory requests =
        new JdkClientHttpRequestFactory(
            HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connect)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
    requests.setReadTimeout(wholeCall);
    this.http = RestClient.builder().requestFactory(requests).build();
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
   * Posts one body.
   *
   * @throws IllegalStateException when there is no answer in time; the message names only the host
   */
  public Answer post(URI to, MediaType type, byte[] body, Map<String, String> headers) {
    return answered(
        to,
        http.post().uri(to).contentType(type).headers(all -> headers.forEach(all::set)).body(body));
  }

  /**
   * Asks for what is at an address.
   *
   * @throws IllegalStateException when there is no answer in time; the message names only the host
   */
  public Answer get(URI from, Map<String, String> headers) {
    return answered(from, http.get().uri(from).headers(all -> headers.forEach(all::set)));
  }

  private static Answer answered(URI to, RestClient.RequestHeadersSpec<?> call) {
    try {
      return call.exchange((request, response) -> answer(response));
    } catch (ResourceAccessException e) {
      throw new IllegalStateException(whatHappened(to, e.getMostSpecificCause()), e);
    } catch (UncheckedIOException e) {
      throw new IllegalStateException(whatHappened(to, e.getCause()), e);
    }
  }

  private static Answer answer(ClientHttpResponse response) throws IOException {
    byte[] body = response.getBody().readNBytes(LONGEST_ANSWER);
    return new Answer(
        response.getStatusCode().value(),
        new String(body, StandardCharsets.UTF_8),
        retryAfter(response.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)));
  }

  /** In seconds; the form with a date is not used by anybody we call. */
  private static @Nullable Duration retryAfter(@Nullable String header) {
    return header != null && header.matches("[0-9]{1,6}")
        ? Duration.ofSeconds(Long.parseLong(header))
        : null;
  }

  private static String whatHappened(URI to, Throwable cause) {
    return cause instanceof HttpTimeoutException
        ? "%s did not answer in time".formatted(to.getHost())
        : "%s cannot be reached (%s)".formatted(to.getHost(), cause.getClass().getSimpleName());
  }
}
