package org.tocsin.watch;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/**
 * Tells people that Tocsin itself is in trouble, past the engine and its models, because those may
 * be what is in trouble. One way that fails keeps no other from being tried.
 */
@Component
class Alarm {
  private static final Logger log = LoggerFactory.getLogger(Alarm.class);
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration ANSWER = Duration.ofSeconds(5);

  private final WatchSettings settings;
  private final ObjectProvider<JavaMailSender> sender;
  private final ObjectMapper json;
  private final String from;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();

  Alarm(
      WatchSettings settings,
      ObjectProvider<JavaMailSender> sender,
      ObjectMapper json,
      @Value("${tocsin.mail-from}") String from) {
    this.settings = settings;
    this.sender = sender;
    this.json = json;
    this.from = from;
  }

  /**
   * Tells by every way there is; the log is one when there is no other.
   *
   * @param text for a person; its first line is the subject
   * @return whether somebody was told
   */
  boolean raise(String text) {
    log.error("{}", text);
    boolean mailed = !settings.mail().isBlank() && mail(text);
    boolean posted = !settings.url().isBlank() && post(text);
    return mailed || posted || settings.mail().isBlank() && settings.url().isBlank();
  }

  private boolean mail(String text) {
    SimpleMailMessage mail = new SimpleMailMessage();
    mail.setFrom(from);
    mail.setTo(settings.mail());
    mail.setSubject("[Tocsin] " + text.lines().findFirst().orElse(""));
    mail.setText(text);
    try {
      sender.getObject().send(mail);
      return true;
    } catch (BeansException | MailException e) {
      log.error("The alarm was not taken by the mail server: {}", e.getMessage());
      return false;
    }
  }

  private boolean post(String text) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(settings.address())
              .timeout(ANSWER)
              .header("Content-Type", "application/json")
              .POST(
                  HttpRequest.BodyPublishers.ofString(
                      json.writeValueAsString(Map.of("text", text))))
              .build();
      int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status >= 300) {
        log.error("The alarm was answered {}", status);
      }
      return status < 300;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (IOException e) {
      log.error("The alarm was not taken: {}", e.getMessage());
      return false;
    }
  }
}
