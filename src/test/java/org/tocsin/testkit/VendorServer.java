package org.tocsin.testkit;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the stand-in for the vendors before Tocsin, which is told where it is. */
class VendorServer implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  @Override
  public void initialize(ConfigurableApplicationContext context) {
    Vendors vendors = new Vendors();
    context.getBeanFactory().registerSingleton("vendors", vendors);
    TestPropertyValues.of(
            "tocsin.ntfy.url=" + vendors.url(),
            "tocsin.ntfy.token=" + Vendors.NTFY_TOKEN,
            "tocsin.slack.url=" + vendors.url() + "/slack",
            "tocsin.slack.token=" + Vendors.SLACK_TOKEN,
            "tocsin.slack.signing-secret=" + Vendors.SLACK_SIGNING_SECRET,
            "tocsin.twilio.url=" + vendors.url(),
            "tocsin.twilio.account-sid=AC0",
            "tocsin.twilio.auth-token=" + Vendors.TWILIO_TOKEN,
            "tocsin.twilio.from=+4930123456",
            "tocsin.deadman.url=" + vendors.url() + Vendors.DEAD_MAN,
            "tocsin.private-network=true")
        .applyTo(context);
  }
}
