/** Tests of the memory. */
@NullMarked
package dev.carpus.server.memory;

import org.jspecify.annotations.NullMarked;
