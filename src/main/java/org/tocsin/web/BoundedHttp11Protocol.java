package org.tocsin.web;

import java.io.IOException;
import java.time.Duration;
import org.apache.coyote.Adapter;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * HTTP for clients that may be slow: a request occupies a thread only once it has arrived as a
 * whole, and it has a deadline from its first byte to its last. Tomcat's own timeouts begin anew
 * with every byte. Made by Tomcat by its name.
 */
public class BoundedHttp11Protocol extends Http11NioProtocol {
  private final Deadline deadline;
  private final Bodies bodies;

  /** Made by Tomcat. */
  public BoundedHttp11Protocol() {
    this(new Deadline(Duration.ofSeconds(20)), Bodies.forThisMachine());
  }

  BoundedHttp11Protocol(Deadline deadline, Bodies bodies) {
    this.deadline = deadline;
    this.bodies = bodies;
    // longer than the deadline, which answers 408; this one only closes the connection
    setDisableUploadTimeout(false);
    setConnectionUploadTimeout(Math.toIntExact(deadline.time().multipliedBy(2).toMillis()));
  }

  @Override
  public void setAdapter(Adapter adapter) {
    super.setAdapter(new WholeRequests(adapter, bodies, deadline));
  }

  @Override
  protected Processor createProcessor() {
    return new Http11Processor(this, getAdapter()) {
      @Override
      public SocketState service(SocketWrapperBase<?> socket) throws IOException {
        SocketState state = super.service(socket);
        boolean headIsIncomplete = state == SocketState.LONG && !isAsync();
        if (!headIsIncomplete) {
          return state;
        }
        long left = deadline.millisLeft(getRequest());
        if (left <= 0) {
          return SocketState.CLOSED;
        }
        socket.setReadTimeout(left);
        return state;
      }
    };
  }
}
