/** The whole of it: the real service, a real FHIR server, a real browser. */
@NullMarked
package dev.carpus.server.endtoend;

import org.jspecify.annotations.NullMarked;
