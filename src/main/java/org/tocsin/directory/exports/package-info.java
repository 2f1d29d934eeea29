/** Directories of other products, made into documents of ours. */
@NullMarked
package org.tocsin.directory.exports;

import org.jspecify.annotations.NullMarked;
