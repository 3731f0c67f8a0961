/** What is remembered of calls and feedback, and the database that keeps it. */
@NullMarked
package dev.carpus.server.memory;

import org.jspecify.annotations.NullMarked;
