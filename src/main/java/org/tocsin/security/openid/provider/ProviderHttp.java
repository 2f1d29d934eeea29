package org.tocsin.security.openid.provider;

import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/** Calls to the provider: none waits for long, because somebody waits for it. */
public final class ProviderHttp {
  private static final Duration TO_CONNECT = Duration.ofSeconds(3);
  private static final Duration TO_ANSWER = Duration.ofSeconds(5);

  private final ClientHttpRequestFactory requests = requests();

  /** For documents: the configuration, the keys. */
  RestTemplate documents() {
    return new RestTemplate(requests);
  }

  /** For what somebody's token opens. */
  public RestTemplate claims() {
    RestTemplate claims = new RestTemplate(requests);
    claims.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
    return claims;
  }

  /** For tokens. */
  public RestClient tokens() {
    return RestClient.builder()
        .requestFactory(requests)
        .messageConverters(
            converters -> {
              converters.clear();
              converters.add(new FormHttpMessageConverter());
              converters.add(new OAuth2AccessTokenResponseHttpMessageConverter());
            })
        .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
        .build();
  }

  private static ClientHttpRequestFactory requests() {
    JdkClientHttpRequestFactory requests =
        new JdkClientHttpRequestFactory(HttpClient.newBuilder().connectTimeout(TO_CONNECT).build());
    requests.setReadTimeout(TO_ANSWER);
    return requests;
  }
}
