/** What guards Tasklist, Cockpit and the engine's REST interface. */
@NullMarked
package org.tocsin.engine.web;

import org.jspecify.annotations.NullMarked;
