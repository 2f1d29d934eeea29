package org.tocsin.directory;

/** A new version of the directory is in force once the running transaction commits. */
public record DirectoryChanged() {}
