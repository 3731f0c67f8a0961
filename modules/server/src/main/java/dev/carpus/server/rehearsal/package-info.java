/** The service, called over HTTP as clients call it, with what the authors' cases say. */
@NullMarked
package dev.carpus.server.rehearsal;

import org.jspecify.annotations.NullMarked;
