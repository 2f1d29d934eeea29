/** A person's shifts as a calendar that their phone subscribes to (iCalendar, RFC 5545). */
@NamedInterface
@NullMarked
package org.tocsin.oncall.feed;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
