@NullMarked
package dev.carpus.reference;

import org.jspecify.annotations.NullMarked;
