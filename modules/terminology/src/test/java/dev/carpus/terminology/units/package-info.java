@NullMarked
package dev.carpus.terminology.units;

import org.jspecify.annotations.NullMarked;
