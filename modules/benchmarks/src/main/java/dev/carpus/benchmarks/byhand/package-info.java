/**
 * Some of the pathway's rules, written by hand in Java over the same facts as the compiled ones: as
 * an engineer would write them who knows what the rules read, and knows no CQL.
 */
@NullMarked
package dev.carpus.benchmarks.byhand;

import org.jspecify.annotations.NullMarked;
