package org.tocsin.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Adapter;
import org.apache.coyote.AsyncContextCallback;
import org.apache.coyote.BadRequestException;
import org.apache.coyote.ContinueResponseTiming;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.net.SocketEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands between Tomcat's connections and its servlets, and hands a request on once its body is
 * complete. Until then the request is asynchronous in Tomcat's sense: the poller watches its
 * connection, and no thread waits for it.
 */
final class WholeRequests implements Adapter {
  private static final Logger log = LoggerFactory.getLogger(WholeRequests.class);

  /** Of those that Tomcat leaves free. */
  private static final int NOTE = 20;

  private static final AsyncContextCallback NOBODY = new Nobody();

  private final Adapter servlets;
  private final Bodies bodies;
  private final Deadline deadline;

  WholeRequests(Adapter servlets, Bodies bodies, Deadline deadline) {
    this.servlets = servlets;
    this.bodies = bodies;
    this.deadline = deadline;
  }

  @Override
  public void service(Request request, Response response) throws Exception {
    forget(request);
    if (request.getContentLengthLong() > Bodies.LARGEST) {
      refuse(request, response, Refusal.TOO_LARGE);
    } else if (isHere(request)) {
      servlets.service(request, response);
    } else {
      await(request);
    }
  }

  /** Most bodies are small and come with their head. */
  private static boolean isHere(Request request) {
    if (request.isFinished()) {
      return true;
    }
    long length = request.getContentLengthLong();
    if (length < 0) {
      return false;
    }
    request.action(ActionCode.AVAILABLE, true);
    return request.getAvailable() >= length;
  }

  private void await(Request request) {
    Body body = new Body(request, bodies);
    request.setNote(NOTE, body);
    request.setRequestThread();
    try {
      request.action(ActionCode.ASYNC_START, NOBODY);
      request.action(ActionCode.ASYNC_SETTIMEOUT, Math.max(1, deadline.millisLeft(request)));
      request.action(ActionCode.ACK, ContinueResponseTiming.ALWAYS);
      bodies.begin(body);
      request.setReadListener(body);
    } finally {
      leaveThread(request);
    }
  }

  @Override
  public boolean asyncDispatch(Request request, Response response, SocketEvent event)
      throws Exception {
    Body body = (Body) request.getNote(NOTE);
    if (body == null || body.state() == Body.State.COMPLETE) {
      return servlets.asyncDispatch(request, response, event);
    }
    request.setRequestThread();
    try {
      return go(body, request, response, event);
    } catch (BadRequestException e) {
      refuse(request, response, Refusal.BROKEN);
      return true;
    } catch (IOException e) {
      log.debug("A client broke off while it sent a body", e);
      return breakOff(response);
    } finally {
      leaveThread(request);
    }
  }

  private boolean go(Body body, Request request, Response response, SocketEvent event)
      throws Exception {
    if (event == SocketEvent.OPEN_READ) {
      request.onDataAvailable();
    } else if (event == SocketEvent.TIMEOUT) {
      request.action(ActionCode.ASYNC_TIMEOUT, new AtomicBoolean());
    } else {
      return breakOff(response);
    }
    switch (body.state()) {
      case COMPLETE -> answer(body, request, response);
      case TOO_LARGE -> refuse(request, response, Refusal.TOO_LARGE);
      case CROWDED_OUT -> refuse(request, response, Refusal.CROWDED_OUT);
      case ARRIVING -> {
        if (event == SocketEvent.TIMEOUT) {
          refuse(request, response, Refusal.TOO_SLOW);
        }
      }
      case ENDED -> throw new IllegalStateException("A body that has ended goes on");
    }
    return true;
  }

  /** From here on this is a request like any other, whose body happens to be here. */
  private void answer(Body body, Request request, Response response) throws Exception {
    request.action(ActionCode.ASYNC_SETTIMEOUT, -1L);
    request.action(ActionCode.ASYNC_DISPATCH, null);
    request.action(ActionCode.ASYNC_DISPATCHED, null);
    servlets.service(request, response);
    AtomicBoolean goesOn = new AtomicBoolean();
    request.action(ActionCode.ASYNC_IS_ASYNC, goesOn);
    if (!goesOn.get()) {
      forget(request);
    }
  }

  private static boolean breakOff(Response response) {
    response.action(ActionCode.CLOSE_NOW, null);
    return false;
  }

  /** Answers and closes the connection, whatever else is sent by it. */
  private void refuse(Request request, Response response, Refusal refusal) throws IOException {
    forget(request);
    log.debug("Refused a request of {} with {}", request.requestURI(), refusal);
    byte[] problem = refusal.problem().getBytes(StandardCharsets.UTF_8);
    response.setStatus(refusal.status);
    if (refusal.retryAfter != null) {
      response.addHeader("Retry-After", refusal.retryAfter);
    }
    response.setContentType("application/problem+json");
    response.setContentLength(problem.length);
    request.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
    response.doWrite(ByteBuffer.wrap(problem));
    response.action(ActionCode.CLOSE, null);
  }

  private static void forget(Request request) {
    Body body = (Body) request.getNote(NOTE);
    if (body != null) {
      request.setNote(NOTE, null);
      body.end();
    }
  }

  private static void leaveThread(Request request) {
    request.getRequestProcessor().setWorkerThreadName(null);
    request.clearRequestThread();
  }

  @Override
  public boolean prepare(Request request, Response response) throws Exception {
    return servlets.prepare(request, response);
  }

  @Override
  public void log(Request request, Response response, long time) {
    servlets.log(request, response, time);
  }

  /** The connection is gone or idle. */
  @Override
  public void checkRecycled(Request request, Response response) {
    forget(request);
    servlets.checkRecycled(request, response);
  }

  @Override
  public String getDomain() {
    return servlets.getDomain();
  }

  /** Why a request is not taken. */
  private enum Refusal {
    BROKEN(400, "Bad Request", "The body is not encoded as its head says.", null),
    TOO_SLOW(408, "Request Timeout", "The request took too long to arrive.", null),
    TOO_LARGE(413, "Content Too Large", "A request is larger than 9 MB.", null),
    CROWDED_OUT(503, "Service Unavailable", "Too much arrives at once. Send it again.", "1");

    private final int status;
    private final String title;
    private final String detail;
    private final @Nullable String retryAfter;

    Refusal(int status, String title, String detail, @Nullable String retryAfter) {
      this.status = status;
      this.title = title;
      this.detail = detail;
      this.retryAfter = retryAfter;
    }

    String problem() {
      return "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
          .formatted(title, status, detail);
    }
  }

  /** No servlet has heard of the request yet. */
  private static final class Nobody implements AsyncContextCallback {
    @Override
    public void fireOnComplete() {}

    @Override
    public boolean isAvailable() {
      return true;
    }

    @Override
    public void incrementInProgressAsyncCount() {}

    @Override
    public void decrementInProgressAsyncCount() {}
  }
}
