@NullMarked
package dev.carpus.server.fuzz;

import org.jspecify.annotations.NullMarked;
