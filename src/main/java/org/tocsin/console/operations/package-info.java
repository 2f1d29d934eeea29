/** Pages for operators: health, the audit log, and repairing a process by hand. */
@NullMarked
package org.tocsin.console.operations;

import org.jspecify.annotations.NullMarked;
