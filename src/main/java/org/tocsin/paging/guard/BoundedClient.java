package org.tocsin.paging.guard;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.SystemDefaultRoutePlanner;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Calls over HTTP that end: connecting, the whole call and what is read of the answer are bounded.
 * Redirects are not followed, nothing is tried again, and each call has a connection of its own,
 * because one that was kept for later may have gone meanwhile.
 */
public final class BoundedClient {
  private static final int LONGEST_ANSWER = 8192;
  private static final int LONGEST_HEADER = 8192;
  private static final int MOST_HEADERS = 100;

  /** More than there are threads that send. */
  private static final int CONNECTIONS = 256;

  private final CloseableHttpClient http;
  private final Executor later;

  private BoundedClient(HttpClientBuilder http, Duration wholeCall) {
    this.http = http.build();
    this.later = CompletableFuture.delayedExecutor(wholeCall.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * What the other side answered.
   *
   * @param body its beginning
   */
  public record Response(int status, String body, @Nullable String retryAfter) {}

  /** For addresses out of the installation's own settings. */
  public static BoundedClient open(Duration connect, Duration wholeCall) {
    return new BoundedClient(
        bounded(SystemDefaultDnsResolver.INSTANCE, connect, wholeCall)
            .setRoutePlanner(new SystemDefaultRoutePlanner(ProxySelector.getDefault())),
        wholeCall);
  }

  /**
   * For addresses that people chose. It passes by any proxy, which would look the name up again.
   *
   * @param privateNetwork whether those of the own network are allowed
   */
  public static BoundedClient guarded(
      boolean privateNetwork, Duration connect, Duration wholeCall) {
    return guarded(SystemDefaultDnsResolver.INSTANCE, privateNetwork, connect, wholeCall);
  }

  static BoundedClient guarded(
      DnsResolver names, boolean privateNetwork, Duration connect, Duration wholeCall) {
    return new BoundedClient(
        bounded(new GuardedDns(names, privateNetwork), connect, wholeCall), wholeCall);
  }

  private static HttpClientBuilder bounded(
      DnsResolver names, Duration connect, Duration wholeCall) {
    Timeout toConnect = Timeout.of(connect);
    Timeout toAnswer = Timeout.of(wholeCall);
    PoolingHttpClientConnectionManager connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(names)
            .setMaxConnTotal(CONNECTIONS)
            .setMaxConnPerRoute(CONNECTIONS)
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(toConnect)
                    .setSocketTimeout(toAnswer)
                    .build())
            .setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(toConnect).build())
            .setConnectionFactory(
                ManagedHttpClientConnectionFactory.builder()
                    .http1Config(
                        Http1Config.custom()
                            .setMaxLineLength(LONGEST_HEADER)
                            .setMaxHeaderCount(MOST_HEADERS)
                            .build())
                    .build())
            .build();
    return HttpClients.custom()
        .setConnectionManager(connections)
        .setConnectionReuseStrategy((request, response, context) -> false)
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(toConnect)
                .setResponseTimeout(toAnswer)
                .setProtocolUpgradeEnabled(false)
                .build())
        .setUserAgent("Tocsin")
        .disableAutomaticRetries()
        .disableAuthCaching()
        .disableContentCompression()
        .disableCookieManagement()
        .disableRedirectHandling();
  }

  /**
   * Makes one call.
   *
   * @param body null for none
   * @throws ForbiddenNetwork when the name leads where it must not
   * @throws InterruptedIOException when it took too long
   * @throws IOException when there is no answer for another reason
   */
  public Response call(String method, URI to, Map<String, String> headers, byte @Nullable [] body)
      throws IOException {
    HttpUriRequestBase request = new HttpUriRequestBase(method, to);
    headers.forEach(request::setHeader);
    request.setHeader(HttpHeaders.CONNECTION, "close");
    if (body != null) {
      request.setEntity(new ByteArrayEntity(body, null));
    }
    AtomicBoolean late = new AtomicBoolean();
    later.execute(
        () -> {
          late.set(true);
          request.cancel();
        });
    try {
      return answered(http.executeOpen(null, request, null), request);
    } catch (IOException e) {
      if (late.get()) {
        throw (IOException) new InterruptedIOException("it took too long").initCause(e);
      }
      throw e;
    }
  }

  private static Response answered(ClassicHttpResponse response, HttpUriRequestBase request)
      throws IOException {
    try {
      Header retryAfter = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
      return new Response(
          response.getCode(),
          beginning(response.getEntity()),
          retryAfter == null ? null : retryAfter.getValue());
    } finally {
      // closing alone would read the rest first, which may never end
      request.cancel();
      Closer.closeQuietly(response);
    }
  }

  private static String beginning(@Nullable HttpEntity entity) throws IOException {
    if (entity == null) {
      return "";
    }
    InputStream content = entity.getContent();
    return new String(content.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
  }
}
