/** What happened in an incident, in words, and never changed afterwards. */
@NamedInterface
@NullMarked
package org.tocsin.incident.timeline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
