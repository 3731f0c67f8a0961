/** The CDS service: what is started, with what options, and what comes to it from outside. */
@NullMarked
package dev.carpus.server;

import org.jspecify.annotations.NullMarked;
