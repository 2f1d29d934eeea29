/** The directory: reading it, editing it, and its versions. */
@NullMarked
package org.tocsin.console.directory;

import org.jspecify.annotations.NullMarked;
