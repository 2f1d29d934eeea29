/** People, teams, services, rotations and policies: the directory as data. */
@NamedInterface
@NullMarked
package org.tocsin.directory.model;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
