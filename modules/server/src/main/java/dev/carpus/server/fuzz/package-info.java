/** Requests that no client should send, and what the service must make of them. */
@NullMarked
package dev.carpus.server.fuzz;

import org.jspecify.annotations.NullMarked;
