/** Running processes, their tasks and their history, without a class of the engine. */
@NamedInterface
@NullMarked
package org.tocsin.engine.process;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
