@NullMarked
package dev.carpus.terminology;

import org.jspecify.annotations.NullMarked;
