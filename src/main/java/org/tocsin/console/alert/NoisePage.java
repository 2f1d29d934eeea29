package org.tocsin.console.alert;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.tocsin.insight.Noise;
import org.tocsin.view.Moment;

/** The alert rules that wake people for nothing, the worst first. */
@Controller
class NoisePage {
  private static final int DAYS = 90;

  private final Noise noise;

  NoisePage(Noise noise) {
    this.noise = noise;
  }

  /** One rule, and when it last had a part in an incident. */
  record Row(Noise.Rule rule, Moment last) {}

  @GetMapping("/noise")
  String noise(@ModelAttribute("now") Instant now, Model model) {
    List<Row> rows =
        noise.worst(DAYS).stream()
            .map(rule -> new Row(rule, new Moment(rule.lastAt(), now)))
            .toList();
    model.addAttribute("days", DAYS);
    model.addAttribute("rows", rows);
    return "console/alert/noise";
  }
}
