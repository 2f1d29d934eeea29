package org.tocsin.paging.notice;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tocsin.engine.contract.Message;
import org.tocsin.engine.process.Processes;
import org.tocsin.paging.Page;
import org.tocsin.paging.Pages;
import org.tocsin.shared.IncidentNumber;

/** Messages that want no answer. They are delivered by the model "notify". */
@Component
public class Notices {
  private final Pages pages;
  private final Processes processes;

  Notices(Pages pages, Processes processes) {
    this.pages = pages;
    this.processes = processes;
  }

  /** Sends one text to each of these people. */
  public void send(IncidentNumber incident, Collection<String> people, String text) {
    if (people.isEmpty()) {
      return;
    }
    List<String> added =
        people.stream()
            .distinct()
            .map(person -> String.valueOf(pages.add(notice(incident, person, text))))
            .toList();
    Map<String, @Nullable Object> data = new HashMap<>();
    data.put("pages", new ArrayList<>(added));
    processes.begin(Message.NOTICE_WANTED, incident, data);
  }

  private static Pages.Wanted notice(IncidentNumber incident, String person, String text) {
    return new Pages.Wanted(
        incident, null, Page.Kind.NOTICE, person, "notice", null, 0, text, null);
  }
}
