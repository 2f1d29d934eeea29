package org.tocsin.web;

import jakarta.servlet.ReadListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;

/**
 * The body of one request: collected as it arrives, without a thread that waits for it, then read
 * from memory by the thread that answers the request.
 */
final class Body implements Bodies.Arriving, ReadListener, InputBuffer {
  private static final long AT_ONCE_MILLIS = 1;

  private final Request request;
  private final Bodies bodies;
  private final InputBuffer connection;
  private final String address;
  private final Chunk chunk = new Chunk();
  private volatile ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private volatile State state = State.ARRIVING;
  private ByteBuffer whole = ByteBuffer.allocate(0);

  /** Where a body is on its way. */
  enum State {
    ARRIVING,
    /** It is being answered. */
    COMPLETE,
    TOO_LARGE,
    /** There was no room for it. */
    CROWDED_OUT,
    ENDED
  }

  Body(Request request, Bodies bodies) {
    this.request = request;
    this.bodies = bodies;
    this.connection = request.getInputBuffer();
    request.action(ActionCode.REQ_HOST_ADDR_ATTRIBUTE, null);
    this.address = String.valueOf(request.remoteAddr());
  }

  @Override
  public String address() {
    return address;
  }

  @Override
  public int size() {
    return bytes.size();
  }

  State state() {
    return state;
  }

  @Override
  public void append(byte[] more) {
    bytes.writeBytes(more);
  }

  /** Has Tomcat's clock end the request soon, on a thread of its own. */
  @Override
  public void giveWay() {
    state = State.CROWDED_OUT;
    bytes = new ByteArrayOutputStream();
    request.action(ActionCode.ASYNC_SETTIMEOUT, AT_ONCE_MILLIS);
  }

  /** Takes what is there. */
  @Override
  public void onDataAvailable() throws IOException {
    while (state == State.ARRIVING && !request.isFinished() && request.isReady()) {
      int read = request.doRead(chunk);
      if (read > 0) {
        take(read);
      }
    }
    if (state == State.ARRIVING && request.isFinished() && bodies.complete(this)) {
      state = State.COMPLETE;
      whole = ByteBuffer.wrap(bytes.toByteArray());
      request.setInputBuffer(this);
    }
  }

  private void take(int read) {
    if (size() + read > Bodies.LARGEST) {
      bodies.end(this);
      state = State.TOO_LARGE;
    } else {
      byte[] part = new byte[read];
      chunk.getByteBuffer().get(part);
      bodies.grow(this, part);
    }
  }

  /** It has been answered, or nobody waits for an answer any more. */
  void end() {
    if (state == State.COMPLETE) {
      request.setInputBuffer(connection);
      bodies.release(size());
    } else {
      bodies.end(this);
    }
    state = State.ENDED;
  }

  /** All of the body the first time, as the body of a request that was read. */
  @Override
  public int doRead(ApplicationBufferHandler reader) {
    if (!whole.hasRemaining()) {
      return -1;
    }
    int length = whole.remaining();
    reader.setByteBuffer(whole.duplicate());
    whole.position(whole.limit());
    return length;
  }

  @Override
  public int available() {
    return whole.remaining();
  }

  @Override
  public void onAllDataRead() {}

  @Override
  public void onError(Throwable broken) {}

  /** What Tomcat puts the bytes into. */
  private static final class Chunk implements ApplicationBufferHandler {
    private @Nullable ByteBuffer buffer;

    @Override
    public void setByteBuffer(@Nullable ByteBuffer given) {
      buffer = given;
    }

    @Override
    public @Nullable ByteBuffer getByteBuffer() {
      return buffer;
    }

    @Override
    public void expand(int size) {}
  }
}
