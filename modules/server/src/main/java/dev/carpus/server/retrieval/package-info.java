/** How a patient's record is obtained: from what the client sent, and from its FHIR server. */
@NullMarked
package dev.carpus.server.retrieval;

import org.jspecify.annotations.NullMarked;
