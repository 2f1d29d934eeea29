/** Text messages and calls through Twilio's API, and the answers to them. */
@NullMarked
package org.tocsin.paging.twilio;

import org.jspecify.annotations.NullMarked;
