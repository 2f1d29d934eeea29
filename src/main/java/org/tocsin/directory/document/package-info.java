/** The directory as a document: read, checked, compared. */
@NamedInterface
@NullMarked
package org.tocsin.directory.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
