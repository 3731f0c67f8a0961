/** CQL, compiled from its ELM to closures over facts. */
@NullMarked
package dev.carpus.logic.compiled;

import org.jspecify.annotations.NullMarked;
