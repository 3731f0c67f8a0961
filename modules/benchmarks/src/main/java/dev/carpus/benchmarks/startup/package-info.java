/** How soon the service is ready, and how soon it is quick, beside a minimal service. */
@NullMarked
package dev.carpus.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
