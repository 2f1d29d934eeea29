package org.tocsin.paging.notice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tocsin.engine.contract.Message;
import org.tocsin.engine.process.Processes;
import org.tocsin.oncall.Letterbox;
import org.tocsin.paging.Page;
import org.tocsin.paging.Pages;

/**
 * Messages that belong to no incident and want no answer. They are delivered by the model "notify",
 * by the same ways as a page.
 */
@Component
public class Letters implements Letterbox {
  private final Pages pages;
  private final Processes processes;

  Letters(Pages pages, Processes processes) {
    this.pages = pages;
    this.processes = processes;
  }

  /**
   * @param subject one line of at most 500 characters
   * @param body plain text of at most 20,000 characters
   */
  @Override
  public void send(String person, String subject, String body) {
    long letter =
        pages.add(
            new Pages.Wanted(
                null, null, Page.Kind.LETTER, person, "letter", null, 0, subject, body));
    Map<String, @Nullable Object> data = new HashMap<>();
    data.put("pages", new ArrayList<>(List.of(String.valueOf(letter))));
    processes.begin(Message.NOTICE_WANTED, data);
  }
}
