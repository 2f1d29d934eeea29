/** The postmortem and the follow-ups of an incident, as its page shows them. */
@NullMarked
package org.tocsin.postmortem.panel;

import org.jspecify.annotations.NullMarked;
