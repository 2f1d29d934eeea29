/** What people hear besides pages: stand-downs, notices, letters. */
@NamedInterface
@NullMarked
package org.tocsin.paging.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
