package org.tocsin.paging.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.tocsin.rig.SmtpSink;

class BoundedSocketsTest {
  @Test
  void aMailIsTakenByAServerThatIsQuick() {
    try (SmtpSink server = SmtpSink.start()) {
      send(server, Duration.ofSeconds(10));
      assertThat(server.mails()).hasSize(1);
    }
  }

  /** At a character a second, the greeting alone would take 16 seconds. */
  @Test
  @Timeout(10)
  void aServerThatIsSlowWithoutEndIsLeft() {
    try (SmtpSink server = SmtpSink.start()) {
      server.behave(SmtpSink.Manner.DRIP);
      assertThatThrownBy(() -> send(server, Duration.ofSeconds(2)))
          .isInstanceOf(MailException.class);
    }
  }

  private static void send(SmtpSink server, Duration longest) {
    JavaMailSenderImpl sender = new JavaMailSenderImpl();
    sender.setHost("127.0.0.1");
    sender.setPort(server.port());
    sender.getJavaMailProperties().put("mail.smtp.socketFactory", new BoundedSockets(longest));
    SimpleMailMessage mail = new SimpleMailMessage();
    mail.setFrom("tocsin@example.org");
    mail.setTo("ada@example.org");
    mail.setText("Said");
    sender.send(mail);
  }
}
