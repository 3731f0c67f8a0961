/**
 * The sandbox: a HAPI FHIR R4 server with sample patients, in a process of its own, for
 * demonstrations and for tests that need a real FHIR server.
 */
@NullMarked
package dev.carpus.sandbox;

import org.jspecify.annotations.NullMarked;
