package org.tocsin.security.sessions;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tocsin.engine.account.Accounts.GroupsLost;
import org.tocsin.engine.account.Accounts.PasswordSet;
import org.tocsin.security.event.SecurityEvent.PasswordChanged;
import org.tocsin.security.event.SecurityEvent.RolesLost;
import org.tocsin.security.event.SecurityEvent.SessionsEnded;

/**
 * Ends the sessions of an account, on every node, in the transaction of what ends them. A request
 * that runs meanwhile does not bring its session back.
 */
@Component
@Transactional
public class SessionEnds {
  private final JdbcClient database;
  private final ApplicationEventPublisher events;

  SessionEnds(JdbcClient database, ApplicationEventPublisher events) {
    this.database = database;
    this.events = events;
  }

  @EventListener
  void groupsLost(GroupsLost lost) {
    events.publishEvent(new RolesLost(lost.account(), Set.copyOf(lost.groups())));
    end(lost.account(), "a role or a team was taken away", null);
  }

  @EventListener
  void passwordSet(PasswordSet set) {
    events.publishEvent(new PasswordChanged(set.account()));
    end(set.account(), "the password was changed", null);
  }

  /** Ends every session of the account, the current one included. */
  public void end(String account, String reason, @Nullable String by) {
    int count =
        database
            .sql("delete from security_sessions where principal_name = :account")
            .param("account", account)
            .update();
    if (count > 0) {
      events.publishEvent(new SessionsEnded(account, reason, count, by));
    }
  }
}
