package org.tocsin.security.openid;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.WebVisitor;

@StoryTest
class WithoutProviderTest {
  @Autowired ApplicationContext beans;
  @LocalServerPort int port;

  @Test
  void thereIsNoButtonAndNothingBehindIt() throws Exception {
    WebVisitor browser = new WebVisitor(port);
    assertThat(browser.get("/sign-in").body()).doesNotContain("oauth2");
    assertThat(browser.get("/oauth2/authorization/openid").headers().firstValue("Location"))
        .hasValue("/sign-in");
    assertThat(beans.getBeansOfType(ClientRegistrationRepository.class)).isEmpty();
  }
}
