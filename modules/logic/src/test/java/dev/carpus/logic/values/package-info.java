@NullMarked
package dev.carpus.logic.values;

import org.jspecify.annotations.NullMarked;
