/** Devices that stay signed in, and passwords for machines. */
@NamedInterface
@NullMarked
package org.tocsin.security.devices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
