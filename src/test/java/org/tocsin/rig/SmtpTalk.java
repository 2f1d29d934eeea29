package org.tocsin.rig;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;

/** One connection of an {@link SmtpSink}: as much of RFC 5321 as a sender of mail needs. */
final class SmtpTalk {
  private static final Duration DRIP = Duration.ofSeconds(1);

  private final InputStream in;
  private final OutputStream out;
  private final SmtpSink.Manner manner;
  private final Function<String, String> answers;
  private final Consumer<Mail> keep;
  private final List<String> recipients = new ArrayList<>();
  private String client = "";

  SmtpTalk(
      Socket socket, SmtpSink.Manner manner, Function<String, String> answers, Consumer<Mail> keep)
      throws IOException {
    socket.setTcpNoDelay(true);
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
    this.manner = manner;
    this.answers = answers;
    this.keep = keep;
  }

  void run() throws IOException {
    switch (manner) {
      case HANG -> in.transferTo(OutputStream.nullOutputStream());
      case NONSENSE -> say("HTTP/1.1 418 I'm a teapot");
      case TAKE, DRIP -> serve();
    }
  }

  private void serve() throws IOException {
    say("220 sink ESMTP");
    while (true) {
      String line = line();
      switch (verb(line)) {
        case "EHLO", "HELO" -> {
          client = line.substring(4).strip();
          say("250 sink");
        }
        case "MAIL", "RSET" -> {
          recipients.clear();
          say(SmtpSink.OK);
        }
        case "RCPT" -> recipient(line.substring(line.indexOf('<') + 1, line.indexOf('>')));
        case "DATA" -> data();
        case "NOOP" -> say(SmtpSink.OK);
        case "QUIT" -> {
          say("221 Bye");
          return;
        }
        default -> say("502 Not implemented");
      }
    }
  }

  private void recipient(String address) throws IOException {
    String answer = answers.apply(address);
    if (answer.startsWith("2")) {
      recipients.add(address);
    }
    say(answer);
  }

  private void data() throws IOException {
    say("354 Go on");
    ByteArrayOutputStream raw = new ByteArrayOutputStream(8192);
    while (true) {
      byte[] line = bytes();
      if (line.length == 1 && line[0] == '.') {
        break;
      }
      int stuffed = line.length > 0 && line[0] == '.' ? 1 : 0;
      raw.write(line, stuffed, line.length - stuffed);
      raw.write('\r');
      raw.write('\n');
    }
    recipients.forEach(recipient -> keep.accept(Mail.of(client, recipient, raw.toByteArray())));
    say(SmtpSink.OK);
  }

  private void say(String words) throws IOException {
    byte[] bytes = (words + "\r\n").getBytes(StandardCharsets.US_ASCII);
    if (manner != SmtpSink.Manner.DRIP) {
      out.write(bytes);
      return;
    }
    for (byte each : bytes) {
      out.write(each);
      out.flush();
      drip();
    }
  }

  /** The time that passes is the fault itself: a server as slow as this. */
  private static void drip() throws IOException {
    try {
      Thread.sleep(DRIP.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("The sink is closed");
    }
  }

  private static String verb(String line) {
    return line.substring(0, Math.min(4, line.length())).toUpperCase(Locale.ROOT);
  }

  private String line() throws IOException {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  /** The next line without its end. */
  private byte[] bytes() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(128);
    int last = -1;
    while (true) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException();
      }
      if (last == '\r' && next == '\n') {
        byte[] all = line.toByteArray();
        return Arrays.copyOf(all, all.length - 1);
      }
      line.write(next);
      last = next;
    }
  }
}
