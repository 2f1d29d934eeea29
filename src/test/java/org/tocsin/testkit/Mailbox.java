package org.tocsin.testkit;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.MessageDeliveryHandler;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
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

  /** Refuses mail to this address from now on, with a temporary error. */
  public void refuse(String address) {
    server
        .getUserManager()
        .setMessageDeliveryHandler(
            (message, to) -> {
              if (to.getEmail().equals(address)) {
                throw new UserException("refused by the story");
              }
              return usual.handle(message, to);
            });
  }

  /** The subjects of all mails to this address, in the order of their arrival. */
  public List<String> subjectsTo(String address) {
    return to(address).stream().map(Mailbox::subject).toList();
  }

  /** The plain text of the newest mail to this address. */
  public String newestTo(String address) {
    List<MimeMessage> mails = to(address);
    if (mails.isEmpty()) {
      throw new AssertionError("No mail to " + address);
    }
    return plainText(mails.get(mails.size() - 1));
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
