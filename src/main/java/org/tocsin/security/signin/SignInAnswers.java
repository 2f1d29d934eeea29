package org.tocsin.security.signin;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Component;
import org.tocsin.security.address.Visitor;
import org.tocsin.security.address.Visitors;
import org.tocsin.security.event.SecurityEvent.SignedIn;
import org.tocsin.security.passkeys.RequiredPasskeys;
import org.tocsin.security.problem.Throttled;

/** What a browser is answered after somebody has tried to sign in with it. */
@Component
public class SignInAnswers {
  private final Visitors visitors;
  private final DeviceMarks marks;
  private final ApplicationEventPublisher events;

  SignInAnswers(Visitors visitors, DeviceMarks marks, ApplicationEventPublisher events) {
    this.visitors = visitors;
    this.marks = marks;
    this.events = events;
  }

  /** Leads to the page that was asked for before, or to the board. */
  public AuthenticationSuccessHandler signedIn(String way, RequestCache askedFor) {
    SavedRequestAwareAuthenticationSuccessHandler onward =
        new SavedRequestAwareAuthenticationSuccessHandler();
    onward.setRequestCache(askedFor);
    return (request, response, person) -> {
      Visitor visitor = visitors.buildDetails(request);
      marks.mark(request, response, person.getName(), visitor);
      events.publishEvent(new SignedIn(person.getName(), way, visitor.origin()));
      if (person.getAuthorities().stream()
          .anyMatch(a -> RequiredPasskeys.WANTED.equals(a.getAuthority()))) {
        response.sendRedirect("/me/security");
      } else {
        onward.onAuthenticationSuccess(request, response, person);
      }
    };
  }

  /** Leads back to the form, which says what was wrong. */
  public AuthenticationFailureHandler failed() {
    return (request, response, e) -> {
      String why =
          e instanceof Throttled throttled
              ? "wait=" + throttled.seconds()
              : e instanceof PasskeyRequired
                  ? "passkey"
                  : e instanceof DisabledException ? "role" : "error";
      response.sendRedirect("/sign-in?" + why);
    };
  }
}
