@NullMarked
package dev.carpus.logic;

import org.jspecify.annotations.NullMarked;
