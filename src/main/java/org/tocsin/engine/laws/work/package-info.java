/** Laws of the work: verbs, user tasks, forms, timers, expressions and tables. */
@NullMarked
package org.tocsin.engine.laws.work;

import org.jspecify.annotations.NullMarked;
