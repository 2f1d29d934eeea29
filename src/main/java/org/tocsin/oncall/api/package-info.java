/** On-call schedules, overrides and swaps over HTTP. */
@NullMarked
package org.tocsin.oncall.api;

import org.jspecify.annotations.NullMarked;
