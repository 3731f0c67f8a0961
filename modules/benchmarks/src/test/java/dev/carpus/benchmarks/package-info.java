@NullMarked
package dev.carpus.benchmarks;

import org.jspecify.annotations.NullMarked;
