package org.tocsin.console.layout;

import static org.tocsin.engine.account.Accounts.ADMINISTRATOR;
import static org.tocsin.engine.account.Accounts.AUDITOR;
import static org.tocsin.engine.account.Accounts.COMMANDER;
import static org.tocsin.engine.account.Accounts.PROCESS_OWNER;
import static org.tocsin.engine.account.Accounts.RESPONDER;

import java.util.Arrays;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.tocsin.shared.IncidentNumber;

/**
 * Who is looking at a page.
 *
 * @param responds whether they may acknowledge, declare and decide
 * @param inspects whether Cockpit and the page about Tocsin's health open for them
 * @param audits whether they read the audit log
 * @param administers whether they make keys and heartbeats
 * @param paged the incidents that wait for their answer
 * @param unverified how many ways to reach them wait for a code
 */
public record Me(
    String id,
    String name,
    boolean responds,
    boolean inspects,
    boolean audits,
    boolean administers,
    Set<IncidentNumber> paged,
    int unverified) {
  static Me of(Authentication person, String name, Set<IncidentNumber> paged, int unverified) {
    return new Me(
        person.getName(),
        name,
        is(person, RESPONDER, COMMANDER, ADMINISTRATOR),
        is(person, PROCESS_OWNER, AUDITOR, ADMINISTRATOR),
        is(person, AUDITOR, ADMINISTRATOR),
        is(person, ADMINISTRATOR),
        paged,
        unverified);
  }

  /** The number in the navigation. */
  public int waiting() {
    return paged.size();
  }

  private static boolean is(Authentication person, String... roles) {
    return person.getAuthorities().stream()
        .map(GrantedAuthority::getAuthority)
        .anyMatch(Arrays.asList(roles)::contains);
  }
}
