package org.tocsin.paging.mail;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.StreamProvider;
import java.util.Optional;
import org.eclipse.angus.mail.util.MailStreamProvider;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;
import org.tocsin.engine.outside.HeldUp;
import org.tocsin.paging.PagingSettings;
import org.tocsin.paging.channel.Message;
import org.tocsin.paging.channel.Way;

/** Mail by Spring Mail; there is none as long as no {@code spring.mail.host} is set. */
@Component
public class Mail implements Way {
  static {
    // otherwise every part of every mail looks through the whole class path for it
    System.setProperty(StreamProvider.class.getName(), MailStreamProvider.class.getName());
  }

  private final ObjectProvider<JavaMailSenderImpl> sender;
  private final MailText text;
  private final PagingSettings settings;

  Mail(ObjectProvider<JavaMailSenderImpl> sender, MailText text, PagingSettings settings) {
    this.sender = sender;
    this.text = text;
    this.settings = settings;
  }

  @Override
  public String name() {
    return "mail";
  }

  @Override
  public boolean available() {
    return sender.getIfAvailable() != null;
  }

  @Override
  public boolean wakes() {
    return false;
  }

  @Override
  public String send(Message message) {
    JavaMailSenderImpl server = sender.getObject();
    try {
      MimeMessage mail = new OutgoingMail(server, message);
      mail.setFrom(new InternetAddress(settings.mailFrom()));
      mail.setRecipient(RecipientType.TO, new InternetAddress(message.address()));
      mail.setSubject(message.subject(), "UTF-8");
      mail.setContent(
          new MimeMultipart(
              "alternative",
              part(text.plain(message), "text/plain"),
              part(text.html(message), "text/html")));
      server.send(mail);
    } catch (MessagingException e) {
      throw new IllegalStateException("The mail cannot be written: " + e.getMessage(), e);
    } catch (MailException e) {
      throw said(e) instanceof HeldUp heldUp ? heldUp : new IllegalStateException(reason(e), e);
    }
    return "taken by %s for %s".formatted(server.getHost(), message.address());
  }

  /** What the mail server, or the way to it, said, without all that was wrapped around it. */
  private static String reason(MailException e) {
    return String.valueOf(said(e).getMessage()).lines().findFirst().orElse("").replaceAll(";$", "");
  }

  private static Throwable said(MailException e) {
    boolean hasOne =
        e instanceof MailSendException sending && sending.getMessageExceptions().length > 0;
    return hasOne ? ((MailSendException) e).getMessageExceptions()[0] : e.getMostSpecificCause();
  }

  /**
   * Spring's helper for this loads the types of attachments anew for each mail, which took half of
   * the time of a page.
   */
  private static MimeBodyPart part(String text, String type) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setContent(text, type + "; charset=UTF-8");
    return part;
  }

  @Override
  public Optional<String> probe() {
    JavaMailSenderImpl server = sender.getObject();
    try {
      server.testConnection();
    } catch (MessagingException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
    return Optional.of("%s takes mail".formatted(server.getHost()));
  }

  private static final class OutgoingMail extends MimeMessage {
    private final Message message;

    OutgoingMail(JavaMailSenderImpl server, Message message) {
      super(server.getSession());
      this.message = message;
    }

    /**
     * JavaMail makes a new Message-ID for every try; a page keeps its own. It asks for it when the
     * server is reached, which may have taken long, and before it is told anything.
     */
    @Override
    protected void updateMessageID() throws MessagingException {
      message.lease().check();
      setHeader("Message-ID", message.id());
    }
  }
}
