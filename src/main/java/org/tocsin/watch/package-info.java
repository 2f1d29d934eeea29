/**
 * Watches, from beside the engine, that no page waits longer than it should, and raises an alarm.
 */
@NullMarked
package org.tocsin.watch;

import org.jspecify.annotations.NullMarked;
