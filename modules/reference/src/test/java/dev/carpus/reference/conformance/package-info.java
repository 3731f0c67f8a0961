/** The published tests of CQL, run on the compiled engine and on the official one. */
@NullMarked
package dev.carpus.reference.conformance;

import org.jspecify.annotations.NullMarked;
