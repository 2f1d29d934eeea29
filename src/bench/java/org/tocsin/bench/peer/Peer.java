package org.tocsin.bench.peer;

import org.tocsin.bench.Timers;

/** What else could do things at the time they are due. */
public enum Peer {
  STOCK("stock Camunda") {
    @Override
    Timers open(String url) {
      return new StockCamunda(url);
    }
  },
  QUARTZ("Quartz") {
    @Override
    Timers open(String url) throws Exception {
      return new Quartz(url);
    }
  },
  DB_SCHEDULER("db-scheduler") {
    @Override
    Timers open(String url) throws Exception {
      return new DbScheduler(url);
    }
  };

  private final String shown;

  Peer(String shown) {
    this.shown = shown;
  }

  abstract Timers open(String url) throws Exception;

  @Override
  public String toString() {
    return shown;
  }
}
