/** Acknowledgements, by console, link, text message, call or chat. */
@NamedInterface
@NullMarked
package org.tocsin.paging.answer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
