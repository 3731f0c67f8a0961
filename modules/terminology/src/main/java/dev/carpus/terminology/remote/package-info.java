/** What remote terminology servers tell, and what is kept of it through an outage and a restart. */
@NullMarked
package dev.carpus.terminology.remote;

import org.jspecify.annotations.NullMarked;
