/** Who is paged next: the levels of an escalation policy, and the people of a level. */
@NullMarked
package org.tocsin.paging.policy;

import org.jspecify.annotations.NullMarked;
