package org.tocsin.testkit;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.MessageDeliveryHandler;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** A real SMTP server in this process, and what was sent through it. */
public class Mailbox {
  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  private final MessageDeliveryHandler usual;

  public Mailbox() {
    server.start();
    usual =
        (message, to) -> {
          String address = to.getEmail();
          GreenMailUser user = server.getUserManager().getUserByEmail(address);
          return user != null
              ? user
              : server.getUserManager().createUser(address, address, address);
        };
  }

  public int port() {
    return server.getSmtp().getPort();
  }

  /** Throws away what has arrived, and takes mail again. */
  public void empty() {
    server.getUserManager().setMessageDeliveryHandler(usual);
    try {
      server.purgeEmailFromAllMailboxes();
    } catch (FolderException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Takes mail to everybody again. */
  public void takeAgain() {
    server.getUserManager().setMessageDeliveryHandler(usual);
  }

  /** Refuses mail to these addresses from now on, with a temporary error. */
  public void refuse(String... addresses) {
    server
        .getUserManager()
        .setMessageDeliveryHandler(
            (message, to) -> {
              if (List.of(addresses).contains(to.getEmail())) {
                throw new UserException("refused by the story");
              }
              return usual.handle(message, to);
            });
  }

  /** The subjects of all mails to this address, in the order of their arrival. */
  public List<String> subjectsTo(String address) {
    return to(address).stream().map(Mailbox::subject).toList();
  }

  /** The subjects of the pages to a person, in the order of their arrival. */
  public List<String> pagesTo(String person) {
    return subjectsTo(person + "@example.org").stream().filter(s -> s.startsWith("[SEV")).toList();
  }

  /** The subjects of the notices to a person, in the order of their arrival. */
  public List<String> noticesTo(String person) {
    return subjectsTo(person + "@example.org").stream().filter(s -> s.startsWith("[INC")).toList();
  }

  /** The plain text of the newest mail to this address. */
  public String newestTo(String address) {
    List<MimeMessage> mails = to(address);
    if (mails.isEmpty()) {
      throw new AssertionError("No mail to " + address);
    }
    return plainText(mails.get(mails.size() - 1));
  }

  /** The plain text of the newest mail to this address with this subject. */
  public String textOf(String address, String subject) {
    return to(address).stream()
        .filter(mail -> subject(mail).equals(subject))
        .reduce((earlier, newest) -> newest)
        .map(Mailbox::plainText)
        .orElseThrow(() -> new AssertionError("No mail '%s' to %s".formatted(subject, address)));
  }

  /** The newest mail to this address as it went over the wire. */
  public String sourceOfNewestTo(String address) {
    List<MimeMessage> mails = to(address);
    return GreenMailUtil.getWholeMessage(mails.get(mails.size() - 1));
  }

  /** The path of the link by which a person answers the newest page to them. */
  public String answerLinkTo(String person) {
    String link = "Acknowledge: http://tocsin.test";
    return to(person + "@example.org").stream()
        .map(Mailbox::plainText)
        .filter(text -> text.contains(link))
        .reduce((earlier, newest) -> newest)
        .map(text -> text.substring(text.indexOf(link) + link.length()).lines().findFirst().get())
        .orElseThrow(() -> new AssertionError("No page to " + person));
  }

  public List<MimeMessage> to(String address) {
    return Arrays.stream(server.getReceivedMessages())
        .filter(mail -> recipient(mail).equals(address))
        .toList();
  }

  private static String plainText(Part part) {
    try {
      Object content = part.getContent();
      return content instanceof Multipart several
          ? plainText(several.getBodyPart(0))
          : content.toString();
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String subject(MimeMessage mail) {
    try {
      return mail.getSubject();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String recipient(MimeMessage mail) {
    try {
      return mail.getAllRecipients()[0].toString();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
