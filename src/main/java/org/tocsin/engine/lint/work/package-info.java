/** Rules for the work: verbs, user tasks, forms, timers, expressions and tables. */
@NullMarked
package org.tocsin.engine.lint.work;

import org.jspecify.annotations.NullMarked;
