package org.tocsin.oncall.feed;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RefreshInterval;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Transp;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/** A feed as a file: RFC 5545, with the names that calendars read from RFC 7986 and before it. */
final class FeedText {
  private static final Duration REFRESH = Duration.ofHours(1);

  private static final int UNFOLDED = 1_000_000;

  private FeedText() {}

  static String of(String name, List<FeedEvent> events) {
    Calendar calendar = new Calendar();
    calendar.add(ImmutableVersion.VERSION_2_0);
    calendar.add(new ProdId("-//Tocsin//On call//EN"));
    calendar.add(ImmutableCalScale.GREGORIAN);
    calendar.add(ImmutableMethod.PUBLISH);
    calendar.add(new XProperty("X-WR-CALNAME", name));
    calendar.add(new XProperty("X-WR-TIMEZONE", "UTC"));
    calendar.add(new RefreshInterval(new ParameterList(List.of(Value.DURATION)), REFRESH));
    calendar.add(new XProperty("X-PUBLISHED-TTL", REFRESH.toString()));
    events.forEach(event -> calendar.add(event(event)));
    return written(calendar);
  }

  /** Whoever is on call is not busy: the time stays free for other things. */
  private static VEvent event(FeedEvent event) {
    VEvent shift = new VEvent(false);
    shift.add(new Uid(event.uid()));
    shift.add(new DtStamp(event.changedAt()));
    shift.add(new DtStart<Instant>(event.from()));
    shift.add(new DtEnd<Instant>(event.until()));
    shift.add(new Summary(event.summary()));
    shift.add(new Sequence(event.sequence()));
    shift.add(new LastModified(event.changedAt()));
    shift.add(new Status(event.cancelled() ? Status.VALUE_CANCELLED : Status.VALUE_CONFIRMED));
    shift.add(new Transp(Transp.VALUE_TRANSPARENT));
    return shift;
  }

  private static String written(Calendar calendar) {
    StringWriter text = new StringWriter();
    try {
      new CalendarOutputter(false, UNFOLDED).output(calendar, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Folding.fold(text.toString());
  }
}
