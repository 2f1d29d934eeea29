package org.tocsin.security;

import static org.tocsin.engine.account.Accounts.ADMINISTRATOR;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.authorization.AuthorizationEventPublisher;
import org.springframework.security.authorization.SpringAuthorizationEventPublisher;
import org.springframework.security.config.annotation.authentication.builders.AuthenticationManagerBuilder;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.PathPatternRequestMatcherBuilderFactoryBean;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.logout.HeaderWriterLogoutHandler;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter.Directive;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.tocsin.security.address.Visitors;
import org.tocsin.security.devices.StaySignedIn;
import org.tocsin.security.key.IntakeKeyFilter;
import org.tocsin.security.key.IntakeKeys;
import org.tocsin.security.key.KeyUses;
import org.tocsin.security.openid.OpenIdDoor;
import org.tocsin.security.problem.Problems;
import org.tocsin.security.signin.AccountSignIn;
import org.tocsin.security.signin.AskedFor;
import org.tocsin.security.signin.PasskeyDoor;
import org.tocsin.security.signin.SignInAnswers;

/** Every door of Tocsin and who may pass it. What is not named here is closed. */
@Configuration
class Doors {

  /** The console shows no foreign content; the diagram viewer sets styles on its elements. */
  private static final String CONTENT_POLICY =
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
          + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  /** The browser keeps no page of the person who signed out. */
  private static final LogoutHandler FORGET_PAGES =
      new HeaderWriterLogoutHandler(
          new ClearSiteDataHeaderWriter(Directive.CACHE, Directive.STORAGE));

  private static final String NOTHING_TO_SHOW = "default-src 'none'; frame-ancestors 'none'";

  /**
   * Alerts: a key and nothing else. Events for PagerDuty carry theirs in the body and a heartbeat
   * in its address, where those who take them look for it.
   */
  @Bean
  @Order(1)
  SecurityFilterChain intakeDoor(
      HttpSecurity http, IntakeKeys keys, KeyUses uses, ApplicationEventPublisher events)
      throws Exception {
    return http.securityMatcher(
            new OrRequestMatcher(
                path("/api/alerts/"), path("/api/v2/"), path("/v2/"), path("/api/heartbeats/")))
        .authorizeHttpRequests(
            door ->
                door.requestMatchers(
                        HttpMethod.POST, "/v2/enqueue", "/v2/change/enqueue", "/api/heartbeats/*")
                    .permitAll()
                    .requestMatchers(HttpMethod.GET, "/api/heartbeats/*")
                    .permitAll()
                    .anyRequest()
                    .hasAuthority(IntakeKeyFilter.INTAKE))
        .addFilterBefore(
            new IntakeKeyFilter(keys, uses, events), UsernamePasswordAuthenticationFilter.class)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(AbstractHttpConfigurer::disable)
        .headers(Doors::forPrograms)
        .exceptionHandling(e -> e.authenticationEntryPoint(Problems.unauthorized("Bearer")))
        .build();
  }

  /** The engine's REST interface, for Camunda Modeler and scripts: Basic, no session. */
  @Bean
  @Order(2)
  SecurityFilterChain engineRestDoor(HttpSecurity http, AccountSignIn signIn, Visitors visitors)
      throws Exception {
    return askedOnce(http)
        .securityMatcher(path("/engine-rest/"))
        .authenticationProvider(signIn)
        .authorizeHttpRequests(door -> door.anyRequest().hasAnyAuthority(AddressRoles.EVERY_ROLE))
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(AbstractHttpConfigurer::disable)
        .headers(Doors::forPrograms)
        .httpBasic(
            basic ->
                basic
                    .authenticationDetailsSource(visitors)
                    .authenticationEntryPoint(Problems.unauthorized("Basic")))
        .build();
  }

  /** Tasklist, Cockpit and Admin: our session, their own protection against forged requests. */
  @Bean
  @Order(3)
  SecurityFilterChain webappsDoor(HttpSecurity http, StaySignedIn stay, Optional<OpenIdDoor> openId)
      throws Exception {
    openId.ifPresent(door -> door.watch(http));
    return http.securityMatcher(path("/camunda/"))
        .authorizeHttpRequests(door -> door.anyRequest().hasAnyAuthority(AddressRoles.EVERY_ROLE))
        .csrf(AbstractHttpConfigurer::disable)
        .headers(Doors::httpsOnceHttps)
        .headers(h -> h.frameOptions(f -> f.sameOrigin()))
        .rememberMe(me -> me.rememberMeServices(stay).key(stay.key()))
        .requestCache(cache -> cache.requestCache(new AskedFor()))
        .exceptionHandling(
            e ->
                e.defaultAuthenticationEntryPointFor(
                        new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), path("/camunda/api/"))
                    .defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint("/sign-in"), request -> true))
        .build();
  }

  /** Metrics: a scraper with a password of its own, and administrators. */
  @Bean
  @Order(4)
  SecurityFilterChain metricsDoor(
      HttpSecurity http, @Value("${tocsin.metrics-password}") String password, Visitors visitors)
      throws Exception {
    return http.securityMatcher(request -> request.getRequestURI().equals("/actuator/prometheus"))
        .authenticationProvider(new MetricsSignIn(password))
        .authorizeHttpRequests(
            door ->
                door.requestMatchers(HttpMethod.GET)
                    .hasAnyAuthority(MetricsSignIn.METRICS, ADMINISTRATOR)
                    .anyRequest()
                    .denyAll())
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(AbstractHttpConfigurer::disable)
        .headers(Doors::forPrograms)
        .httpBasic(
            basic ->
                basic
                    .authenticationDetailsSource(visitors)
                    .authenticationEntryPoint(Problems.unauthorized("Basic")))
        .exceptionHandling(e -> e.accessDeniedHandler(Problems.forbidden()))
        .build();
  }

  /** The API for people, and the console. */
  @Bean
  @Order(5)
  SecurityFilterChain peopleDoor(
      HttpSecurity http,
      AccountSignIn signIn,
      Visitors visitors,
      SignInAnswers answers,
      StaySignedIn stay,
      PasskeyDoor passkeys,
      Optional<OpenIdDoor> openId)
      throws Exception {
    if (openId.isPresent()) {
      openId.get().open(http);
    }
    return askedOnce(passkeys.open(http))
        .authenticationProvider(signIn)
        .authorizeHttpRequests(AddressRoles::decide)
        .rememberMe(me -> me.rememberMeServices(stay).key(stay.key()))
        .requestCache(cache -> cache.requestCache(new AskedFor()))
        .formLogin(
            form ->
                form.loginPage("/sign-in")
                    .authenticationDetailsSource(visitors)
                    .successHandler(answers.signedIn("password", new AskedFor()))
                    .failureHandler(answers.failed()))
        .logout(
            out ->
                out.logoutUrl("/sign-out")
                    .addLogoutHandler(FORGET_PAGES)
                    .logoutSuccessUrl("/sign-in?out"))
        .httpBasic(
            basic ->
                basic
                    .authenticationDetailsSource(visitors)
                    .authenticationEntryPoint(Problems.unauthorized("Basic")))
        .csrf(
            csrf ->
                csrf.requireCsrfProtectionMatcher(Doors::canBeForged)
                    .csrfTokenRepository(forgeryTokens()))
        .headers(Doors::httpsOnceHttps)
        .headers(
            headers ->
                headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY)))
        .exceptionHandling(
            e ->
                e.defaultAuthenticationEntryPointFor(Problems.unauthorized("Basic"), path("/api/"))
                    .defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint("/sign-in"), Doors::isOfABrowser)
                    .defaultAuthenticationEntryPointFor(
                        Problems.unauthorized("Basic"), request -> true)
                    .defaultAccessDeniedHandlerFor(Problems.forbidden(), path("/api/"))
                    .defaultAccessDeniedHandlerFor(Doors::refuse, request -> true))
        .build();
  }

  /** Spring Security would ask the same provider a second time, and a failure would count twice. */
  private static HttpSecurity askedOnce(HttpSecurity http) {
    http.getSharedObject(AuthenticationManagerBuilder.class).parentAuthenticationManager(null);
    return http;
  }

  /**
   * A browser that came by https does not come by http again. Other hosts below Tocsin's are not
   * Tocsin's to decide about.
   */
  private static void httpsOnceHttps(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .httpStrictTransportSecurity(hsts -> hsts.includeSubDomains(false))
        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER));
  }

  /** What answers programs is shown by no browser. */
  private static void forPrograms(HeadersConfigurer<HttpSecurity> headers) {
    httpsOnceHttps(headers);
    headers.contentSecurityPolicy(policy -> policy.policyDirectives(NOTHING_TO_SHOW));
  }

  /** Matches addresses by their path alone, so that the rules can be asked without a request. */
  @Bean
  PathPatternRequestMatcherBuilderFactoryBean pathPatterns() {
    return new PathPatternRequestMatcherBuilderFactoryBean();
  }

  /** Tells the audit log what people were refused. */
  @Bean
  AuthorizationEventPublisher refusals(ApplicationEventPublisher events) {
    return new SpringAuthorizationEventPublisher(events);
  }

  /** Observing each filter of each request took a tenth of what repeated alerts cost. */
  @Bean
  SecurityObservationSettings unobserved() {
    return SecurityObservationSettings.noObservations();
  }

  /** In a cookie, so that looking at the sign-in page makes no session. */
  private static CsrfTokenRepository forgeryTokens() {
    CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
    tokens.setCookieName("tocsin-csrf");
    tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
    return tokens;
  }

  /** A button of a page that has outlived its session leads to signing in, not to an error. */
  private static void refuse(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
      throws IOException, ServletException {
    if (!(refused instanceof CsrfException)) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    } else if (isOfABrowser(request)) {
      response.sendRedirect("/sign-in?expired");
    } else {
      Problems.unauthorized("Basic")
          .commence(
              request, response, new InsufficientAuthenticationException("No token", refused));
    }
  }

  /**
   * A page is looked at, or one of its buttons is pressed. Everything else is a program, which
   * takes a redirect to the sign-in page, and the page behind it, for success.
   */
  private static boolean isOfABrowser(HttpServletRequest request) {
    return request.getMethod().equals("GET")
        || request.getMethod().equals("HEAD")
        || request.getParameter("_csrf") != null
        || request.getHeader("X-CSRF-TOKEN") != null;
  }

  /**
   * A browser sends its session with a forged request, but no site can make it send an
   * Authorization header; and the links we send and the replies to them carry their own proof.
   */
  private static boolean canBeForged(HttpServletRequest request) {
    return CsrfFilter.DEFAULT_CSRF_MATCHER.matches(request)
        && request.getHeader(HttpHeaders.AUTHORIZATION) == null
        && !request.getRequestURI().startsWith("/answer/")
        && !request.getRequestURI().startsWith("/invitation/")
        && !request.getRequestURI().startsWith("/api/replies/");
  }

  /** Compared as it is written: what is written otherwise falls to the last door and is refused. */
  private static RequestMatcher path(String prefix) {
    return request -> request.getRequestURI().startsWith(prefix);
  }
}
