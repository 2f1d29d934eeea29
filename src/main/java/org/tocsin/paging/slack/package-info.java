/** Direct messages in Slack, and the button in them. */
@NullMarked
package org.tocsin.paging.slack;

import org.jspecify.annotations.NullMarked;
