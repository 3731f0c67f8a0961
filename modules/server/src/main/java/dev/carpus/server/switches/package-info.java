/** What operators have switched off, while the service runs. */
@NullMarked
package dev.carpus.server.switches;

import org.jspecify.annotations.NullMarked;
