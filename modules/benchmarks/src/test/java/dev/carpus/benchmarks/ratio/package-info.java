@NullMarked
package dev.carpus.benchmarks.ratio;

import org.jspecify.annotations.NullMarked;
