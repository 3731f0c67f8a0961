@NullMarked
package dev.carpus.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
