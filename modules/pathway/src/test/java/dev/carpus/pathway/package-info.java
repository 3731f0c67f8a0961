@NullMarked
package dev.carpus.pathway;

import org.jspecify.annotations.NullMarked;
