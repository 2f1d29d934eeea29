package org.tocsin.security.address;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets every link and redirect follow {@code TOCSIN_BASE_URL}, whatever the {@code Host}, {@code
 * Forwarded} and {@code X-Forwarded-...} headers of the request say. Redirects to Tocsin itself
 * name no host, so that somebody who came by another address, as during set-up, stays there.
 *
 * <p>It runs inside Spring's own filter for forwarded headers, should somebody turn that on.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
public class PublicAddressFilter extends OncePerRequestFilter {
  private final PublicAddress address;

  PublicAddressFilter(@Value("${tocsin.base-url}") String baseUrl) {
    this.address = PublicAddress.of(baseUrl);
  }

  /** The container hands an error page its own request, not the one that was wrapped. */
  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(new Addressed(request, address), new Redirected(response, address));
  }

  private static final class Addressed extends HttpServletRequestWrapper {
    private final PublicAddress address;

    Addressed(HttpServletRequest request, PublicAddress address) {
      super(request);
      this.address = address;
    }

    @Override
    public String getScheme() {
      return address.scheme();
    }

    @Override
    public String getServerName() {
      return address.host();
    }

    @Override
    public int getServerPort() {
      return address.port();
    }

    @Override
    public boolean isSecure() {
      return address.secure();
    }

    @Override
    public StringBuffer getRequestURL() {
      return new StringBuffer(address.origin()).append(getRequestURI());
    }
  }

  private static final class Redirected extends HttpServletResponseWrapper {
    private final PublicAddress address;

    Redirected(HttpServletResponse response, PublicAddress address) {
      super(response);
      this.address = address;
    }

    /** Written here because the container would put the host of the request before it. */
    @Override
    public void sendRedirect(String location) throws IOException {
      resetBuffer();
      setStatus(SC_FOUND);
      setHeader(HttpHeaders.LOCATION, address.relative(location));
      flushBuffer();
    }
  }
}
