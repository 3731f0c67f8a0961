/** The commands of the product contract, section 1. */
@NullMarked
package dev.carpus.server.command;

import org.jspecify.annotations.NullMarked;
