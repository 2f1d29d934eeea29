package org.tocsin.rig;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mail that was taken.
 *
 * @param client how its sender introduced itself
 * @param nanos when, by {@link System#nanoTime}
 * @param at when, by the clock of the machine
 * @param id its Message-ID
 * @param raw all of it, as it came
 */
public record Mail(
    String client,
    long nanos,
    Instant at,
    String recipient,
    String id,
    String subject,
    byte[] raw) {
  private static final Pattern ANSWER = Pattern.compile("https?://[^\\s/]+(/answer/[^\\s\"<>]+)");

  static Mail of(String client, String recipient, byte[] raw) {
    String head = head(raw);
    return new Mail(
        client,
        System.nanoTime(),
        Instant.now(),
        recipient,
        field(head, "Message-ID"),
        decoded(field(head, "Subject")),
        raw);
  }

  /** The title of the incident it is about. */
  public String title() {
    return subject.substring(subject.lastIndexOf(": ") + 1).strip();
  }

  /** The path of the page's answer link. */
  public String answerPath() {
    Matcher link = ANSWER.matcher(text());
    if (!link.find()) {
      throw new IllegalStateException("No link in the mail " + subject);
    }
    return link.group(1);
  }

  /** What stands in it as plain text. */
  public String text() {
    try {
      Object content = new MimeMessage(null, new ByteArrayInputStream(raw)).getContent();
      while (content instanceof Multipart parts) {
        BodyPart first = parts.getBodyPart(0);
        content = first.getContent();
      }
      return String.valueOf(content);
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException("The mail cannot be read", e);
    }
  }

  private static String head(byte[] raw) {
    String text = new String(raw, StandardCharsets.UTF_8);
    int end = text.indexOf("\r\n\r\n");
    String head = end < 0 ? text : text.substring(0, end);
    return "\r\n" + head.replaceAll("\r\n[ \t]+", " ");
  }

  private static String field(String head, String name) {
    int start = head.indexOf("\r\n" + name + ":");
    if (start < 0) {
      return "";
    }
    int from = start + name.length() + 3;
    int end = head.indexOf("\r\n", from);
    return head.substring(from, end < 0 ? head.length() : end).strip();
  }

  private static String decoded(String field) {
    try {
      return field.contains("=?") ? MimeUtility.decodeText(field) : field;
    } catch (UnsupportedEncodingException e) {
      return field;
    }
  }
}
