/** Things that cost, measured beside each other in one run, in turns. */
@NullMarked
package dev.carpus.benchmarks.ratio;

import org.jspecify.annotations.NullMarked;
