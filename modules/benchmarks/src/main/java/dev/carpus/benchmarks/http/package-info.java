/** Servers that are measured over HTTP, each in a process of its own. */
@NullMarked
package dev.carpus.benchmarks.http;

import org.jspecify.annotations.NullMarked;
