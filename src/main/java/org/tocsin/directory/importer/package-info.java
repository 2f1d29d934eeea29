/** Directories taken over from PagerDuty, Opsgenie and Grafana OnCall. */
@NamedInterface
@NullMarked
package org.tocsin.directory.importer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
