package org.tocsin.directory;

import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.tocsin.directory.model.Organisation;

/**
 * The organisation as a transaction saw it first, so that all of it decides by the same, and the
 * database is asked once.
 */
final class WithinTransaction {

  /** What was seen first; outside of a transaction, and after {@link #forget}, it is asked for. */
  Organisation seen(Supplier<Organisation> newest) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      return newest.get();
    }
    if (TransactionSynchronizationManager.getResource(this) instanceof Organisation seen) {
      return seen;
    }
    Organisation organisation = newest.get();
    TransactionSynchronizationManager.bindResource(this, organisation);
    TransactionSynchronizationManager.registerSynchronization(new Unbinding());
    return organisation;
  }

  /** The transaction has changed it. */
  void forget() {
    TransactionSynchronizationManager.unbindResourceIfPossible(this);
  }

  private final class Unbinding implements TransactionSynchronization {
    @Override
    public void suspend() {
      forget();
    }

    @Override
    public void afterCompletion(int status) {
      forget();
    }
  }
}
