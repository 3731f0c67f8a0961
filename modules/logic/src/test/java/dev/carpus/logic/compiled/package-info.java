@NullMarked
package dev.carpus.logic.compiled;

import org.jspecify.annotations.NullMarked;
