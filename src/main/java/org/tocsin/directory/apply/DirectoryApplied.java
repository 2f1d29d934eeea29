package org.tocsin.directory.apply;

import org.tocsin.directory.document.Difference;

/**
 * Somebody put a new version of the directory into force. Published within the transaction of the
 * change.
 *
 * @param by the id of the person
 */
public record DirectoryApplied(long version, String by, Difference difference) {}
