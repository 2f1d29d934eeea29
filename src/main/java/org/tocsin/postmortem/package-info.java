/** What was learnt: the postmortem, its review, and the follow-ups. */
@NullMarked
package org.tocsin.postmortem;

import org.jspecify.annotations.NullMarked;
