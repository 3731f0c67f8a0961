@NullMarked
package dev.carpus.json;

import org.jspecify.annotations.NullMarked;
