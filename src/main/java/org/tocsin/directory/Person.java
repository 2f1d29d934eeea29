package org.tocsin.directory;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who can be paged.
 *
 * @param id what they sign in with
 * @param mail their mail address; null when they have none
 */
public record Person(String id, String name, @Nullable String mail) {}
