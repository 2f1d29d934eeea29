package org.tocsin.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tocsin.rig.Node;
import org.tocsin.rig.Rig;

/** A start that fails, as the person who starts Tocsin sees it. */
class RefusedStartTest {
  private static final Pattern ADMIN = Pattern.compile("Sign in as +admin with (\\S+)");

  @Test
  void aStartOnATakenPortStoresNothingAndTheNextOneShowsTheFirstPasswords() throws Exception {
    try (Rig rig = Rig.start("refused-start")) {
      Node node =
          rig.node("a")
              .java(Rig.SMALL)
              .with("TOCSIN_ADMIN_PASSWORD", "")
              .with("TOCSIN_INTAKE_KEY", "");
      try (ServerSocket taken =
          new ServerSocket(node.port(), 1, InetAddress.getByAddress(new byte[4]))) {
        assertThat(node.launch().awaitEnd()).as("exit code").isEqualTo(1);
        assertThat(taken.isBound()).isTrue();
      }
      assertThat(node.logged("Another program listens on port " + node.port())).hasSize(1);
      assertThat(node.logged("\tat ")).as("stack trace").isEmpty();
      assertThat(rig.database().number("select count(*) from act_id_user")).isZero();
      assertThat(rig.database().number("select count(*) from security_keys")).isZero();

      node.start();
      List<String> shown = node.logged("Sign in as");
      assertThat(shown).hasSize(1);
      Matcher admin = ADMIN.matcher(shown.get(0));
      assertThat(admin.find()).isTrue();
      assertThat(node.getAs("admin", admin.group(1), "/api/directory").statusCode()).isEqualTo(200);
    }
  }
}
