package org.tocsin.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * A whole Tocsin on a real PostgreSQL, with a clock that the story moves, a real SMTP server and no
 * background threads: what is due is done when the story lets time pass.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "camunda.bpm.job-execution.enabled=false",
      "tocsin.base-url=http://tocsin.test",
      "tocsin.admin-password=" + World.PASSWORD,
      "tocsin.intake-key=" + Alertmanager.KEY,
      "tocsin.alarm.mail=alarm@example.org",
      "spring.datasource.hikari.maximum-pool-size=12",
      // the other client that is there has five connections, fewer than some tests hold open
      "spring.http.client.factory=jdk"
    })
@ContextConfiguration(initializers = {StoryFolder.class, MailServer.class, VendorServer.class})
@Import(StoryConfiguration.class)
@ExtendWith(StartOver.class)
public @interface StoryTest {}
