package org.tocsin.engine;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Wakes the workers of the external tasks as soon as there may be work for them. */
@Component
class WorkBell {
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  void onRing(Runnable listener) {
    listeners.add(listener);
  }

  /** Rings when the running transaction has committed, so that the woken find what was written. */
  void ringOnCommit() {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            listeners.forEach(Runnable::run);
          }
        });
  }
}
