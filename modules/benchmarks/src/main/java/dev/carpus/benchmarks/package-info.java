/** What an evaluation costs, beside the floor and other engines. */
@NullMarked
package dev.carpus.benchmarks;

import org.jspecify.annotations.NullMarked;
